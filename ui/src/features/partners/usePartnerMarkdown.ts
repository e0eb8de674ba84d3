// A partner as Markdown: its name and each property that it has.
import type { PartnerPageView } from "../../generated/ipc.ts";
import { useAsk } from "../../ipc/ask.ts";
import { useCodeWord, useFormat, useT } from "../../kit/i18n.tsx";
import { markdownRecord } from "../../lib/markdown.ts";

export function usePartnerMarkdown(partnerId: string): (view: PartnerPageView) => string {
  const t = useT();
  const word = useCodeWord();
  const format = useFormat();
  const score = useAsk("partner_health", { id: partnerId }).data?.score ?? null;
  return (view) => {
    const { row } = view;
    const sums = (values: typeof row.openPipeline) => (values.length === 0 ? null : format.sums(values));
    return markdownRecord(row.name, [
      [t("partner-kind"), word("partner-kind", row.kind)],
      [t("partner-tier"), row.tier === null ? null : word("partner-tier", row.tier)],
      [t("partner-city"), view.city],
      [t("partner-country"), row.country === null ? null : format.country(row.country)],
      [t("partner-website"), view.domain],
      [t("partner-region"), row.region],
      [t("partner-owner"), row.owner.name],
      [t("health-title"), score === null ? null : t("health-out-of", { score: format.count(score) })],
      [t("partner-open-deals"), format.count(row.openDeals)],
      [t("partner-open-amount"), sums(row.openPipeline)],
      [t("partner-won-quarter"), sums(row.wonThisQuarter)],
      [t("partner-tags"), view.tags.join(", ")],
      [t("partner-note"), view.note],
    ]);
  };
}
