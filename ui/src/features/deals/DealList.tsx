// All deals: one table, narrowed by region, stage, owner and words.
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, type ReactNode } from "react";
import type { DealOnly } from "../../generated/ipc.ts";
import { useSyncStatus } from "../../ipc/app.tsx";
import { useAsk, useExecute } from "../../ipc/ask.ts";
import { Button } from "../../kit/Button.tsx";
import { Explained } from "../../kit/Explained.tsx";
import { FilterChip } from "../../kit/FilterChip.tsx";
import { useCodeWord, useFormat, useT } from "../../kit/i18n.tsx";
import { Hint } from "../../kit/Kbd.tsx";
import { SearchField } from "../../kit/SearchField.tsx";
import { Seg } from "../../kit/Seg.tsx";
import { ClearFilter, EmptyState, NoMatch } from "../../kit/states.tsx";
import { isNarrowed, useFilters } from "../../kit/useFilters.ts";
import { DEAL_SORTS, type DealSearch } from "../../lib/search.ts";
import { DealGrid, useDealPages } from "./DealGrid.tsx";

const route = getRouteApi("/deals");

function useSearch() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const go = useCallback((wanted: DealSearch) => void navigate({ to: "/deals", search: wanted, replace: true }), [navigate]);
  return { search, ...useFilters(search, go) };
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

export function DealList(): ReactNode {
  const t = useT();
  const { search, change, clear } = useSearch();
  const { mutate } = useExecute();
  const pages = useDealPages(search.sort ? search : { ...search, sort: "updated", descending: true });
  const filtered = isNarrowed(search);
  const onSort = useCallback(
    (by: string) => {
      const sort = DEAL_SORTS.find((one) => one === by);
      change({ sort, descending: sort === search.sort ? !search.descending : sort === "amount" });
    },
    [change, search.sort, search.descending],
  );
  const empty = filtered ? (
    <FilteredEmpty onClear={clear} />
  ) : (
    <EmptyState title={t("deal-empty")}>
      <Button onClick={() => mutate({ kind: "sync_now" })}>{t("sync-now")}</Button>
    </EmptyState>
  );
  return (
    <>
      <header className="bar">
        <h1>{t("nav-deals")}</h1>
        <Total pages={pages} />
      </header>
      <Filters search={search} change={change} onClear={filtered ? clear : undefined} />
      <DealGrid memory={`deals ${JSON.stringify(search)}`} pages={pages} sorting={{ by: search.sort, descending: search.descending ?? false }} onSort={onSort} empty={empty} />
      <div className="hints">
        <Hint chords={["j", "k"]} label={t("app-hint-move")} />
        <Hint chords={["Enter"]} label={t("app-hint-open")} />
        <Hint chords={["x"]} label={t("app-hint-select")} />
        <Hint chords={["m"]} label={t("deal-hint-stage")} />
        <Hint chords={["s"]} label={t("deal-hint-snooze")} />
        <Hint chords={["/"]} label={t("app-hint-search")} />
        <Hint chords={["?"]} label={t("app-hint-shortcuts")} end />
      </div>
    </>
  );
}
