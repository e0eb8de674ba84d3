// The details of the row under the cursor, so that most rows need not be opened.
import { CircleDashed, GraduationCap, Maximize2, SquareKanban, TriangleAlert, X } from "lucide-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { DealView, TodayItem } from "../../generated/ipc.ts";
import { useApp } from "../../ipc/app.tsx";
import { useAsk } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { Button, IconButton } from "../../kit/Button.tsx";
import { Chip } from "../../kit/Chip.tsx";
import type { FactItem } from "../../kit/Facts.tsx";
import { useCodeWord, useFormat, useT } from "../../kit/i18n.tsx";
import { Avatar, Monogram, Name } from "../../kit/Identity.tsx";
import { Parts } from "../../kit/Timeline.tsx";

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
}

interface PeekProps {
  item: TodayItem;
  slots: TodaySlots;
  onOpen: () => void;
  onClose: () => void;
}

export function Peek({ item, slots, onOpen, onClose }: PeekProps) {
  const t = useT();
  const learner = item.kind === "stalled_learners";
  const deal = useAsk("deal", { id: item.id }, { enabled: !learner });
  const known = deal.data?.row.id === item.id ? deal.data : undefined;
  return (
    <aside className="peek" aria-label={item.title}>
      <div className="ph">
        {learner ? <GraduationCap className="i s" aria-hidden /> : <SquareKanban className="i s" aria-hidden />}
        <span>{learner ? t("training-learner") : t("deal-name")}</span>
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
        {learner ? null : <Answer of={{ ...deal, data: known }}>{(view) => <DealFacts key={view.row.id} view={view} slots={slots} />}</Answer>}
      </div>
      <div className="foot">
        <Button kind="primary" keys="Enter" onClick={onOpen}>
          {learner ? t("today-open-partner") : t("today-open-deal")}
        </Button>
        {learner ? null : slots.snooze({ id: item.id, name: item.title }, false)}
        {learner ? null : (
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

function Reasons({ item }: { item: TodayItem }) {
  const t = useT();
  if (item.reasons.length === 0) return null;
  const stalled = item.kind !== "closing_soon";
  const title = item.kind === "stalled" ? t("deal-why-stalled") : item.kind === "stalled_learners" ? t("training-why-stalled") : t("today-closing-soon");
  return (
    <div className={stalled ? "notice" : "notice calm"}>
      <h3 className="nh">
        <TriangleAlert className="i" aria-hidden />
        <span>{title}</span>
      </h3>
      <ul className="reasons">
        {item.reasons.map((reason) => (
          <li key={reason.code}>{reason.text}</li>
        ))}
      </ul>
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
