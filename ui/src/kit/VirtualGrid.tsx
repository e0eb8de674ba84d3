// A table of any length: only the rows on screen exist, and more are asked for as the end comes near.
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type CSSProperties, type MouseEvent, type RefObject } from "react";
import { roomOf, shownColumns } from "../lib/columns.ts";
import { atLine, lineOf } from "../lib/groups.ts";
import { GridRow, GroupRow, Header, type Column, type Group, type Sorting } from "./GridParts.tsx";
import { recall, remember } from "./listMemory.ts";
import { useBoxWidth } from "./useBoxWidth.ts";
import { useListCursor } from "./useListCursor.ts";
import type { Selection } from "./useSelection.ts";
import { useSelectionKeys } from "./useSelectionKeys.tsx";

export type { Column, Group, Sorting };

interface VirtualGridProps<Row> {
  label: string;
  /** Names this list with its filter: coming back to it leads to the row that was left. */
  memory: string;
  columns: readonly Column<Row>[];
  /** Which of them were chosen, as `parseColumns` gives it. */
  chosenColumns?: string;
  rows: readonly Row[];
  /** In the order of the rows: each has a heading above its first one. */
  groups?: readonly Group[];
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
const NO_GROUPS: readonly Group[] = [];
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
  const { label, memory, rows, keyOf, nameOf, total, hasMore, onNeedMore, onOpen, sorting, onSort, selection, onPoint, groups = NO_GROUPS } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [measure, width] = useBoxWidth();
  const columns = useMemo(() => shownColumns(props.columns, props.chosenColumns, width), [props.columns, props.chosenColumns, width]);
  const setGrid = useCallback((element: HTMLDivElement | null) => ((scroller.current = element), measure(element)), [measure]);
  const count = Math.min(rows.length, MAX_ROWS);
  const lines = count + groups.length;
  const virtual = useVirtualizer({
    count: lines,
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
    if (hasMore && last >= lines - AHEAD && count < MAX_ROWS) onNeedMore();
  }, [hasMore, last, lines, count, onNeedMore]);

  const moving = useRef(0);
  const onMove = useCallback(
    (at: number) => {
      const line = lineOf(groups, at);
      // A group is entered from below with its heading.
      const heading = "group" in atLine(groups, line - 1) && (line - 1) * ROW_PX < (scroller.current?.scrollTop ?? 0);
      virtual.scrollToIndex(heading ? line - 1 : line, { align: "auto" });
      // Keys may come faster than frames: only the newest row gets the focus, an older one would pull the cursor back.
      cancelAnimationFrame(moving.current);
      moving.current = requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus({ preventScroll: true }));
    },
    [virtual, groups],
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
  const tracks = [...(selection ? [TICK_TRACK] : []), ...columns.map((column) => column.width)];
  // What was chosen is not squeezed: the table moves sideways instead.
  const least = props.chosenColumns === undefined ? 0 : tracks.reduce((sum, track) => sum + roomOf(track), 0);
  // Headings are lines too, and how many there are is known when all rows are there.
  const counted = total !== null && (groups.length === 0 || !hasMore);
  return (
    <div
      ref={setGrid}
      role="grid"
      aria-label={label}
      aria-rowcount={counted ? total + groups.length + 1 : -1}
      aria-colcount={tracks.length}
      aria-multiselectable={selection ? true : undefined}
      className="grid"
      style={{ "--tracks": tracks.join(" "), "--least": `${least}px`, "--gaps": tracks.length - 1 } as CSSProperties}
    >
      <Header columns={columns} sorting={sorting} onSort={onSort} selection={selection} count={rows.length} />
      <div role="rowgroup" className="grid-rows" style={{ blockSize: virtual.getTotalSize() }}>
        {shown.map((item) => {
          const top = item.start - HEADER_PX;
          const on = atLine(groups, item.index);
          if ("group" in on) return <GroupRow key={`group ${on.group.first}`} group={on.group} line={item.index} top={top} cells={tracks.length} />;
          const at = on.row;
          const row = rows[at];
          if (row === undefined) return null;
          const above = atLine(groups, item.index - 1);
          return (
            <GridRow
              key={keyOf(row)}
              row={row}
              name={nameOf(row)}
              at={at}
              line={item.index}
              under={"group" in above ? above.group : undefined}
              top={top}
              columns={columns}
              active={at === cursor.at}
              chosen={selection?.has(keyOf(row))}
              onClick={(event) => onClick(event, at)}
              onTick={(event) => onTick(event, at)}
              onFocus={() => cursor.set(at)}
            />
          );
        })}
      </div>
    </div>
  );
}
