// A conflict side by side: what I wanted, what was there before, what others made of it; and who and when.
import type { ConflictView } from "../../generated/ipc.ts";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { useNow } from "../../kit/useNow.ts";
import { peopleOf } from "./decide.ts";

function Value({ children, same }: { children: string | null; same?: boolean }) {
  const t = useT();
  if (children === null) return <span className="muted">{t("app-none")}</span>;
  return <bdi className={same ? "sub" : "med"}>{children}</bdi>;
}

function Side({ label, who, at }: { label: string; who?: string; at?: number | null }) {
  const format = useFormat();
  const now = useNow(60_000);
  return (
    <th scope="col">
      <span className="side-name">{label}</span>
      {who === undefined ? null : (
        <span className="side-who">
          <bdi>{who}</bdi>
          {at === null || at === undefined ? null : <span className="num"> · {format.moment(at, now)}</span>}
        </span>
      )}
    </th>
  );
}

export function ConflictTable({ conflict }: { conflict: ConflictView }) {
  const t = useT();
  const people = peopleOf(t, conflict);
  const gone = conflict.kind === "removed";
  return (
    <table className="cmp three">
      <thead>
        <tr>
          <th className="vh" scope="col">
            {t("deal-edit")}
          </th>
          <Side label={t("sync-mine")} who={people.mine} at={conflict.mineAt} />
          <Side label={t("sync-base")} />
          <Side label={t("sync-theirs")} who={people.theirs} at={conflict.theirsAt} />
        </tr>
      </thead>
      <tbody>
        {conflict.fields.map((field) => (
          <tr key={field.name}>
            <th scope="row">{field.label}</th>
            <td>{conflict.kind === "changed" ? <span className="muted">–</span> : <Value same={field.mine === field.base}>{field.mine}</Value>}</td>
            <td>
              <Value same>{field.base}</Value>
            </td>
            <td>{gone ? <span className="muted">–</span> : <Value same={field.theirs === field.base}>{field.theirs}</Value>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
