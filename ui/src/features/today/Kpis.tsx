// The four figures at the top: each explains itself and leads to the rows behind it.
import { Link, type LinkProps } from "@tanstack/react-router";
import { Focusable } from "react-aria-components/Focusable";
import type { KpiKind, KpiView } from "../../generated/ipc.ts";
import { useSyncStatus } from "../../ipc/app.tsx";
import { Drawing } from "../../kit/Drawing.tsx";
import { Explanation } from "../../kit/Explained.tsx";
import { useFormat, useT, type Translate } from "../../kit/i18n.tsx";

function titleOf(t: Translate, kind: KpiKind): string {
  switch (kind) {
    case "open_pipeline":
      return t("today-open-pipeline");
    case "won_this_quarter":
      return t("today-won-this-quarter");
    case "stalled_deals":
      return t("today-stalled-deals");
    case "stalled_learners":
      return t("today-stalled-learners");
  }
}

function explain(t: Translate, kind: KpiKind): string {
  switch (kind) {
    case "open_pipeline":
      return t("today-explain-open-pipeline");
    case "won_this_quarter":
      return t("today-explain-won");
    case "stalled_deals":
      return t("today-explain-stalled-deals");
    case "stalled_learners":
      return t("today-explain-stalled-learners");
  }
}

/** The rows behind the figure. */
function linkOf(kind: KpiKind): LinkProps {
  switch (kind) {
    case "open_pipeline":
      return { to: "/deals", search: { only: "open", sort: "amount", descending: true } };
    case "won_this_quarter":
      return { to: "/deals", search: { stage: "won", sort: "stage_entered", descending: true } };
    case "stalled_deals":
      return { to: "/deals", search: { only: "stalled" } };
    case "stalled_learners":
      return { to: "/training" };
  }
}

function Kpi({ kpi }: { kpi: KpiView }) {
  const t = useT();
  const format = useFormat();
  const { lastSyncedAt } = useSyncStatus();
  const value = kpi.count === null ? format.sumsShort(kpi.money.slice(0, 1)) : format.count(kpi.count);
  const worrying = kpi.kind.startsWith("stalled") && (kpi.count ?? 0) > 0;
  return (
    <div className="kpi">
      <dt className="trunc">
        <Explanation text={explain(t, kpi.kind)} exact={kpi.count === null ? format.sums(kpi.money) : undefined} asOf={lastSyncedAt}>
          <Focusable>
            <Link {...linkOf(kpi.kind)} className="kpi-link">
              {titleOf(t, kpi.kind)}
            </Link>
          </Focusable>
        </Explanation>
      </dt>
      <dd>
        <bdi className="v num">{value}</bdi>
        <Drawing svg={kpi.spark} label={kpi.sparkSummary} className="spark" />
        <span className={worrying ? "d wn" : "d"}>{kpi.note}</span>
      </dd>
    </div>
  );
}

export function Kpis({ kpis }: { kpis: readonly KpiView[] }) {
  return (
    <dl className="kpis">
      {kpis.map((kpi) => (
        <Kpi kpi={kpi} key={kpi.kind} />
      ))}
    </dl>
  );
}
