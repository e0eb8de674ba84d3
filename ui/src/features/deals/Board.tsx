// The deals behind a filter as a board, a column for each stage: moved by pointer or by key, one or many.
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useState, type MouseEvent, type ReactNode, type RefObject } from "react";
import type { DealFilter, DealRow } from "../../generated/ipc.ts";
import { useApp } from "../../ipc/app.tsx";
import { useAsk } from "../../ipc/ask.ts";
import { Chip } from "../../kit/Chip.tsx";
import { useCodeWord, useT } from "../../kit/i18n.tsx";
import { recall, remember } from "../../kit/listMemory.ts";
import { useDrag, type Carried } from "../../kit/useDrag.ts";
import { useSelection, type Selection } from "../../kit/useSelection.ts";
import { useSelectionKeys } from "../../kit/useSelectionKeys.tsx";
import { BulkBar } from "./BulkBar.tsx";
import { placeIn } from "./boardPlace.ts";
import { CardFace } from "./Card.tsx";
import { Lane, laneFilter, type LaneActs } from "./Lane.tsx";
import { useBoardCursor, type BoardCursor } from "./useBoardCursor.tsx";
import { useDealVerbs } from "./useDealVerbs.tsx";

interface BoardProps {
  /** Names the board with its filter. */
  memory: string;
  filter: DealFilter;
}

const NO_ROWS: readonly DealRow[] = [];
const cardOf = (board: HTMLElement | null, id: string) => board?.querySelector<HTMLElement>(`[data-deal="${id}"]`);

export function Board({ memory, filter }: BoardProps): ReactNode {
  const navigate = useNavigate();
  const board = useRef<HTMLDivElement>(null);
  const known = useAsk("facets", {}).data?.stages;
  const stages = useMemo(() => (filter.stage === undefined ? (known ?? []) : [filter.stage]), [filter.stage, known]);
  const [loaded, setLoaded] = useState<Record<string, readonly DealRow[]>>({});
  const onRows = useCallback((stage: string, rows: readonly DealRow[]) => setLoaded((before) => ({ ...before, [stage]: rows })), []);
  const lanes = useMemo(() => stages.map((stage) => loaded[stage] ?? NO_ROWS), [stages, loaded]);
  const order = useMemo(() => lanes.flat(), [lanes]);
  const selection = useSelection(useMemo(() => order.map(({ id }) => id), [order]));
  const chosen = useMemo(() => order.filter(({ id }) => selection.has(id)), [order, selection]);
  const onOpen = useCallback(
    (deal: DealRow) => void navigate({ to: "/deals/$id", params: { id: deal.id }, state: { trail: { list: "deals", filter: laneFilter(filter, deal.stage), memory } } }),
    [navigate, filter, memory],
  );
  const onMove = useCallback((deal: DealRow) => cardOf(board.current, deal.id)?.focus(), []);
  const place = recall(memory);
  const cursor = useBoardCursor({ lanes, start: { lane: place?.lane ?? 0, at: place?.at ?? 0 }, onOpen, onMove });
  const verbs = useDealVerbs(useMemo(() => (chosen.length > 0 ? chosen : cursor.deal ? [cursor.deal] : []), [chosen, cursor.deal]));
  const scroller = useCallback(() => board.current, []);
  const drag = useDrag<DealRow>(scroller, (deal, stage) => {
    const moved = (selection.has(deal.id) ? chosen : [deal]).filter((one) => one.stage !== stage);
    if (moved.length > 0) verbs.save(moved.map(({ id }) => id), { stage });
  });
  useBoardSelection({ selection, cursor, lanes, order });
  useFocusedCard(board, memory, cursor);
  const click = (event: MouseEvent, deal: DealRow) => {
    const [from, to] = [cursor.deal, deal].map((one) => (one ? order.indexOf(one) : -1)) as [number, number];
    if (drag.wasDrag()) return;
    if (event.shiftKey) selection.extend(Math.max(0, from), to);
    else if (event.ctrlKey || event.metaKey) selection.toggle(to);
    else return onOpen(deal);
    cursor.point(deal);
  };
  const acts: LaneActs = {
    onRows,
    onPress: drag.press,
    onClick: click,
    onTick: (event, deal) => (event.shiftKey ? click(event, deal) : selection.toggle(order.indexOf(deal))),
    onPoint: cursor.point,
  };
  const away = drag.carried ? (selection.has(drag.carried.thing.id) ? chosen : [drag.carried.thing]).map(({ id }) => id) : [];
  return (
    <>
      <div className={drag.carried ? "board carrying" : "board"} ref={board}>
        {stages.map((stage, at) => (
          <BoardLane key={stage} stage={stage} filter={filter} acts={acts} activeId={cursor.deal?.id} isChosen={selection.has} away={away} rows={lanes[at] ?? NO_ROWS} carried={drag.carried} />
        ))}
      </div>
      {drag.carried ? <Carrying carried={drag.carried} count={away.length} /> : null}
      <BulkBar deals={chosen} onVerb={verbs.start} onClear={selection.clear} />
      {verbs.layer}
    </>
  );
}

interface BoardLaneProps extends Omit<React.ComponentProps<typeof Lane>, "slotAt"> {
  rows: readonly DealRow[];
  carried: Carried<DealRow> | null;
}

function BoardLane({ rows, carried, ...lane }: BoardLaneProps) {
  const { today } = useApp();
  const { stage, filter } = lane;
  const comes = carried !== null && carried.over === stage && carried.thing.stage !== stage;
  return <Lane {...lane} slotAt={comes ? placeIn(rows, carried.thing, filter.sort ?? "updated", filter.descending ?? false, today) : null} />;
}

/** What follows the pointer, saying what letting go would do. */
function Carrying({ carried, count }: { carried: Carried<DealRow>; count: number }) {
  const t = useT();
  const word = useCodeWord();
  const { thing, over, left, top, width } = carried;
  const comes = over !== null && over !== thing.stage;
  const chip = comes ? <Chip tone="info">{t("deal-move-to", { stage: word("deal-stage", over) })}</Chip> : undefined;
  return (
    <div className="card carried" style={{ left, top, width }} aria-hidden="true">
      <CardFace deal={thing} chosen={false} chip={chip} />
      {count > 1 ? <span className="carried-count num">{count}</span> : null}
    </div>
  );
}

interface BoardSelectionOptions {
  selection: Selection;
  cursor: BoardCursor;
  lanes: readonly (readonly DealRow[])[];
  order: readonly DealRow[];
}

/** A range stays within its stage. */
function useBoardSelection({ selection, cursor, lanes, order }: BoardSelectionOptions): void {
  const { lane, at, deal, moveTo: moveCursor } = cursor;
  const first = useMemo(() => lanes.slice(0, lane).reduce((sum, rows) => sum + rows.length, 0), [lanes, lane]);
  const moveTo = useCallback((to: number) => moveCursor({ lane, at: to - first }), [moveCursor, lane, first]);
  useSelectionKeys({ selection, at: deal ? first + at : -1, first, count: first + (lanes[lane]?.length ?? order.length), moveTo });
}

/** The card that was left has the focus again; one that takes the place of another gets it too. */
function useFocusedCard(board: RefObject<HTMLDivElement | null>, memory: string, { deal, lane, at }: BoardCursor): void {
  useEffect(() => {
    const id = deal?.id;
    if (id === undefined) return;
    const nobody = document.activeElement === document.body || document.activeElement?.id === "content";
    if (nobody) cardOf(board.current, id)?.focus();
    remember(memory, { at, lane, scrollTop: 0 });
  }, [board, memory, deal?.id, lane, at]);
}
