// How fresh the data is, by source, as tiles.
import type { RepairView, SourceKind, SourceView } from "../../generated/ipc.ts";
import { useFormat, useT, type Translate } from "../../kit/i18n.tsx";
import { useNow } from "../../kit/useNow.ts";

export function sourceName(t: Translate, kind: SourceKind): string {
  switch (kind) {
    case "hub":
      return t("sync-source-hub");
    case "deals":
      return t("sync-source-deals");
    case "activities":
      return t("sync-source-activities");
    case "training":
      return t("sync-source-training");
  }
}

/** What was last found to differ from the hub. */
export function Repaired({ repairs }: { repairs: readonly RepairView[] }) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const [last] = repairs;
  return last === undefined ? null : <p className="sub repaired">{t("sync-repaired", { count: last.rows, time: format.moment(last.at, now) })}</p>;
}

export function Sources({ sources }: { sources: readonly SourceView[] }) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  return (
    <dl className="kpis sources" aria-label={t("sync-sources")}>
      {sources.map(({ kind, asOf, newestAt }) => (
        <div className="kpi" key={kind}>
          <dt className="trunc">{sourceName(t, kind)}</dt>
          <dd>
            <span className="v num">{asOf === null ? "–" : format.moment(asOf, now)}</span>
            <span className="d trunc">{newestAt === null ? (asOf === null ? t("sync-never") : format.ago(asOf, now)) : t("sync-newest", { time: format.ago(newestAt, now) })}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
