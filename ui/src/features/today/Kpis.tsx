// The four figures at the top, each with where it comes from.
import type { KpiKind, KpiView } from "../../generated/ipc.ts";
import { Drawing } from "../../kit/Drawing.tsx";
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

function Kpi({ kpi }: { kpi: KpiView }) {
  const t = useT();
  const format = useFormat();
  const value = kpi.count === null ? format.sumsShort(kpi.money.slice(0, 1)) : format.count(kpi.count);
  const worrying = kpi.kind.startsWith("stalled") && (kpi.count ?? 0) > 0;
  return (
    <div className="kpi">
      <dt className="trunc">{titleOf(t, kpi.kind)}</dt>
      <dd>
        <bdi className="v num" title={kpi.count === null ? format.sums(kpi.money) : undefined}>
          {value}
        </bdi>
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
