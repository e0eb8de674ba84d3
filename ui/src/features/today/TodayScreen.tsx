// Today: what needs the user now, why, and since when, with the details beside the list.
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo, useRef, useState, type ReactNode } from "react";
import type { TodayGroup, TodayItem, TodayView } from "../../generated/ipc.ts";
import { useAsk } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { Hint } from "../../kit/Kbd.tsx";
import { EmptyState } from "../../kit/states.tsx";
import { recall } from "../../kit/listMemory.ts";
import { useComingBack } from "../../kit/useComingBack.ts";
import { useKeepFocus } from "../../kit/useKeepFocus.ts";
import { useListCursor } from "../../kit/useListCursor.ts";
import { Kpis } from "./Kpis.tsx";
import { isPromise, isRegistration } from "./kinds.ts";
import { ItemVerb, Peek, type TodaySlots } from "./Peek.tsx";
import { Group } from "./Group.tsx";

export type { TodaySlots };

/** Below this width the panel would cover the list. */
const WIDE_PX = 1_100;
/** Name of the day's list among those whose place is kept. */
const MEMORY = "today";

export function TodayScreen({ slots }: { slots: TodaySlots }): ReactNode {
  return <Answer of={useAsk("today", {})}>{(view) => <Today view={view} slots={slots} />}</Answer>;
}

function useOpenItem(): (item: TodayItem) => void {
  const navigate = useNavigate();
  return useCallback(
    (item) => {
      if (item.kind === "stalled_learners") void navigate({ to: "/partners/$id", params: { id: item.partner.id } });
      else if (isRegistration(item)) void navigate({ to: "/registrations/$id", params: { id: item.id } });
      else if (isPromise(item)) void navigate(item.deal ? { to: "/deals/$id", params: { id: item.deal.id } } : { to: "/partners/$id", params: { id: item.partner.id } });
      else void navigate({ to: "/deals/$id", params: { id: item.id }, state: { trail: { list: "today", memory: MEMORY } } });
    },
    [navigate],
  );
}

/** Place of a group's first row among all rows. */
function firstOf(groups: readonly TodayGroup[], index: number): number {
  return groups.slice(0, index).reduce((sum, group) => sum + group.items.length, 0);
}

function Today({ view, slots }: { view: TodayView; slots: TodaySlots }) {
  const t = useT();
  const format = useFormat();
  const list = useRef<HTMLDivElement>(null);
  const [peeking, setPeeking] = useState(() => window.innerWidth >= WIDE_PX);
  const items = useMemo(() => view.groups.flatMap((group) => group.items), [view]);
  const openItem = useOpenItem();
  const onOpen = useCallback((at: number) => items[at] && openItem(items[at]), [items, openItem]);
  const onMove = useCallback((at: number) => list.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus(), []);
  const onPeek = useCallback(() => setPeeking((before) => !before), []);
  const cursor = useListCursor({ count: items.length, onOpen, onMove, onPeek, start: recall(MEMORY)?.at });
  useComingBack(list, MEMORY, cursor.at);
  const item = items[cursor.at];
  useKeepFocus(list, item?.id, cursor.at);
  return (
    <div className={peeking && item ? "split" : "split alone"}>
      <section className="col" aria-label={t("nav-today")}>
        <div className="hello">
          <p className="muted">{format.weekday(view.today)}</p>
          <h1>{view.total > 0 ? t("today-headline", { count: view.total }) : t("today-nothing")}</h1>
        </div>
        <Kpis kpis={view.kpis} />
        <div className="list" ref={list}>
          {items.length === 0 ? <EmptyState title={t("today-nothing")} hint={t("today-nothing-hint")} /> : null}
          {view.groups.map((group, index) => (
            <Group key={group.kind} group={group} first={firstOf(view.groups, index)} at={cursor.at} onPoint={cursor.set} onOpen={openItem} />
          ))}
        </div>
        <div className="hints">
          <Hint chords={["j", "k"]} label={t("app-hint-move")} />
          <Hint chords={["Enter"]} label={t("app-hint-open")} />
          <VerbHint item={item} />
          <Hint chords={["Space"]} label={t("app-hint-peek")} />
          <Hint chords={["?"]} label={t("app-hint-shortcuts")} end />
        </div>
      </section>
      {item ? <Beside item={item} slots={slots} hidden={!peeking} onOpen={() => openItem(item)} onClose={() => setPeeking(false)} /> : null}
      {item ? slots.brief(item.partner.id) : null}
    </div>
  );
}

function VerbHint({ item }: { item: TodayItem | undefined }) {
  const t = useT();
  if (item?.kind === "stalled_learners") return <Hint chords={["r"]} label={t("reminder-hint")} />;
  return item && isPromise(item) ? <Hint chords={["v"]} label={t("task-hint-keep")} /> : <Hint chords={["s"]} label={t("deal-hint-snooze")} />;
}

interface BesideProps {
  item: TodayItem;
  slots: TodaySlots;
  /** Only the keys are there. */
  hidden: boolean;
  onOpen: () => void;
  onClose: () => void;
}

function Beside({ item, slots, hidden, onOpen, onClose }: BesideProps) {
  if (isRegistration(item)) return slots.registration(item, { hidden, onOpen, onClose });
  if (!hidden) return <Peek item={item} slots={slots} onOpen={onOpen} onClose={onClose} />;
  return <ItemVerb item={item} slots={slots} bare />;
}
