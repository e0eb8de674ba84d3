// Training: how learning goes by course, run and region, and who stands still.
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, type ReactNode } from "react";
import type { ChartKind, TrainingView } from "../../generated/ipc.ts";
import { useSyncStatus } from "../../ipc/app.tsx";
import { useAsk, useExecute } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { Button } from "../../kit/Button.tsx";
import { Chart } from "../../kit/Chart.tsx";
import { Explained } from "../../kit/Explained.tsx";
import { FilterChip } from "../../kit/FilterChip.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { Hint } from "../../kit/Kbd.tsx";
import { ClearFilter, EmptyState, NoMatch } from "../../kit/states.tsx";
import { useBoxWidth } from "../../kit/useBoxWidth.ts";
import { useFilters } from "../../kit/useFilters.ts";
import type { TrainingSearch } from "../../lib/search.ts";
import { RegionTable, RunTable } from "./tables.tsx";
import { RemindBar, StalledLearners, useLearnerList, type LearnerList } from "./StalledLearners.tsx";

const route = getRouteApi("/training");
const CHART_PX = 196;

interface FiltersProps {
  search: TrainingSearch;
  all: TrainingView | undefined;
  change: (part: TrainingSearch) => void;
  /** Given where there is something to clear. */
  onClear: (() => void) | undefined;
}

function Filters({ search, all, change, onClear }: FiltersProps) {
  const t = useT();
  return (
    <div className="filters">
      <FilterChip
        field={t("training-course")}
        value={search.courseId}
        options={(all?.courses ?? []).map((course) => ({ value: course.id, label: course.title }))}
        onChange={(courseId) => change({ courseId })}
      />
      <FilterChip
        field={t("training-region")}
        value={search.region}
        options={(all?.regions ?? []).map(({ region }) => ({ value: region, label: region }))}
        onChange={(region) => change({ region })}
      />
      {onClear ? <ClearFilter onClear={onClear} /> : null}
    </div>
  );
}

function Figures({ view }: { view: TrainingView }) {
  const t = useT();
  const format = useFormat();
  const { lastSyncedAt } = useSyncStatus();
  const { totals } = view;
  const rate = (basisPoints: number | null) => (basisPoints === null ? "–" : format.percent(basisPoints));
  const tiles = [
    { title: t("training-enrolments"), about: t("training-explain-enrolments"), value: format.count(totals.enrolled), note: t("training-running-count", { count: totals.running }), warn: false },
    { title: t("training-completion"), about: t("training-explain-completion"), value: rate(totals.completionBp), note: t("training-passed-count", { count: totals.passed + totals.distinction }), warn: false },
    { title: t("training-mean-score"), about: t("training-explain-mean-score"), value: rate(totals.meanScoreBp), note: t("training-attempt-count", { count: totals.attempts }), warn: false },
    { title: t("training-stalled-learners"), about: t("today-explain-stalled-learners"), value: format.count(view.stalledTotal), note: t("training-stalled-note"), warn: view.stalledTotal > 0 },
  ];
  return (
    <dl className="kpis spaced">
      {tiles.map((tile) => (
        <div className="kpi" key={tile.title}>
          <dt className="trunc">
            <Explained text={tile.about} asOf={lastSyncedAt}>
              {tile.title}
            </Explained>
          </dt>
          <dd>
            <bdi className="v num">{tile.value}</bdi>
            <span className={tile.warn ? "d wn" : "d"}>{tile.note}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function TrainingChart({ chart, title }: { chart: ChartKind; title: string }) {
  const [boxRef, width] = useBoxWidth();
  const answer = useAsk("chart", { chart, id: null, box: { width, height: CHART_PX, textScale: 1 } }, { enabled: width > 0 });
  return <Chart title={title} view={answer.data} boxRef={boxRef} height={CHART_PX} state={<Answer of={answer} rows={4}>{() => null}</Answer>} />;
}

export function TrainingScreen(): ReactNode {
  const t = useT();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const go = useCallback((wanted: TrainingSearch) => void navigate({ to: "/training", search: wanted, replace: true }), [navigate]);
  const { change, clear } = useFilters(search, go);
  const all = useAsk("training", {}).data;
  const answer = useAsk("training", search);
  const filtered = search.courseId !== undefined || search.region !== undefined;
  return (
    <>
      <header className="bar">
        <h1>{t("nav-training")}</h1>
      </header>
      <Filters search={search} all={all} change={change} onClear={filtered ? clear : undefined} />
      <Answer of={answer}>
        {(view) => {
          if (view.totals.enrolled > 0) return <Overview view={view} />;
          return filtered ? <NoMatch hidden={all?.totals.enrolled ?? 0} onClear={clear} /> : <Nothing />;
        }}
      </Answer>
    </>
  );
}

function Nothing() {
  const t = useT();
  const { mutate } = useExecute();
  return (
    <EmptyState title={t("training-empty")}>
      <Button onClick={() => mutate({ kind: "sync_now" })}>{t("sync-now")}</Button>
    </EmptyState>
  );
}

function Overview({ view }: { view: TrainingView }) {
  const list = useLearnerList(view.stalled);
  return (
    <>
      <Sections view={view} list={list} />
      <RemindBar list={list} />
      <Hints />
    </>
  );
}

function Hints() {
  const t = useT();
  return (
    <div className="hints">
      <Hint chords={["j", "k"]} label={t("app-hint-move")} />
      <Hint chords={["Enter"]} label={t("app-hint-open")} />
      <Hint chords={["x"]} label={t("app-hint-select")} />
      <Hint chords={["r"]} label={t("reminder-hint")} />
      <Hint chords={["?"]} label={t("app-hint-shortcuts")} end />
    </div>
  );
}

function Sections({ view, list }: { view: TrainingView; list: LearnerList }) {
  const t = useT();
  return (
    <div className="scroll">
      <Figures view={view} />
      <div className="pmain even">
        <TrainingChart chart="training_completion" title={t("chart-completion-title")} />
        <TrainingChart chart="training_scores" title={t("training-scores-title")} />
        <section className="box">
          <h2>{t("training-by-region")}</h2>
          <RegionTable regions={view.regions} />
        </section>
        <StalledLearners list={list} total={view.stalledTotal} />
        <section className="box wide">
          <h2>{t("training-runs")}</h2>
          {/* Wider than a narrow window, so it scrolls by itself, by keyboard too. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className="sideways" role="group" aria-label={t("training-runs")} tabIndex={0}>
            <RunTable runs={view.runs} />
          </div>
        </section>
      </div>
    </div>
  );
}
