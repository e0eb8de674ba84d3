// The weekly walk: what is to close in a quarter, what it was a while ago, and each deal a key away from the next.
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useMemo, useRef, type ReactNode } from "react";
import type { ForecastSince, ForecastView } from "../../generated/ipc.ts";
import { useAsk } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { FilterChip } from "../../kit/FilterChip.tsx";
import { dayVar, useT } from "../../kit/i18n.tsx";
import { Hint } from "../../kit/Kbd.tsx";
import { recall } from "../../kit/listMemory.ts";
import { EmptyState } from "../../kit/states.tsx";
import { useComingBack } from "../../kit/useComingBack.ts";
import { useFilters } from "../../kit/useFilters.ts";
import { useListCursor } from "../../kit/useListCursor.ts";
import type { ForecastSearch } from "../../lib/search.ts";
import { Sums } from "./Sums.tsx";
import { Walked } from "./Walked.tsx";

const route = getRouteApi("/forecast");

export function ForecastScreen(): ReactNode {
  const t = useT();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const go = useCallback((wanted: ForecastSearch) => void navigate({ to: "/forecast", search: wanted, replace: true }), [navigate]);
  const { change } = useFilters(search, go);
  const answer = useAsk("forecast", search);
  const memory = `forecast ${JSON.stringify(search)}`;
  return (
    <>
      <header className="bar">
        <h1>{t("forecast-title")}</h1>
        <span className="sub">{answer.data?.quarter}</span>
      </header>
      <Choices search={search} change={change} me={answer.data?.me ?? null} />
      <Answer of={answer} rows={12}>
        {(view) => <Walk key={memory} view={view} search={search} memory={memory} />}
      </Answer>
    </>
  );
}

interface ChoicesProps {
  search: ForecastSearch;
  change: (part: ForecastSearch) => void;
  me: string | null;
}

function Choices({ search, change, me }: ChoicesProps) {
  const t = useT();
  const quarters = [t("forecast-this-quarter"), t("forecast-next-quarter"), t("forecast-third-quarter")];
  const since: { value: ForecastSince; label: string }[] = [
    { value: "day", label: t("forecast-since-day") },
    { value: "week", label: t("forecast-since-week") },
    { value: "month", label: t("forecast-since-month") },
    { value: "quarter", label: t("forecast-since-quarter") },
  ];
  return (
    <div className="filters">
      <FilterChip
        always
        field={t("forecast-quarter")}
        value={String(search.ahead ?? 0)}
        options={quarters.map((label, ahead) => ({ value: String(ahead), label }))}
        onChange={(ahead) => change({ ahead: Number(ahead ?? 0) || undefined })}
      />
      {me === null ? null : (
        <FilterChip
          always
          field={t("forecast-owner")}
          value={search.all ? "all" : "mine"}
          options={[
            { value: "mine", label: t("forecast-mine") },
            { value: "all", label: t("forecast-all") },
          ]}
          onChange={(whose) => change({ all: whose === "all" || undefined })}
        />
      )}
      <FilterChip always field={t("forecast-since")} value={search.since ?? "week"} options={since} onChange={(value) => change({ since: since.map((one) => one.value).find((one) => one === value && one !== "week") })} />
    </div>
  );
}

interface WalkProps {
  view: ForecastView;
  search: ForecastSearch;
  /** Names the list with its choices. */
  memory: string;
}

function Walk({ view, search, memory }: WalkProps) {
  const t = useT();
  const navigate = route.useNavigate();
  const list = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => view.here.concat(view.left), [view]);
  const onOpen = useCallback(
    (at: number) => {
      const id = rows[at]?.deal.id;
      if (id !== undefined) void navigate({ to: "/deals/$id", params: { id }, state: { trail: { list: "forecast", query: search, memory } } });
    },
    [navigate, rows, search, memory],
  );
  const onMove = useCallback((at: number) => list.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus(), []);
  const cursor = useListCursor({ count: rows.length, onOpen, onMove, start: recall(memory)?.at });
  useComingBack(list, memory, cursor.at);
  const groups = [
    { title: t("forecast-here", { count: view.now.count }), rows: view.here, first: 0 },
    { title: t("forecast-left", { count: view.left.length }), rows: view.left, first: view.here.length },
  ];
  return (
    <section className="col" aria-label={t("forecast-title")}>
      <Sums view={view} />
      <div className="list" ref={list}>
        {view.knownFrom === null ? null : <p className="muted group-empty">{t("forecast-known-from", { day: dayVar(view.knownFrom) })}</p>}
        {rows.length === 0 ? <EmptyState title={t("forecast-empty")} hint={t("forecast-empty-hint")} /> : null}
        {groups.map((group) => (
          <Walked key={group.first} {...group} at={cursor.at} onPoint={cursor.set} onOpen={onOpen} />
        ))}
        {view.here.length < view.now.count ? <p className="muted group-empty">{t("forecast-first", { shown: view.here.length, count: view.now.count })}</p> : null}
      </div>
      <div className="hints">
        <Hint chords={["j", "k"]} label={t("app-hint-move")} />
        <Hint chords={["Enter"]} label={t("app-hint-open")} />
        <Hint chords={["?"]} label={t("app-hint-shortcuts")} end />
      </div>
    </section>
  );
}
