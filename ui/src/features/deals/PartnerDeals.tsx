// The deals of one partner, for its page.
import { useMemo, useState, type ReactNode } from "react";
import type { DealSort } from "../../generated/ipc.ts";
import { useT } from "../../kit/i18n.tsx";
import { EmptyState } from "../../kit/states.tsx";
import { DEAL_SORTS } from "../../lib/search.ts";
import { DealGrid, useDealPages } from "./DealGrid.tsx";
import { useDealColumns } from "./useDealColumns.tsx";

export function PartnerDeals({ partnerId }: { partnerId: string }): ReactNode {
  const t = useT();
  const [sort, setSort] = useState<{ by: DealSort; descending: boolean }>({ by: "updated", descending: true });
  const filter = useMemo(() => ({ partnerId, sort: sort.by, descending: sort.descending }), [partnerId, sort]);
  const pages = useDealPages(filter);
  const all = useDealColumns();
  const columns = useMemo(() => all.filter(({ id }) => id !== "partner"), [all]);
  const onSort = (wanted: string) => {
    const by = DEAL_SORTS.find((one) => one === wanted);
    if (by) setSort((before) => ({ by, descending: by === before.by ? !before.descending : by === "amount" }));
  };
  return <DealGrid memory={`deals of ${partnerId} ${JSON.stringify(sort)}`} filter={filter} pages={pages} sorting={sort} onSort={onSort} columns={columns} empty={<EmptyState title={t("partner-no-deals")} />} />;
}
