// All partners: who they are, how well it goes, what is open with them, when we last talked.
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { FileUp } from "lucide-react";
import { useCallback, useMemo, useState, type ReactNode } from "react";
import type { PartnerFilter, PartnerRow, PartnerSort } from "../../generated/ipc.ts";
import { useAsk, useAskPages, useExecute } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { Button } from "../../kit/Button.tsx";
import { ColumnsMenu } from "../../kit/ColumnsMenu.tsx";
import { ExportMenu } from "../../kit/ExportMenu.tsx";
import { FilterChip } from "../../kit/FilterChip.tsx";
import { GroupMenu } from "../../kit/GroupMenu.tsx";
import { useCodeWord, useT } from "../../kit/i18n.tsx";
import { Hint } from "../../kit/Kbd.tsx";
import { SearchField } from "../../kit/SearchField.tsx";
import { ClearFilter, EmptyState, NoMatch } from "../../kit/states.tsx";
import { useTell } from "../../kit/tell.ts";
import { useBoxWidth } from "../../kit/useBoxWidth.ts";
import { useSelection } from "../../kit/useSelection.ts";
import { VirtualGrid, type Column } from "../../kit/VirtualGrid.tsx";
import { useFilters } from "../../kit/useFilters.ts";
import { PARTNER_SORTS, questionOf, type PartnerGroup, type PartnerSearch } from "../../lib/search.ts";
import { CompareBar } from "./CompareBar.tsx";
import { usePartnerColumns } from "./usePartnerColumns.tsx";
import { usePartnerGroups } from "./usePartnerGroups.ts";

const route = getRouteApi("/partners");
const PAGE_ROWS = 200;
/** Sorted by these, the most stands first. */
const MOST_FIRST: readonly PartnerSort[] = ["open_deals", "won_this_quarter", "last_touch", "tier"];

type Change = (part: Partial<PartnerSearch>) => void;

function Filters({ search, change, onClear }: { search: PartnerSearch; change: Change; onClear: (() => void) | undefined }) {
  const t = useT();
  const word = useCodeWord();
  const facets = useAsk("facets", {}).data;
  const onText = useCallback((text: string) => change({ text: text || undefined }), [change]);
  return (
    <div className="filters">
      <SearchField label={t("partner-search")} value={search.text ?? ""} onChange={onText} />
      <FilterChip
        field={t("partner-region")}
        value={search.region}
        options={(facets?.regions ?? []).map((region) => ({ value: region, label: region }))}
        onChange={(region) => change({ region })}
      />
      <FilterChip
        field={t("partner-owner")}
        value={search.ownerId}
        options={(facets?.owners ?? []).map((owner) => ({ value: owner.id, label: owner.name }))}
        onChange={(ownerId) => change({ ownerId })}
      />
      <FilterChip
        field={t("partner-tier")}
        value={search.tier}
        options={(facets?.tiers ?? []).map((tier) => ({ value: tier, label: word("partner-tier", tier) }))}
        onChange={(tier) => change({ tier })}
      />
      {onClear ? <ClearFilter onClear={onClear} /> : null}
    </div>
  );
}

/** What can be made of the partner under the cursor. */
export type PartnerSlot = (partnerId: string) => ReactNode;

interface GridProps {
  review: PartnerSlot;
  answers: PartnerSlot;
  /** Names the list with its filter. */
  memory: string;
  columns: readonly Column<PartnerRow>[];
  pages: ReturnType<typeof usePartnerPages>;
  search: PartnerSearch;
  change: Change;
}

/** Asked for after the list: it takes all partners to say how one stands among them. */
function useScores(enabled: boolean): ReadonlyMap<string, number> | undefined {
  const view = useAsk("partner_scores", {}, { enabled }).data;
  return useMemo(() => view && new Map(view.scores.map(({ id, score }) => [id, score])), [view]);
}

function Grid({ review, answers, memory, columns, pages, search, change }: GridProps) {
  const t = useT();
  const navigate = useNavigate();
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data]);
  // Rows that still stand in another order make no groups.
  const groups = usePartnerGroups(rows, pages.isPlaceholderData ? undefined : search.group, pages.hasNextPage);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const onNeedMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const onOpen = useCallback(
    (row: PartnerRow) => void navigate({ to: "/partners/$id", params: { id: row.id }, state: { trail: { list: "partners", filter: paged(search), memory } } }),
    [navigate, search, memory],
  );
  const [pointed, setPointed] = useState<PartnerRow | undefined>(undefined);
  const selection = useSelection(useMemo(() => rows.map(({ id }) => id), [rows]));
  const by = search.sort ?? "name";
  const onSort = useCallback(
    (wanted: string) => {
      const sort = PARTNER_SORTS.find((one) => one === wanted);
      const turned = sort === by;
      change({ sort, descending: turned ? !search.descending : sort !== undefined && MOST_FIRST.includes(sort), group: turned ? search.group : undefined });
    },
    [change, by, search.descending, search.group],
  );
  return (
    <>
      <VirtualGrid
        label={t("nav-partners")}
        memory={memory}
        columns={columns}
        chosenColumns={search.columns}
        rows={rows}
        groups={groups}
        keyOf={(row) => row.id}
        nameOf={(row) => row.name}
        total={pages.data?.pages[0]?.total ?? null}
        hasMore={hasNextPage}
        onNeedMore={onNeedMore}
        onOpen={onOpen}
        sorting={{ by, descending: search.descending ?? false }}
        onSort={onSort}
        selection={selection}
        onPoint={setPointed}
      />
      {pointed ? review(pointed.id) : null}
      {pointed ? answers(pointed.id) : null}
      <CompareBar ids={selection.ids} onClear={selection.clear} />
    </>
  );
}

