// The details of the row under the cursor, so that most rows need not be opened.
import { CircleDashed, GraduationCap, ListTodo, Maximize2, SquareKanban, TriangleAlert, X } from "lucide-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { DealView, TodayItem, TodayKind } from "../../generated/ipc.ts";
import { useApp } from "../../ipc/app.tsx";
import { useAsk } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { Button, IconButton } from "../../kit/Button.tsx";
import { Chip } from "../../kit/Chip.tsx";
import { Facts, type FactItem } from "../../kit/Facts.tsx";
import { useCodeWord, useFormat, useT, type Translate } from "../../kit/i18n.tsx";
import { Avatar, Monogram, Name } from "../../kit/Identity.tsx";
import { Parts } from "../../kit/Timeline.tsx";
import { groupTitle } from "./Group.tsx";
import { isDeal, isPromise } from "./kinds.ts";

/** Parts that belong to other nouns. */
export interface TodaySlots {
  /** What can be changed on the deal, with further facts below. */
  facts: (view: DealView, more: readonly FactItem[]) => ReactNode;
  /** The key that logs a touch. */
  touch: (about: { partner: { id: string; name: string }; dealId?: string }) => ReactNode;
  /** Puts the deal off: by the key alone, or with a button. */
  snooze: (deal: { id: string; name: string }, bare: boolean) => ReactNode;
  /** The whole panel of a registration; hidden, its keys work all the same. */
  registration: (item: TodayItem, panel: { hidden: boolean; onOpen: () => void; onClose: () => void }) => ReactNode;
  /** Marks the promise as kept: by the key alone, or with a button. */
  keep: (task: { id: string }, bare: boolean) => ReactNode;
  /** Reminds the learner: by the key alone, or with a button. */
  remind: (enrollmentId: string, bare: boolean) => ReactNode;
  /** The key that opens the brief about the partner. */
  brief: (partnerId: string) => ReactNode;
}

/** The one verb of an item. */
export function ItemVerb({ item, slots, bare = false }: { item: TodayItem; slots: TodaySlots; bare?: boolean }): ReactNode {
  if (item.kind === "stalled_learners") return slots.remind(item.id, bare);
  if (!isPromise(item) && !isDeal(item)) return null;
  return isPromise(item) ? slots.keep({ id: item.id }, bare) : slots.snooze({ id: item.id, name: item.title }, bare);
}

interface PeekProps {
  item: TodayItem;
  slots: TodaySlots;
  onOpen: () => void;
  onClose: () => void;
}

/** The deal that the item is about. */
function dealOf(item: TodayItem): string | null {
  if (item.kind === "stalled_learners") return null;
  return isPromise(item) ? (item.deal?.id ?? null) : item.id;
}

function nounOf(t: Translate, item: TodayItem): string {
  if (isPromise(item)) return t("task-one");
  return item.kind === "stalled_learners" ? t("training-learner") : t("deal-name");
}

export function Peek({ item, slots, onOpen, onClose }: PeekProps) {
  const t = useT();
  const dealId = dealOf(item);
  const deal = useAsk("deal", { id: dealId ?? "" }, { enabled: dealId !== null });
  const known = dealId !== null && deal.data?.row.id === dealId ? deal.data : undefined;
  const Icon = isPromise(item) ? ListTodo : item.kind === "stalled_learners" ? GraduationCap : SquareKanban;
  return (
    <aside className="peek" aria-label={item.title}>
      <div className="ph">
        <Icon className="i s" aria-hidden />
        <span>{nounOf(t, item)}</span>
        {known ? <bdi className="num">{known.row.code}</bdi> : null}
        <span className="row end tight">
          <IconButton label={t("app-open")} icon={<Maximize2 className="i s" aria-hidden />} onClick={onOpen} />
          <IconButton label={t("app-close")} icon={<X className="i s" aria-hidden />} onClick={onClose} />
        </span>
      </div>
      <div className="body">
        <h2>
          <bdi>{item.title}</bdi>
        </h2>
        <Subtitle item={item} />
        <Reasons item={item} />
        {isPromise(item) ? <PromiseFacts item={item} /> : null}
        {dealId === null ? null : <Answer of={{ ...deal, data: known }}>{(view) => <DealFacts key={view.row.id} view={view} slots={slots} />}</Answer>}
        {dealId === null ? slots.touch({ partner: item.partner }) : null}
      </div>
      <div className="foot">
        <Button kind="primary" keys="Enter" onClick={onOpen}>
          {dealId === null ? t("today-open-partner") : t("today-open-deal")}
        </Button>
        <ItemVerb item={item} slots={slots} />
        {dealId === null ? null : (
          <Link className="btn" to="/partners/$id" params={{ id: item.partner.id }}>
            {t("today-open-partner")}
          </Link>
        )}
      </div>
    </aside>
  );
}

