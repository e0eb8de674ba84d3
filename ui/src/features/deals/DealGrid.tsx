// A table of the deals behind one filter, page after page as it is scrolled, with what can be done to many of them.
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import type { DealFilter, DealRow } from "../../generated/ipc.ts";
import { useAskPages } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { useT } from "../../kit/i18n.tsx";
import { useSelection } from "../../kit/useSelection.ts";
import { VirtualGrid, type Column, type Sorting } from "../../kit/VirtualGrid.tsx";
import type { DealGroup } from "../../lib/search.ts";
import { BulkBar } from "./BulkBar.tsx";
import { useDealGroups } from "./useDealGroups.ts";
import { useDealVerbs } from "./useDealVerbs.tsx";

/** Rows asked for at once: two screens, so that scrolling stays ahead. */
export const PAGE_ROWS = 200;

const paged = (filter: DealFilter): DealFilter => ({ ...filter, limit: PAGE_ROWS });

export function useDealPages(filter: DealFilter) {
  return useAskPages("deal_page", paged(filter));
}

interface DealGridProps {
  /** Names the list with its filter. */
  memory: string;
  filter: DealFilter;
  pages: ReturnType<typeof useDealPages>;
  sorting: Sorting;
  onSort: (by: string) => void;
  columns: readonly Column<DealRow>[];
  /** As the address has it. */
  chosenColumns?: string;
  group?: DealGroup;
  empty: React.ReactNode;
}

export function DealGrid({ memory, filter, pages, sorting, onSort, columns, chosenColumns, group, empty }: DealGridProps) {
  const t = useT();
  const navigate = useNavigate();
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data]);
  // Rows that still stand in another order make no groups.
  const groups = useDealGroups(rows, { by: pages.isPlaceholderData ? undefined : group, filter, total: pages.data?.pages[0]?.total ?? null, hasMore: pages.hasNextPage });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const onNeedMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const onOpen = useCallback(
    (row: DealRow) => void navigate({ to: "/deals/$id", params: { id: row.id }, state: { trail: { list: "deals", filter: paged(filter), memory } } }),
    [navigate, filter, memory],
  );
  const selection = useSelection(useMemo(() => rows.map(({ id }) => id), [rows]));
  const chosen = useMemo(() => rows.filter(({ id }) => selection.has(id)), [rows, selection]);
  const [pointed, setPointed] = useState<DealRow | undefined>();
  const verbs = useDealVerbs(useMemo(() => (chosen.length > 0 ? chosen : pointed ? [pointed] : []), [chosen, pointed]));
  return (
    <Answer of={pages} rows={14}>
      {(data) =>
        rows.length === 0 ? (
          empty
        ) : (
          <>
            <VirtualGrid
              label={t("nav-deals")}
              memory={memory}
              columns={columns}
              chosenColumns={chosenColumns}
              rows={rows}
              groups={groups}
              keyOf={(row) => row.id}
              nameOf={(row) => row.name}
              total={data.pages[0]?.total ?? null}
              hasMore={hasNextPage}
              onNeedMore={onNeedMore}
              onOpen={onOpen}
              sorting={sorting}
              onSort={onSort}
              selection={selection}
              onPoint={setPointed}
            />
            <BulkBar deals={chosen} onVerb={verbs.start} onClear={selection.clear} />
            {verbs.layer}
          </>
        )
      }
    </Answer>
  );
}
