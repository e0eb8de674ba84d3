// The way a deal has come, as steps and as a table with the days each took.
import { CalendarDays } from "lucide-react";
import type { DealView } from "../../generated/ipc.ts";
import { useAsk } from "../../ipc/ask.ts";
import { useCodeWord, useFormat, useT } from "../../kit/i18n.tsx";
import { StageChip, StageMark } from "./StageChip.tsx";
import { useDay } from "./useDay.ts";

/** The pipeline's stages, the closed ones only where the deal ended there. */
function useSteps(stage: string): string[] {
  const stages = useAsk("facets", {}).data?.stages ?? [stage];
  const closed = (one: string) => one === "won" || one === "lost";
  return stages.filter((one) => !closed(one) || one === stage || (one === "won" && !closed(stage)));
}

export function StagePath({ view }: { view: DealView }) {
  const t = useT();
  const word = useCodeWord();
  const { stage } = view.row;
  const steps = useSteps(stage);
  const here = steps.indexOf(stage);
  return (
    <ol className="path-steps" aria-label={t("deal-stage")}>
      {steps.map((step, at) => (
        <li key={step} className={at < here ? "past" : at === here ? "here" : ""} aria-current={at === here ? "step" : undefined}>
          <StageMark stage={step} />
          <span className="trunc">{word("deal-stage", step)}</span>
        </li>
      ))}
    </ol>
  );
}

export function StageTable({ view }: { view: DealView }) {
  const t = useT();
  const word = useCodeWord();
  const format = useFormat();
  const day = useDay();
  if (view.history.length === 0) return <p className="muted">{t("deal-no-history")}</p>;
  return (
    <ul className="steps">
      {view.history.toReversed().map((step) => (
        <li key={`${step.changedOn}-${step.fromStage}-${step.toStage}`}>
          <StageChip stage={step.toStage} />
          <span className="muted trunc">
            {step.fromStage === null
              ? t("deal-started-in", { stage: word("deal-stage", step.toStage) })
              : t("deal-moved", { from: word("deal-stage", step.fromStage), to: word("deal-stage", step.toStage) })}
          </span>
          <span className="end num muted" title={format.dayLong(step.changedOn)}>
            <CalendarDays className="i s" aria-hidden /> {day(step.changedOn)}
          </span>
          <span className="num days">{step.days === null ? "" : t("app-days", { count: step.days })}</span>
        </li>
      ))}
    </ul>
  );
}
