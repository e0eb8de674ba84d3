// What becomes of a stalled deal: one of five answers, each with a key, each an edit with one undo.
import { CalendarDays, CircleCheck, CornerUpLeft, Footprints, XCircle } from "lucide-react";
import { useCallback, useMemo, useState, type ReactNode } from "react";
import type { DealEdit, DealRow } from "../../generated/ipc.ts";
import { useApp } from "../../ipc/app.tsx";
import { useExecute } from "../../ipc/ask.ts";
import { Button } from "../../kit/Button.tsx";
import { useFormat, useLanguage, useT } from "../../kit/i18n.tsx";
import { useActions } from "../../kit/keymap.tsx";
import { LineDialog } from "../../kit/LineDialog.tsx";
import { useTell } from "../../kit/tell.ts";
import { dayInWords, inAWeek } from "../../lib/days.ts";
import { intlTag } from "../../lib/locale.ts";
import { parseStep } from "../../lib/quickLine.ts";
import { DayDialog } from "./DayDialog.tsx";

type Answer = "step" | "close" | "back" | "lost" | "excuse";

const ANSWERS = { step: { keys: "w+s", Icon: Footprints }, close: { keys: "w+d", Icon: CalendarDays }, back: { keys: "w+b", Icon: CornerUpLeft }, lost: { keys: "w+x", Icon: XCircle }, excuse: { keys: "w+n", Icon: CircleCheck } };
const ORDER: readonly Answer[] = ["step", "close", "back", "lost", "excuse"];

export function Decide({ deal }: { deal: DealRow }): ReactNode {
  const t = useT();
  const tell = useTell();
  const { mutate, isPending } = useExecute();
  const [asking, setAsking] = useState<Answer | null>(null);
  const words = useMemo<Record<Answer, string>>(
    () => ({ step: t("deal-decide-step"), close: t("deal-decide-close"), back: t("deal-hand-back"), lost: t("deal-close-lost"), excuse: t("deal-excuse") }),
    [t],
  );
  const { id } = deal;
  const edit = useCallback((patch: DealEdit) => mutate({ kind: "edit_deal", id, patch }, tell), [mutate, id, tell]);
  const start = useCallback((answer: Answer) => (answer === "lost" ? edit({ stage: "lost" }) : setAsking(answer)), [edit]);
  useActions(
    useMemo(
      () =>
        ORDER.map((answer) => {
          const { keys, Icon } = ANSWERS[answer];
          return { id: `decide-${answer}`, label: words[answer], group: t("app-palette-actions"), keys: [keys], icon: <Icon className="i" aria-hidden />, run: () => start(answer) };
        }),
      [t, words, start],
    ),
  );
  const window = { about: deal.name, onClose: () => setAsking(null) };
  return (
    <div className="decide" role="group" aria-label={t("deal-decide")}>
      {ORDER.map((answer) => {
        const { keys, Icon } = ANSWERS[answer];
        return (
          <Button key={answer} icon={<Icon className="i s" aria-hidden />} keys={keys} disabled={isPending} onClick={() => start(answer)}>
            {words[answer]}
          </Button>
        );
      })}
      <StepDialog {...window} open={asking === "step"} title={words.step} label={t("deal-next-step")} hint={t("app-date-hint")} onSave={({ text, day }) => edit({ nextStep: text, nextStepOn: day })} />
      <DayDialog {...window} open={asking === "close"} title={words.close} label={t("deal-close-date")} onSave={(closeOn) => edit({ closeOn })} />
      <StepDialog
        {...window}
        open={asking === "back"}
        title={t("deal-hand-back-title")}
        label={t("deal-hand-back-ask")}
        hint={t("deal-hand-back-hint")}
        onSave={({ text, day }) => mutate({ kind: "hand_back_deal", id, ask: text, dueOn: day }, tell)}
      />
      <LineDialog<string>
        {...window}
        open={asking === "excuse"}
        title={t("deal-excuse-title")}
        label={t("deal-excuse-because")}
        hint={t("deal-excuse-hint")}
        parse={(text) => text.trim() || undefined}
        wrong={t("deal-say-something")}
        onSave={(because) => mutate({ kind: "excuse_deal", id, because }, tell)}
      />
    </div>
  );
}

interface StepDialogProps {
  title: string;
  label: string;
  hint: string;
  about: string;
  open: boolean;
  onSave: (step: { text: string; day: string }) => void;
  onClose: () => void;
}

/** What and by when in one line; without a day it is a week from now, so that nothing is left undated. */
function StepDialog(props: StepDialogProps) {
  const t = useT();
  const format = useFormat();
  const language = useLanguage();
  const { today } = useApp();
  const parse = (typed: string) => {
    const { text, day } = parseStep(typed.trim(), { tag: intlTag(language), today });
    return text === "" ? undefined : { text, day: day ?? inAWeek(today) };
  };
  return <LineDialog<{ text: string; day: string }> {...props} parse={parse} preview={({ day }) => dayInWords(format, day, today)} wrong={t("deal-say-something")} />;
}
