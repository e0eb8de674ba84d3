// A drawing made by the backend: tooltip and keyboard cursor from its hit areas, and the same numbers as a table.
import { Table2, ChartColumn } from "lucide-react";
import { useState, type KeyboardEvent, type ReactNode } from "react";
import type { ChartView, HitView, LegendView } from "../generated/ipc.ts";
import { IconButton } from "./Button.tsx";
import { Drawing } from "./Drawing.tsx";
import { useLanguage, useT } from "./i18n.tsx";

/** The next point along the series, or the same point of the neighbouring series. */
function step(hits: readonly HitView[], from: HitView | null, alongSeries: number, acrossSeries: number): HitView | null {
  if (!from) return hits[0] ?? null;
  const series = from.series + acrossSeries;
  const index = from.index + alongSeries;
  return hits.find((hit) => hit.series === series && hit.index === index) ?? from;
}

function ChartFigure({ view }: { view: ChartView }) {
  const t = useT();
  const rtl = useLanguage() === "ar";
  const [hit, setHit] = useState<HitView | null>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const onward = rtl ? "ArrowLeft" : "ArrowRight";
    const moves: Record<string, [number, number]> = {
      [onward]: [1, 0],
      [rtl ? "ArrowRight" : "ArrowLeft"]: [-1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    };
    const move = moves[event.key];
    if (event.key === "Escape") setHit(null);
    if (!move) return;
    event.preventDefault();
    setHit((before) => step(view.hits, before, ...move));
  };
  return (
    // The cursor over the points needs the focus; what it finds is read out below.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions
    <div className="chart-figure" role="group" aria-label={view.summary} tabIndex={0} onKeyDown={onKeyDown} onBlur={() => setHit(null)} data-own-keys>
      <Drawing svg={view.svg} label={view.summary} />
      <svg className="chart-hits" viewBox={`0 0 ${view.width} ${view.height}`} aria-hidden="true" onPointerLeave={() => setHit(null)}>
        {view.hits.map((one) => (
          <rect key={`${one.series}-${one.index}`} className={one === hit ? "on" : undefined} x={one.x} y={one.y} width={one.w} height={one.h} onPointerEnter={() => setHit(one)} />
        ))}
      </svg>
      {hit ? <Tooltip hit={hit} view={view} /> : null}
      <span className="sr-only" role="status">
        {hit ? t("chart-point", { label: hit.label, value: hit.value }) : ""}
      </span>
    </div>
  );
}

function Tooltip({ hit, view }: { hit: HitView; view: ChartView }) {
  const middle = (hit.x + hit.w / 2) / view.width;
  const style = { left: `${Math.max(0.12, Math.min(0.88, middle)) * 100}%`, top: `max(32px, ${(hit.y / view.height) * 100}%)` };
  return (
    <div className="chart-tip" style={style} aria-hidden="true">
      <span className="muted">{hit.label}</span> <b className="num">{hit.value}</b>
    </div>
  );
}

function ChartTable({ view }: { view: ChartView }) {
  const { caption, headers, rows } = view.table;
  return (
    // A long table scrolls, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="chart-table" tabIndex={0} role="group" aria-label={caption}>
      <table className="mini">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {headers.map((header) => (
              <th scope="col" key={header}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={cells[0] ?? row}>
              {cells.map((cell, at) => (at === 0 ? <th scope="row" key={headers[at]}>{cell}</th> : <td key={headers[at]}>{cell}</td>))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What tells the series apart; a single one is named by the title. */
function seriesOf(view: ChartView | undefined): readonly LegendView[] {
  return view && view.legend.length > 1 ? view.legend : [];
}

interface ChartProps {
  title: string;
  view: ChartView | undefined;
  /** What stands in the head after the legend. */
  end?: ReactNode;
  boxRef: (element: HTMLElement | null) => void;
  height: number;
  state?: ReactNode;
}

export function Chart({ title, view, end, boxRef, height, state }: ChartProps) {
  const t = useT();
  const [asTable, setAsTable] = useState(false);
  return (
    <section className="box">
      <h2>
        <span>{title}</span>
        <span className="legend end">
          {seriesOf(view).map((entry) => (
            <span key={entry.label}>
              <i className={entry.dashed ? "ln" : undefined} style={entry.dashed ? { borderColor: `var(--chart-${entry.slot})` } : { background: `var(--chart-${entry.slot})` }} />
              <span>{entry.label}</span>
            </span>
          ))}
          {end}
        </span>
        <IconButton
          label={asTable ? t("app-show-chart") : t("app-show-table")}
          icon={asTable ? <ChartColumn className="i s" aria-hidden /> : <Table2 className="i s" aria-hidden />}
          aria-pressed={asTable}
          onClick={() => setAsTable((before) => !before)}
          disabled={!view}
        />
      </h2>
      <div ref={boxRef} style={{ minBlockSize: height }}>
        {view ? asTable ? <ChartTable view={view} /> : <ChartFigure view={view} /> : state}
      </div>
    </section>
  );
}
