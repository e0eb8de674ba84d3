// A deal as Markdown: its name and each property that it has.
import type { DealView } from "../../generated/ipc.ts";
import { useCodeWord, useFormat, useT } from "../../kit/i18n.tsx";
import { markdownRecord } from "../../lib/markdown.ts";

export function useDealMarkdown(): (view: DealView) => string {
  const t = useT();
  const word = useCodeWord();
  const format = useFormat();
  const day = (date: string | null) => (date === null ? null : format.dayLong(date));
  return (view) => {
    const { row } = view;
    return markdownRecord(row.name, [
      [t("deal-code"), row.code],
      [t("deal-partner"), row.partner.name],
      [t("deal-account"), view.accountName],
      [t("deal-product"), view.productName],
      [t("deal-owner"), row.owner.name],
      [t("deal-region"), row.region],
      [t("deal-stage"), word("deal-stage", row.stage)],
      [t("deal-amount"), row.money ? format.money(row.money) : null],
      [t("deal-close-date"), day(row.closeOn)],
      [t("deal-next-step"), row.nextStep],
      [t("deal-next-step-on"), day(row.nextStepOn)],
      [t("deal-snoozed"), day(view.snoozedUntil)],
      [t("deal-why-stalled"), view.stall?.reasons.map(({ text }) => text).join(" ") ?? null],
    ]);
  };
}
