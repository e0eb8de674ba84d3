// A table of any length: only the rows on screen exist, and more are asked for as the end comes near.
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type CSSProperties, type MouseEvent, type RefObject } from "react";
import { GridRow, Header, type Column, type Sorting } from "./GridParts.tsx";
import { recall, remember } from "./listMemory.ts";
import { useBoxWidth } from "./useBoxWidth.ts";
import { useListCursor } from "./useListCursor.ts";
import type { Selection } from "./useSelection.ts";
import { useSelectionKeys } from "./useSelectionKeys.tsx";

export type { Column, Sorting };

interface VirtualGridProps<Row> {
  label: string;
  /** Names this list with its filter: coming back to it leads to the row that was left. */
  memory: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  nameOf: (row: Row) => string;
  /** Rows in the whole list; unknown while a search is too broad to count. */
  total: number | null;
  hasMore: boolean;
  onNeedMore: () => void;
  onOpen: (row: Row) => void;
  sorting: Sorting;
  onSort: (by: string) => void;
  /** Given where something can be done to many rows. */
  selection?: Selection;
  /** Hears which row the cursor is on. */
  onPoint?: (row: Row | undefined) => void;
}

const ROW_PX = 40;
const TICK_TRACK = "16px";
/** The header stays on top while the rows scroll below it. */
const HEADER_PX = 34;
/** Rows below the screen that are already there when the user arrives. */
const AHEAD = 60;
/** Browsers clamp an element at 33 million pixels; a keyset list is narrowed long before. */
const MAX_ROWS = 400_000;

/** Scrolls to where the list was left, with the focus on its row; keeps the place when it is left. */
function useComingBack(memory: string, scroller: RefObject<HTMLDivElement | null>, at: number): void {
  const latest = useRef(at);
  useEffect(() => {
    latest.current = at;
    remember(memory, { at, scrollTop: scroller.current?.scrollTop ?? 0 });
  }, [at, memory, scroller]);
  useLayoutEffect(() => {
    const grid = scroller.current;
    const place = recall(memory);
    if (!grid) return;
    grid.scrollTo(0, place?.scrollTop ?? 0);
    if (place) {
      requestAnimationFrame(() => {
        const nobody = document.activeElement === document.body || document.activeElement?.id === "content";
        if (nobody) grid.querySelector<HTMLElement>(`[data-at="${place.at}"]`)?.focus({ preventScroll: true });
      });
    }
    const onScroll = () => remember(memory, { at: latest.current, scrollTop: grid.scrollTop });
    grid.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      grid.removeEventListener("scroll", onScroll);
      remember(memory, { at: latest.current, scrollTop: grid.scrollTop });
    };
  }, [memory, scroller]);
}

export function VirtualGrid<Row>(props: VirtualGridProps<Row>) {
  const { label, memory, rows, keyOf, nameOf, total, hasMore, onNeedMore, onOpen, sorting, onSort, selection, onPoint } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [measure, width] = useBoxWidth();
  const columns = useMemo(() => props.columns.filter(({ from }) => from === undefined || width === 0 || width >= from), [props.columns, width]);
  const setGrid = useCallback((element: HTMLDivElement | null) => ((scroller.current = element), measure(element)), [measure]);
  const count = Math.min(rows.length, MAX_ROWS);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    scrollMargin: HEADER_PX,
    scrollPaddingStart: HEADER_PX,
    initialRect: { width: 1, height: 800 },
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= count - AHEAD && count < MAX_ROWS) onNeedMore();
  }, [hasMore, last, count, onNeedMore]);

  const moving = useRef(0);
  const onMove = useCallback(
    (at: number) => {
      virtual.scrollToIndex(at, { align: "auto" });
      // Keys may come faster than frames: only the newest row gets the focus, an older one would pull the cursor back.
      cancelAnimationFrame(moving.current);
      moving.current = requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus({ preventScroll: true }));
    },
    [virtual],
  );
  const open = useCallback(
    (at: number) => {
      const row = rows[at];
      if (row !== undefined) onOpen(row);
    },
    [rows, onOpen],
  );
  const cursor = useListCursor({ count, onOpen: open, onMove, start: recall(memory)?.at });
  const [known, setKnown] = useState(memory);
  if (known !== memory) {
    setKnown(memory);
    cursor.set(recall(memory)?.at ?? 0);
  }
  useComingBack(memory, scroller, cursor.at);
  useSelectionKeys({ selection, at: cursor.at, count, moveTo: cursor.moveTo });
  const pointed = rows[cursor.at];
  useEffect(() => onPoint?.(pointed), [onPoint, pointed]);
  const onClick = (event: MouseEvent, at: number) => {
    if (selection && event.shiftKey) selection.extend(cursor.at, at);
    else if (selection && (event.ctrlKey || event.metaKey)) selection.toggle(at);
    else return open(at);
    cursor.moveTo(at);
  };
  const onTick = (event: MouseEvent, at: number) => {
    if (event.shiftKey) selection?.extend(cursor.at, at);
    else selection?.toggle(at);
    cursor.moveTo(at);
  };
  const tracks = [...(selection ? [TICK_TRACK] : []), ...columns.map((column) => column.width)].join(" ");
  return (
    <div
      ref={setGrid}
      role="grid"
      aria-label={label}
      aria-rowcount={total === null ? -1 : total + 1}
      aria-colcount={columns.length + (selection ? 1 : 0)}
      aria-multiselectable={selection ? true : undefined}
      className="grid"
      style={{ "--tracks": tracks } as CSSProperties}
    >
      <Header columns={columns} sorting={sorting} onSort={onSort} selection={selection} count={rows.length} />
      <div role="rowgroup" className="grid-rows" style={{ blockSize: virtual.getTotalSize() }}>
        {shown.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <GridRow
              key={keyOf(row)}
              row={row}
              name={nameOf(row)}
              at={item.index}
              top={item.start - HEADER_PX}
              columns={columns}
              active={item.index === cursor.at}
              chosen={selection?.has(keyOf(row))}
              onClick={(event) => onClick(event, item.index)}
              onTick={(event) => onTick(event, item.index)}
              onFocus={() => cursor.set(item.index)}
            />
          );
        })}
      </div>
    </div>
  );
}
