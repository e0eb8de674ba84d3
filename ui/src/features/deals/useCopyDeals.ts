// Deals on the clipboard, as a table that notes and mails understand.
import { useCallback } from "react";
import type { DealRow } from "../../generated/ipc.ts";
import { useCodeWord, useFormat, useT } from "../../kit/i18n.tsx";
import { useToast } from "../../kit/toast.tsx";
import { markdownTable } from "../../lib/markdown.ts";
import { useDay } from "./useDay.ts";

export function useCopyDeals(): (deals: readonly DealRow[]) => void {
  const t = useT();
  const word = useCodeWord();
  const format = useFormat();
  const say = useToast();
  const day = useDay();
  return useCallback(
    (deals) => {
      const headers = [t("deal-code"), t("deal-name"), t("deal-partner"), t("deal-stage"), t("deal-amount"), t("deal-close-date"), t("deal-next-step")];
      const cells = (deal: DealRow) => [
        deal.code,
        deal.name,
        deal.partner.name,
        word("deal-stage", deal.stage),
        deal.money ? format.money(deal.money) : "",
        deal.closeOn === null ? "" : day(deal.closeOn),
        deal.nextStep ?? "",
      ];
      const text = markdownTable(headers, deals.map(cells));
      void navigator.clipboard.writeText(text).then(() => say(t("app-copied-rows", { count: deals.length })));
    },
    [t, word, format, say, day],
  );
}
