// All deals: one table, narrowed by region, stage, owner and words.
import { getRouteApi, Link } from "@tanstack/react-router";
import { FileUp, SquareKanban, Table2 } from "lucide-react";
import { useCallback, useMemo, type ReactNode } from "react";
import type { DealFilter, DealOnly } from "../../generated/ipc.ts";
import { useSyncStatus } from "../../ipc/app.tsx";
import { useAsk, useExecute } from "../../ipc/ask.ts";
import { Button } from "../../kit/Button.tsx";
import { ColumnsMenu } from "../../kit/ColumnsMenu.tsx";
import { ExportMenu } from "../../kit/ExportMenu.tsx";
import { Explained } from "../../kit/Explained.tsx";
import { FilterChip } from "../../kit/FilterChip.tsx";
import { GroupMenu } from "../../kit/GroupMenu.tsx";
import { useCodeWord, useFormat, useT } from "../../kit/i18n.tsx";
import { Hint } from "../../kit/Kbd.tsx";
import { useActions } from "../../kit/keymap.tsx";
import { SearchField } from "../../kit/SearchField.tsx";
import { Seg } from "../../kit/Seg.tsx";
import { useTell } from "../../kit/tell.ts";
import { ClearFilter, EmptyState, NoMatch } from "../../kit/states.tsx";
import { useBoxWidth } from "../../kit/useBoxWidth.ts";
import { isNarrowed, useFilters } from "../../kit/useFilters.ts";
import { DEAL_GROUPS, DEAL_SORTS, questionOf, type DealSearch } from "../../lib/search.ts";
import { Board } from "./Board.tsx";
import { DealGrid, useDealPages } from "./DealGrid.tsx";
import { useDealColumns } from "./useDealColumns.tsx";

const route = getRouteApi("/deals");

function useSearch() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const go = useCallback((wanted: DealSearch) => void navigate({ to: "/deals", search: wanted, replace: true }), [navigate]);
  return { search, go, ...useFilters(search, go) };
}

interface FiltersProps {
  search: DealSearch;
  change: (part: Partial<DealSearch>) => void;
  /** Given where there is something to clear. */
  onClear: (() => void) | undefined;
}

function Filters({ search, change, onClear }: FiltersProps) {
  const t = useT();
  const word = useCodeWord();
  const facets = useAsk("facets", {}).data;
  const onText = useCallback((text: string) => change({ text: text || undefined }), [change]);
  const only: DealOnly | "all" = search.only ?? "all";
  return (
    <div className="filters">
      <SearchField label={t("deal-search")} value={search.text ?? ""} onChange={onText} />
      <FilterChip
        field={t("deal-region")}
        value={search.region}
        options={(facets?.regions ?? []).map((region) => ({ value: region, label: region }))}
        onChange={(region) => change({ region })}
      />
      <FilterChip
        field={t("deal-stage")}
        value={search.stage}
        options={(facets?.stages ?? []).map((stage) => ({ value: stage, label: word("deal-stage", stage) }))}
        onChange={(stage) => change({ stage })}
      />
      <FilterChip
        field={t("deal-owner")}
        value={search.ownerId}
        options={(facets?.owners ?? []).map((owner) => ({ value: owner.id, label: owner.name }))}
        onChange={(ownerId) => change({ ownerId })}
      />
      {onClear ? <ClearFilter onClear={onClear} /> : null}
      <span className="end" />
      <Seg
        label={t("app-filter")}
        value={only}
        choices={[
          { value: "all", label: t("app-all") },
          { value: "open", label: t("deal-only-open") },
          { value: "stalled", label: t("deal-only-stalled") },
        ]}
        onChange={(value) => change({ only: value === "all" ? undefined : value })}
      />
    </div>
  );
}

function Total({ pages }: { pages: ReturnType<typeof useDealPages> }) {
  const t = useT();
  const format = useFormat();
  const { lastSyncedAt } = useSyncStatus();
  const page = pages.data?.pages[0];
  if (!page) return null;
  if (page.total === null) return <span className="muted end">{t("deal-too-many")}</span>;
  return (
    <span className="end">
      <Explained text={t("deal-explain-total")} exact={page.sum.length === 0 ? undefined : format.sums(page.sum)} asOf={lastSyncedAt}>
        <span className="sub num" role="status">
          {page.sum.length === 0 ? t("deal-count", { count: page.total }) : t("deal-total", { count: page.total, amount: format.sumsShort(page.sum) })}
        </span>
      </Explained>
    </span>
  );
}

function FilteredEmpty({ onClear }: { onClear: () => void }) {
  const hidden = useAsk("deal_page", { limit: 1 }).data?.total ?? 0;
  return <NoMatch hidden={hidden} onClear={onClear} />;
}