function Subtitle({ item }: { item: TodayItem }) {
  const word = useCodeWord();
  return (
    <div className="row sub peek-sub">
      <Monogram name={item.partner.name} />
      <Name className="med">{item.partner.name}</Name>
      {item.stage === null ? null : <Chip tone="line">{word("deal-stage", item.stage)}</Chip>}
    </div>
  );
}

function reasonsTitle(t: Translate, kind: TodayKind): string {
  switch (kind) {
    case "stalled":
      return t("deal-why-stalled");
    case "stalled_learners":
      return t("training-why-stalled");
    default:
      return groupTitle(t, kind);
  }
}

function Reasons({ item }: { item: TodayItem }) {
  const t = useT();
  if (item.reasons.length === 0) return null;
  const urgent = item.kind !== "closing_soon" && item.kind !== "due_promises";
  return (
    <div className={urgent ? "notice" : "notice calm"}>
      <h3 className="nh">
        <TriangleAlert className="i" aria-hidden />
        <span>{reasonsTitle(t, item.kind)}</span>
      </h3>
      <ul className="reasons">
        {item.reasons.map((reason) => (
          <li key={reason.code}>{isPromise(item) ? <Parts of={[reason.short, reason.text]} /> : reason.text}</li>
        ))}
      </ul>
    </div>
  );
}

function PromiseFacts({ item }: { item: TodayItem }) {
  const t = useT();
  const format = useFormat();
  const facts: FactItem[] = [];
  if (item.dueOn !== null) facts.push({ label: t("task-due"), value: <span className="num">{format.weekday(item.dueOn)}</span> });
  if (item.owner) {
    facts.push({
      label: t("partner-owner"),
      value: (
        <>
          <Avatar name={item.owner.name} named={false} />
          <Name>{item.owner.name}</Name>
        </>
      ),
    });
  }
  return (
    <div className="peek-facts">
      <Facts items={facts} />
    </div>
  );
}

function DealFacts({ view, slots }: { view: DealView; slots: TodaySlots }) {
  const t = useT();
  const { row } = view;
  const more: FactItem[] = [
    { label: t("deal-account"), value: view.accountName === null ? t("deal-no-account") : <Name>{view.accountName}</Name> },
    {
      label: t("deal-owner"),
      value: (
        <>
          <Avatar name={row.owner.name} named={false} />
          <Name>{row.owner.name}</Name>
        </>
      ),
    },
  ];
  return (
    <>
      {slots.facts(view, more)}
      {slots.touch({ partner: row.partner, dealId: row.id })}
      {view.history.length === 0 ? null : <h3>{t("deal-history")}</h3>}
      <StageHistory view={view} />
    </>
  );
}

function StageHistory({ view }: { view: DealView }) {
  const t = useT();
  const format = useFormat();
  const word = useCodeWord();
  const { today } = useApp();
  return (
    <ul className="checks">
      {view.history.toReversed().map((step) => (
        <li key={`${step.changedOn}-${step.fromStage}-${step.toStage}`}>
          <CircleDashed className="i" aria-hidden />
          <span className="trunc">{word("deal-stage", step.toStage)}</span>
          <span className="muted num end">
            <Parts of={[format.day(step.changedOn, today), ...(step.days === null ? [] : [t("app-days", { count: step.days })])]} />
          </span>
        </li>
      ))}
    </ul>
  );
}
