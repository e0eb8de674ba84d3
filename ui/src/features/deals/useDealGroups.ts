// Deals that close, or came into their stage, in the same month.
import { useMemo } from "react";
import type { DealFilter, DealRow } from "../../generated/ipc.ts";
import { useFormat, useT } from "../../kit/i18n.tsx";
import type { Group } from "../../kit/VirtualGrid.tsx";
import { monthOf, runsOf } from "../../lib/groups.ts";
import type { DealGroup } from "../../lib/search.ts";

interface Grouping {
  by: DealGroup | undefined;
  filter: DealFilter;
  total: number | null;
  hasMore: boolean;
}

export function useDealGroups(rows: readonly DealRow[], { by, filter, total, hasMore }: Grouping): readonly Group[] | undefined {
  const t = useT();
  const format = useFormat();
  // Of many matches of a text only the newest are listed.
  const whole = filter.text === undefined || rows.length === total;
  return useMemo(() => {
    if (by === undefined) return undefined;
    const dayOf = (row: DealRow) => (by === "close" ? row.closeOn : row.stageEnteredOn);
    const unknown = by === "close" ? t("deal-no-close-date") : t("app-unknown");
    return runsOf(rows, (row) => monthOf(dayOf(row)), !hasMore).map(({ key, first, count }) => ({
      first,
      label: key === null ? unknown : format.month(key),
      note: count === null || !whole ? null : t("deal-count", { count }),
    }));
  }, [t, format, rows, by, whole, hasMore]);
}
