// What may be the same customer: how sure that is, why, and both side by side.
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import type { CheckView, ComparedView } from "../../generated/ipc.ts";
import { Chip } from "../../kit/Chip.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { Parts } from "../../kit/Timeline.tsx";
import { className, kindName, pathOf, toneOfClass } from "./words.ts";

/** `folded` leaves them all closed: where there is little room. */
export function Checks({ checks, folded = false }: { checks: readonly CheckView[]; folded?: boolean }) {
  return (
    <ul className="dup-list">
      {checks.map((check, at) => (
        <li key={check.id}>
          <Check check={check} open={at === 0 && !folded} />
        </li>
      ))}
    </ul>
  );
}

function Check({ check, open }: { check: CheckView; open: boolean }) {
  const t = useT();
  const path = pathOf(check);
  return (
    <details className="dup" open={open}>
      <summary>
        <ChevronRight className="i s flip" aria-hidden />
        <span className="dup-name">
          <b className="trunc med">
            <bdi>{check.title}</bdi>
          </b>
          <span className="muted trunc">
            <Parts of={[kindName(t, check.kind), ...(check.partner === null ? [] : [check.partner])]} />
          </span>
        </span>
        <Chip tone={toneOfClass(check.class)}>{className(t, check.class)}</Chip>
      </summary>
      <div className="dup-body">
        <p className="muted num">{t("registration-score", { score: check.score })}</p>
        <Reasons check={check} />
        {check.compared.length === 0 ? null : <Compared lines={check.compared} />}
        {path === null ? null : (
          <Link to={path} className="btn small-btn">
            {t("app-open")}
          </Link>
        )}
      </div>
    </details>
  );
}

export function Reasons({ check }: { check: CheckView }) {
  const format = useFormat();
  return (
    <ul className="row dup-reasons">
      {check.reasons.map((reason) => (
        <li key={reason.code}>
          <Chip tone={reason.points < 0 ? "line" : "plain"}>
            {reason.text}
            {reason.points === 0 ? null : <span className="num dup-points">{format.count(reason.points)}</span>}
          </Chip>
        </li>
      ))}
    </ul>
  );
}

function Compared({ lines }: { lines: readonly ComparedView[] }) {
  const t = useT();
  const side = (text: string | null) => (text === null ? <span className="muted">–</span> : <bdi>{text}</bdi>);
  return (
    <table className="cmp" aria-label={t("registration-compared")}>
      <thead>
        <tr>
          <th className="vh" scope="col">
            {t("registration-compared")}
          </th>
          <th scope="col">{t("registration-this")}</th>
          <th scope="col">{t("registration-that")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.label}>
            <th scope="row">{line.label}</th>
            <td>{side(line.this)}</td>
            <td>{side(line.that)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
