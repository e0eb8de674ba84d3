// What a brief lists: news, risks, promises of both sides, next steps. Each says how much did not fit.
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { BriefView, DealRef, Part, RiskView, StageMoveView, TaskView } from "../../generated/ipc.ts";
import { useCodeWord, useFormat, useT } from "../../kit/i18n.tsx";
import { Parts } from "../../kit/Timeline.tsx";
import { useNow } from "../../kit/useNow.ts";

function Section({ title, empty, hidden, children }: { title: string; empty: string | null; hidden: number; children: ReactNode }) {
  const t = useT();
  return (
    <section>
      <h2>{title}</h2>
      {empty === null ? <ul>{children}</ul> : <p className="muted">{empty}</p>}
      {hidden > 0 ? <p className="muted">{t("app-more", { count: hidden })}</p> : null}
    </section>
  );
}

const hiddenOf = (part: Part<unknown>): number => part.total - part.rows.length;

function Deal({ deal }: { deal: DealRef }) {
  return (
    <Link to="/deals/$id" params={{ id: deal.id }} className="lnk">
      <bdi>{deal.name}</bdi>
    </Link>
  );
}

export function News({ view }: { view: BriefView }) {
  const t = useT();
  const format = useFormat();
  const word = useCodeWord();
  const { moves, training } = view;
  const nothing = moves.rows.length === 0 && training.length === 0;
  return (
    <Section title={view.lastTalk ? t("brief-news") : t("brief-news-recent")} empty={nothing ? t("brief-no-news") : null} hidden={hiddenOf(moves)}>
      {moves.rows.map((move) => (
        <li key={move.deal.id}>
          <span className={`mark ${move.course}`}>{word("brief-course", move.course)}</span>
          <span>
            <Deal deal={move.deal} />
            <span className="note">
              <Parts
                of={[
                  [move.fromStage, move.toStage].filter((stage) => stage !== null).map((stage) => word("deal-stage", stage)).join(" → "),
                  ...(move.money ? [format.money(move.money)] : []),
                  format.day(move.on, view.today),
                ]}
              />
            </span>
          </span>
        </li>
      ))}
      {training.map((sentence) => (
        <li key={sentence}>
          <span className="mark">{t("nav-training")}</span>
          <span>{sentence}</span>
        </li>
      ))}
    </Section>
  );
}

/** The latest ones, each on one line. */
export function Touches({ view }: { view: BriefView }) {
  const t = useT();
  const format = useFormat();
  const word = useCodeWord();
  const now = useNow();
  return (
    <Section title={t("brief-touches")} empty={view.touches.length === 0 ? t("brief-no-touches") : null} hidden={0}>
      {view.touches.map((touch) => (
        <li key={touch.id}>
          <span className="mark">{format.ago(touch.happenedAt, now)}</span>
          <span className="trunc">
            <Parts of={[word("activity-kind", touch.kind), touch.subject, ...(touch.personName === null ? [] : [touch.personName])]} />
          </span>
        </li>
      ))}
    </Section>
  );
}

export function Risks({ risks }: { risks: Part<RiskView> }) {
  const t = useT();
  const format = useFormat();
  return (
    <Section title={t("brief-risks")} empty={risks.total === 0 ? t("brief-no-risks") : null} hidden={hiddenOf(risks)}>
      {risks.rows.map((risk) => (
        <li key={risk.deal?.id ?? risk.kind}>
          <span className={risk.kind === "stalled" ? "mark bad" : "mark"}>{riskTitle(t, risk)}</span>
          <span>
            {risk.deal ? <Deal deal={risk.deal} /> : null}
            <span className={risk.deal ? "note" : undefined}>
              <Parts of={[...risk.reasons, ...(risk.money ? [format.money(risk.money)] : [])]} />
            </span>
          </span>
        </li>
      ))}
    </Section>
  );
}

export function riskTitle(t: ReturnType<typeof useT>, risk: RiskView): string {
  switch (risk.kind) {
    case "stalled":
      return t("deal-stalled");
    case "closing":
      return t("today-closing-soon");
    case "protection":
      return t("deal-protection");
    case "learners":
      return t("nav-training");
  }
}

export function Promised({ title, tasks }: { title: string; tasks: Part<TaskView> }) {
  const t = useT();
  return (
    <Section title={title} empty={tasks.total === 0 ? t("brief-no-promises") : null} hidden={hiddenOf(tasks)}>
      {tasks.rows.map((task) => (
        <li key={task.id}>
          <span className={(task.overdueDays ?? -1) > 0 ? "mark bad" : "mark"}>{task.when}</span>
          <span>
            <bdi>{task.title}</bdi>
            <span className="note">
              <Parts of={[task.side === "them" ? task.personName : (task.owner?.name ?? null), task.deal?.name ?? null].filter((part) => part !== null)} />
            </span>
          </span>
        </li>
      ))}
    </Section>
  );
}

export function Steps({ steps, today }: { steps: Part<StageMoveView>; today: string }) {
  const t = useT();
  const format = useFormat();
  return (
    <Section title={t("brief-steps")} empty={steps.total === 0 ? t("brief-no-steps") : null} hidden={hiddenOf(steps)}>
      {steps.rows.map((step) => (
        <li key={step.deal.id}>
          <span className="mark">{step.on === null ? t("task-undated") : format.day(step.on, today)}</span>
          <span>
            <bdi>{step.text}</bdi>
            <span className="note">
              <Deal deal={step.deal} />
            </span>
          </span>
        </li>
      ))}
    </Section>
  );
}
