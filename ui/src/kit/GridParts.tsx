// Header, headings of groups, and rows of a table.
import { ArrowDown, ArrowUp } from "lucide-react";
import type { MouseEvent, ReactNode } from "react";
import { useT } from "./i18n.tsx";
import { Tick } from "./Tick.tsx";
import type { Selection } from "./useSelection.ts";

export interface Column<Row> {
  id: string;
  label: string;
  /** CSS grid track. */
  width: string;
  end?: boolean;
  /** Left out where the list is narrower than this, in CSS pixels: what matters less gives way first. */
  from?: number;
  /** Shown only where it was asked for. */
  extra?: boolean;
  /** Set where the list can be sorted by this column. */
  sort?: string;
  cell: (row: Row) => ReactNode;
}

export interface Sorting {
  by: string | undefined;
  descending: boolean;
}

/** Rows that stand together under a heading. */
export interface Group {
  /** Place of its first row. */
  first: number;
  label: string;
  /** How many rows it has, where that is known. */
  note: string | null;
}

/** The first column stays in sight while the others move sideways. */
const cellClass = ({ end }: Column<never>, place: number): string => ["gc", end ? "num-col" : "", place === 0 ? "lead" : ""].join(" ").trim();

interface HeaderProps<Row> {
  columns: readonly Column<Row>[];
  sorting: Sorting;
  onSort: (by: string) => void;
  selection: Selection | undefined;
  count: number;
}

export function Header<Row>({ columns, sorting, onSort, selection, count }: HeaderProps<Row>) {
  const t = useT();
  const chosen = selection?.ids.length ?? 0;
  return (
    <div role="row" aria-rowindex={1} className="gr gh-row">
      {selection ? (
        <div role="columnheader" className="gc">
          <Tick label={t("app-key-select-all")} on={chosen === 0 ? false : chosen === count ? true : "some"} onToggle={chosen > 0 ? selection.clear : selection.all} />
        </div>
      ) : null}
      {columns.map((column, place) => {
        const sorted = column.sort !== undefined && column.sort === sorting.by;
        const direction = sorting.descending ? "descending" : "ascending";
        return (
          <div role="columnheader" key={column.id} className={cellClass(column, place)} aria-sort={sorted ? direction : undefined}>
            {column.sort === undefined ? (
              column.label
            ) : (
              <button type="button" title={t("app-sort-by", { column: column.label })} onClick={() => onSort(column.sort ?? "")}>
                {column.label}
                {sorted && (sorting.descending ? <ArrowDown className="i s" aria-hidden /> : <ArrowUp className="i s" aria-hidden />)}
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}

const idOf = (group: Group): string => `group-${group.first}`;

interface GroupRowProps {
  group: Group;
  line: number;
  top: number;
  /** Cells that a row has. */
  cells: number;
}

/** No place for the cursor: its first row tells of it. */
export function GroupRow({ group, line, top, cells }: GroupRowProps) {
  return (
    <div role="row" aria-rowindex={line + 2} className="gr group-row" style={{ transform: `translateY(${top}px)` }}>
      <div role="rowheader" aria-colspan={cells} id={idOf(group)} className="gc">
        <bdi className="trunc">{group.label}</bdi>
        {group.note === null ? null : <span className="muted num">{group.note}</span>}
      </div>
    </div>
  );
}

interface RowProps<Row> {
  row: Row;
  name: string;
  at: number;
  /** Place among rows and headings. */
  line: number;
  /** The heading above it, where it is the first row of a group. */
  under: Group | undefined;
  top: number;
  columns: readonly Column<Row>[];
  active: boolean;
  /** `undefined` where rows can't be chosen. */
  chosen: boolean | undefined;
  onClick: (event: MouseEvent) => void;
  onTick: (event: MouseEvent) => void;
  onFocus: () => void;
}

/** A press with Shift chooses up to here: it marks no text. */
const keepText = (event: MouseEvent) => event.shiftKey && event.preventDefault();

export function GridRow<Row>({ row, name, at, line, under, top, columns, active, chosen, onClick, onTick, onFocus }: RowProps<Row>) {
  const t = useT();
  return (
    // The keys of the list are handled once for the whole screen, by the cursor.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      aria-rowindex={line + 2}
      aria-selected={chosen ?? active}
      aria-describedby={under && idOf(under)}
      data-at={at}
      tabIndex={active ? 0 : -1}
      className={["gr", active ? "on" : "", chosen ? "sel" : ""].join(" ").trim()}
      style={{ transform: `translateY(${top}px)` }}
      onMouseDown={keepText}
      onClick={onClick}
      onFocus={onFocus}
    >
      {chosen === undefined ? null : (
        <div role="gridcell" className="gc">
          <Tick label={t("app-select-row", { name })} on={chosen} onToggle={onTick} />
        </div>
      )}
      {columns.map((column, place) => (
        <div role="gridcell" key={column.id} className={cellClass(column, place)}>
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}
