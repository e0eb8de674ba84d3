// A table of the deals behind one filter, page after page as it is scrolled.
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { DealFilter, DealRow } from "../../generated/ipc.ts";
import { useAskPages } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { useT } from "../../kit/i18n.tsx";
import { VirtualGrid, type Sorting } from "../../kit/VirtualGrid.tsx";
import { useDealColumns } from "./useDealColumns.tsx";

/** Rows asked for at once: two screens, so that scrolling stays ahead. */
export const PAGE_ROWS = 200;

export function useDealPages(filter: DealFilter) {
  return useAskPages("deal_page", { ...filter, limit: PAGE_ROWS });
}

interface DealGridProps {
  /** Names the list with its filter. */
  memory: string;
  pages: ReturnType<typeof useDealPages>;
  sorting: Sorting;
  onSort: (by: string) => void;
  withPartner?: boolean;
  empty: React.ReactNode;
}

export function DealGrid({ memory, pages, sorting, onSort, withPartner = true, empty }: DealGridProps) {
  const t = useT();
  const navigate = useNavigate();
  const columns = useDealColumns({ withPartner });
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const onNeedMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const onOpen = useCallback((row: DealRow) => void navigate({ to: "/deals/$id", params: { id: row.id } }), [navigate]);
  return (
    <Answer of={pages} rows={14}>
      {(data) =>
        rows.length === 0 ? (
          empty
        ) : (
          <VirtualGrid
            label={t("nav-deals")}
            memory={memory}
            columns={columns}
            rows={rows}
            keyOf={(row) => row.id}
            total={data.pages[0]?.total ?? null}
            hasMore={hasNextPage}
            onNeedMore={onNeedMore}
            onOpen={onOpen}
            sorting={sorting}
            onSort={onSort}
          />
        )
      }
    </Answer>
  );
}