function usePartnerPages(search: PartnerSearch) {
  return useAskPages("partner_list", paged(search));
}

const paged = (search: PartnerSearch): PartnerFilter => ({ ...questionOf(search), limit: PAGE_ROWS });

function Grouping({ group, change }: { group: PartnerGroup | undefined; change: Change }) {
  const t = useT();
  const options = [
    { id: "tier" as const, label: t("partner-tier"), keyName: "t" },
    { id: "region" as const, label: t("partner-region"), keyName: "r" },
  ];
  return <GroupMenu options={options} chosen={group} onChoose={(by) => change({ group: by, ...(by && { sort: by, descending: MOST_FIRST.includes(by) }) })} />;
}

function Empty({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const t = useT();
  const hidden = useAsk("partner_list", { limit: 1 }).data?.total ?? 0;
  const { mutate } = useExecute();
  if (filtered) return <NoMatch hidden={hidden} onClear={onClear} />;
  return (
    <EmptyState title={t("partner-empty")}>
      <div className="row">
        <Button onClick={() => mutate({ kind: "sync_now" })}>{t("sync-now")}</Button>
        <Link to="/import" search={{ of: "partners" }} className="btn">
          {t("import-title")}
        </Link>
      </div>
    </EmptyState>
  );
}

export function PartnerList({ review, answers }: { review: PartnerSlot; answers: PartnerSlot }): ReactNode {
  const t = useT();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const go = useCallback((wanted: PartnerSearch) => void navigate({ to: "/partners", search: wanted, replace: true }), [navigate]);
  const { change, clear } = useFilters(search, go);
  const pages = usePartnerPages(search);
  const tell = useTell();
  const { mutate } = useExecute();
  const columns = usePartnerColumns(useScores(pages.data !== undefined));
  const [measure, width] = useBoxWidth();
  // Another column moves no row.
  const memory = `partners ${JSON.stringify({ ...search, columns: undefined })}`;
  const filtered = [search.text, search.region, search.tier, search.ownerId].some((value) => value !== undefined);
  return (
    <>
      <header className="bar" ref={measure}>
        <h1>{t("nav-partners")}</h1>
        <span className="sub end num" role="status">
          {pages.data?.pages[0] ? t("partner-count", { count: pages.data.pages[0].total }) : ""}
        </span>
        <Grouping group={search.group} change={change} />
        <ColumnsMenu columns={columns} chosen={search.columns} width={width} onChoose={(chosen) => change({ columns: chosen })} />
        <Link to="/import" search={{ of: "partners" }} className="btn ghost icon" title={t("import-title")}>
          <FileUp className="i s" aria-hidden />
          <span className="sr-only">{t("import-title")}</span>
        </Link>
        <ExportMenu onExport={(format) => mutate({ kind: "export_partners", filter: questionOf(search), format }, tell)} />
      </header>
      <Filters search={search} change={change} onClear={filtered ? clear : undefined} />
      <Answer of={pages} rows={14}>
        {(data) =>
          data.pages[0]?.rows.length ? (
            <Grid review={review} answers={answers} memory={memory} columns={columns} pages={pages} search={search} change={change} />
          ) : (
            <Empty filtered={filtered} onClear={clear} />
          )
        }
      </Answer>
      <div className="hints">
        <Hint chords={["j", "k"]} label={t("app-hint-move")} />
        <Hint chords={["Enter"]} label={t("app-hint-open")} />
        <Hint chords={["x"]} label={t("app-hint-select")} />
        <Hint chords={["h"]} label={t("compare-hint")} />
        <Hint chords={["a"]} label={t("answer-hint")} />
        <Hint chords={["q"]} label={t("review-hint")} />
        <Hint chords={["/"]} label={t("app-hint-search")} />
        <Hint chords={["?"]} label={t("app-hint-shortcuts")} end />
      </div>
    </>
  );
}
