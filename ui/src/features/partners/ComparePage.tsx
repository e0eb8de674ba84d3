// Two to four partners side by side, with the best and the worst of each row.
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronRight, CircleCheck, CircleMinus } from "lucide-react";
import { useMemo, type ReactNode } from "react";
import type { ComparedPartnerView, CompareView, MarkView } from "../../generated/ipc.ts";
import { useAsk } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { CopyMarkdown } from "../../kit/CopyMarkdown.tsx";
import { Explained } from "../../kit/Explained.tsx";
import { useT } from "../../kit/i18n.tsx";
import { Monogram } from "../../kit/Identity.tsx";
import { EmptyState } from "../../kit/states.tsx";
import { useBack } from "../../kit/useBack.ts";
import { COMPARED_LEAST } from "../../lib/search.ts";
import { useCompareMarkdown } from "./useCompareMarkdown.ts";
import { useCompareRows, type Row } from "./useCompareRows.tsx";

const route = getRouteApi("/partners/compare");

export function ComparePage(): ReactNode {
  const t = useT();
  useBack("/partners");
  const { ids } = route.useSearch();
  const chosen = useMemo(() => (ids ? ids.split(",") : []), [ids]);
  const enough = chosen.length >= COMPARED_LEAST;
  const answer = useAsk("partner_compare", { ids: chosen }, { enabled: enough });
  if (enough) return <Answer of={answer}>{(view) => <Compare view={view} />}</Answer>;
  return (
    <>
      <Bar />
      <EmptyState title={t("compare-choose")} hint={t("compare-how")}>
        <Link to="/partners" className="btn">
          {t("compare-to-list")}
        </Link>
      </EmptyState>
    </>
  );
}

function Bar({ children }: { children?: ReactNode }) {
  const t = useT();
  return (
    <div className="bar">
      <nav className="crumb" aria-label={t("app-crumbs")}>
        <Link to="/partners">{t("nav-partners")}</Link>
        <ChevronRight className="i s flip" aria-hidden />
        <h1 className="semi here" aria-current="page">
          {t("compare-title")}
        </h1>
      </nav>
      <span className="row end">{children}</span>
    </div>
  );
}

function Compare({ view }: { view: CompareView }) {
  const t = useT();
  const rows = useCompareRows();
  const markdown = useCompareMarkdown();
  return (
    <>
      <Bar>
        <CopyMarkdown text={() => markdown(view)} keys="y" />
      </Bar>
      {/* It scrolls both ways, so the keyboard must be able to reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="compare" role="group" aria-label={t("compare-title")} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col" className="muted small">
                {t("partner-name")}
              </th>
              {view.partners.map(({ row }) => (
                <th scope="col" key={row.id}>
                  <span className="row">
                    <Monogram name={row.name} />
                    <Link to="/partners/$id" params={{ id: row.id }} className="lnk">
                      <bdi>{row.name}</bdi>
                    </Link>
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          {[rows.health, rows.figures, rows.facts].map((group) => (
            <tbody key={group[0]?.label}>
              {group.map((row) => (
                <Line key={row.label} row={row} view={view} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </>
  );
}

function Line({ row, view }: { row: Row; view: CompareView }) {
  const marks = view.marks.find(({ row: of }) => of === row.marked)?.marks;
  return (
    <tr>
      <th scope="row">
        {row.meaning === undefined ? (
          row.label
        ) : (
          <Explained text={row.meaning} asOf={view.asOf}>
            {row.label}
          </Explained>
        )}
      </th>
      {view.partners.map((partner, at) => (
        <td key={partner.row.id}>
          <Cell row={row} partner={partner} mark={marks?.[at] ?? null} />
        </td>
      ))}
    </tr>
  );
}

function Cell({ row, partner, mark }: { row: Row; partner: ComparedPartnerView; mark: MarkView | null }) {
  const share = row.share?.(partner);
  return (
    <>
      <span className="cell">
        <bdi className="num">{row.text(partner)}</bdi>
        {mark === null ? null : <Marked mark={mark} />}
      </span>
      {typeof share === "number" ? (
        <span className="measure" aria-hidden>
          <span style={{ inlineSize: `${share}%` }} />
        </span>
      ) : null}
      {row.drawing?.(partner)}
    </>
  );
}

function Marked({ mark }: { mark: MarkView }) {
  const t = useT();
  const Icon = mark === "best" ? CircleCheck : CircleMinus;
  return (
    <span className={`verdict ${mark}`}>
      <Icon className="i s" aria-hidden />
      {mark === "best" ? t("compare-best") : t("compare-worst")}
    </span>
  );
}
