// One deal: where it stands, why it doesn't move, who is in it, what happened.
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronRight, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { ActivityView, DealRow, DealView, StallView } from "../../generated/ipc.ts";
import { useAsk } from "../../ipc/ask.ts";
import { useNeighbours, useTrail } from "../../ipc/neighbours.ts";
import { Answer } from "../../kit/Answer.tsx";
import { Chip } from "../../kit/Chip.tsx";
import { CopyButton } from "../../kit/CopyButton.tsx";
import { CopyMarkdown } from "../../kit/CopyMarkdown.tsx";
import { dayVar, useFormat, useT } from "../../kit/i18n.tsx";
import { Monogram, Name } from "../../kit/Identity.tsx";
import { useSteps } from "../../kit/Steps.tsx";
import { useBack } from "../../kit/useBack.ts";
import { Decide } from "./Decide.tsx";
import { DealSide } from "./DealSide.tsx";
import { PutOff } from "./PutOff.tsx";
import { Snooze } from "./Snooze.tsx";
import type { ConflictSlot } from "./EditFacts.tsx";
import { useDealMarkdown } from "./useDealMarkdown.ts";
import { StageChip } from "./StageChip.tsx";
import { StagePath, StageTable } from "./StagePath.tsx";

const route = getRouteApi("/deals/$id");

/** Parts of the page that belong to other nouns. */
export interface DealSlots {
  activity: (items: readonly ActivityView[], limit?: number) => ReactNode;
  conflict: ConflictSlot;
  touch: (about: { partner: { id: string; name: string }; dealId: string }) => ReactNode;
  promises: (about: { partner: { id: string; name: string }; dealId: string }) => ReactNode;
  brief: (partnerId: string) => ReactNode;
  review: (partnerId: string) => ReactNode;
}

export function DealPage({ slots }: { slots: DealSlots }): ReactNode {
  const { id } = route.useParams();
  useBack("/deals");
  const trail = useTrail();
  const steps = useSteps({ trail, around: useNeighbours(trail, id), to: "/deals/$id" });
  return <Answer of={useAsk("deal", { id })}>{(view) => <Deal key={view.row.id} view={view} steps={steps} slots={slots} />}</Answer>;
}

function Deal({ view, steps, slots }: { view: DealView; steps: ReactNode; slots: DealSlots }) {
  const t = useT();
  return (
    <>
      <Bar view={view} steps={steps} slots={slots} />
      <Head view={view} />
      <div className="pbody">
        {/* It scrolls and may hold nothing to focus, so the keyboard must be able to reach it. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className="pmain one" role="group" aria-label={t("deal-name")} tabIndex={0}>
          <StagePath view={view} />
          <Stall stall={view.stall} deal={view.row} />
          <PutOff view={view} />
          <div className="box">{slots.promises({ partner: view.row.partner, dealId: view.row.id })}</div>
          <section className="box">
            <h2>{t("deal-history")}</h2>
            <StageTable view={view} />
          </section>
          <section className="box">
            <h2>{t("partner-recent-activity")}</h2>
            {slots.activity(view.activity)}
          </section>
        </div>
        <DealSide view={view} conflict={slots.conflict} />
      </div>
    </>
  );
}

function Bar({ view, steps, slots }: { view: DealView; steps: ReactNode; slots: DealSlots }) {
  const t = useT();
  const markdown = useDealMarkdown();
  return (
    <div className="bar">
      <nav className="crumb" aria-label={t("app-crumbs")}>
        <Link to="/deals">{t("nav-deals")}</Link>
        <ChevronRight className="i s flip" aria-hidden />
        <span className="semi here num" aria-current="page">
          <bdi>{view.row.code}</bdi>
        </span>
        <CopyButton value={view.row.code} />
      </nav>
      <span className="row end">
        {steps}
        <CopyMarkdown text={() => markdown(view)} />
        <Snooze deal={view.row} />
        {slots.brief(view.row.partner.id)}
        {slots.review(view.row.partner.id)}
        {slots.touch({ partner: view.row.partner, dealId: view.row.id })}
      </span>
    </div>
  );
}

function Head({ view }: { view: DealView }) {
  const t = useT();
  const format = useFormat();
  const { row } = view;
  return (
    <header className="phead">
      <Monogram name={row.partner.name} large />
      <div className="phead-text">
        <div className="row">
          <h1 className="trunc">
            <bdi>{row.name}</bdi>
          </h1>
          <span className="chip line">
            <StageChip stage={row.stage} />
          </span>
          {view.stall ? <Chip tone="warn">{t("deal-stalled")}</Chip> : null}
        </div>
        <div className="row muted facts">
          <Link to="/partners/$id" params={{ id: row.partner.id }} className="lnk">
            <Name>{row.partner.name}</Name>
          </Link>
          {view.accountName === null ? null : <Name>{view.accountName}</Name>}
          {view.productName === null ? null : <Name>{view.productName}</Name>}
        </div>
      </div>
      <div className="end big-money">
        {row.money ? <bdi className="num">{format.money(row.money)}</bdi> : <span className="muted">{t("deal-no-amount")}</span>}
      </div>
    </header>
  );
}

function Stall({ stall, deal }: { stall: StallView | null; deal: DealRow }) {
  const t = useT();
  if (!stall) return null;
  return (
    <section className="notice">
      <h2 className="nh">
        <TriangleAlert className="i" aria-hidden />
        <span>{t("deal-why-stalled")}</span>
        <span className="end med">{t("deal-stalled-since", { day: dayVar(stall.sinceOn) })}</span>
      </h2>
      <ul className="reasons">
        {stall.reasons.map((reason) => (
          <li key={reason.code} className="med">
            {reason.text}
          </li>
        ))}
        {stall.also.map((reason) => (
          <li key={reason.code} className="sub">
            {reason.text}
          </li>
        ))}
      </ul>
      <Decide deal={deal} />
    </section>
  );
}