function Layout({ search, go }: { search: DealSearch; go: (search: DealSearch) => void }) {
  const t = useT();
  const show = useCallback((view: "board" | "table") => go({ ...search, view: view === "board" ? view : undefined }), [search, go]);
  const other = search.view === "board" ? "table" : "board";
  useActions(
    useMemo(() => {
      const Icon = other === "board" ? SquareKanban : Table2;
      const label = other === "board" ? t("app-board") : t("app-table");
      return [{ id: `show-${other}`, label, group: t("app-palette-actions"), keys: ["v"], icon: <Icon className="i" aria-hidden />, run: () => show(other) }];
    }, [t, other, show]),
  );
  return (
    <Seg
      label={t("app-layout")}
      signs
      value={search.view ?? "table"}
      choices={[
        { value: "board", label: t("app-board"), icon: <SquareKanban className="i s" aria-hidden /> },
        { value: "table", label: t("app-table"), icon: <Table2 className="i s" aria-hidden /> },
      ]}
      onChange={show}
    />
  );
}

function Hints({ board }: { board: boolean }) {
  const t = useT();
  return (
    <div className="hints">
      <Hint chords={["j", "k"]} label={t("app-hint-move")} />
      {board ? <Hint chords={["ArrowLeft", "ArrowRight"]} label={t("deal-hint-lanes")} /> : null}
      <Hint chords={["Enter"]} label={t("app-hint-open")} />
      <Hint chords={["x"]} label={t("app-hint-select")} />
      <Hint chords={["m"]} label={t("deal-hint-stage")} />
      <Hint chords={["s"]} label={t("deal-hint-snooze")} />
      {board ? null : <Hint chords={["/"]} label={t("app-hint-search")} />}
      <Hint chords={["?"]} label={t("app-hint-shortcuts")} end />
    </div>
  );
}

/** The newest first, where nobody chose an order. */
function filterOf(search: DealSearch): DealFilter {
  const filter = questionOf(search);
  return filter.sort ? filter : { ...filter, sort: "updated", descending: true };
}

function Grouping({ search, change }: Pick<FiltersProps, "search" | "change">) {
  const t = useT();
  // Of all deals the latest come first, of the open ones those that wait longest.
  const descending = search.only === undefined;
  const options = [
    { id: "close" as const, label: t("deal-by-close"), keyName: "c" },
    { id: "entered" as const, label: t("deal-by-entered"), keyName: "s" },
  ];
  return <GroupMenu options={options} chosen={search.group} onChoose={(by) => change({ group: by, ...(by && { sort: DEAL_GROUPS[by], descending }) })} />;
}

export function DealList(): ReactNode {
  const t = useT();
  const { search, go, change, clear } = useSearch();
  const tell = useTell();
  const { mutate } = useExecute();
  const filter = useMemo(() => filterOf(search), [search]);
  const pages = useDealPages(filter);
  const filtered = isNarrowed(search);
  const onSort = useCallback(
    (by: string) => {
      const sort = DEAL_SORTS.find((one) => one === by);
      const turned = sort === search.sort;
      change({ sort, descending: turned ? !search.descending : sort === "amount" || sort === "updated", group: turned ? search.group : undefined });
    },
    [change, search.sort, search.descending, search.group],
  );
  const columns = useDealColumns();
  const [measure, width] = useBoxWidth();
  const empty = filtered ? (
    <FilteredEmpty onClear={clear} />
  ) : (
    <EmptyState title={t("deal-empty")}>
      <div className="row">
        <Button onClick={() => mutate({ kind: "sync_now" })}>{t("sync-now")}</Button>
        <Link to="/import" search={{ of: "deals" }} className="btn">
          {t("import-title")}
        </Link>
      </div>
    </EmptyState>
  );
  // Another column moves no row.
  const memory = `deals ${JSON.stringify({ ...search, columns: undefined })}`;
  const board = search.view === "board";
  return (
    <>
      <header className="bar" ref={measure}>
        <h1>{t("nav-deals")}</h1>
        <Layout search={search} go={go} />
        <Total pages={pages} />
        {board ? null : (
          <>
            <Grouping search={search} change={change} />
            <ColumnsMenu columns={columns} chosen={search.columns} width={width} onChoose={(chosen) => change({ columns: chosen })} />
          </>
        )}
        <Link to="/import" search={{ of: "deals" }} className="btn ghost icon" title={t("import-title")}>
          <FileUp className="i s" aria-hidden />
          <span className="sr-only">{t("import-title")}</span>
        </Link>
        <ExportMenu onExport={(format) => mutate({ kind: "export_deals", filter, format }, tell)} />
      </header>
      <Filters search={search} change={change} onClear={filtered ? clear : undefined} />
      {board && pages.data?.pages[0]?.total !== 0 ? (
        <Board key={memory} memory={memory} filter={filter} />
      ) : (
        <DealGrid
          memory={memory}
          filter={filter}
          pages={pages}
          sorting={{ by: search.sort, descending: search.descending ?? false }}
          onSort={onSort}
          columns={columns}
          chosenColumns={search.columns}
          group={search.group}
          empty={empty}
        />
      )}
      <Hints board={board} />
    </>
  );
}
