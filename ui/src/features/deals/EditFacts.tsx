// What can be changed on a deal, in its place: stage, amount, close date, next step and its day.
import { useCallback, useMemo, useState, type ReactNode } from "react";
import type { ConflictView, DealEdit, DealView } from "../../generated/ipc.ts";
import { useAsk, useExecute } from "../../ipc/ask.ts";
import { useEditMenu, type EditField } from "../../kit/EditMenu.tsx";
import { Editable } from "../../kit/Editable.tsx";
import type { FactItem } from "../../kit/Facts.tsx";
import { useCodeWord, useFormat, useT } from "../../kit/i18n.tsx";
import { Name } from "../../kit/Identity.tsx";
import { LineEditor } from "../../kit/LineEditor.tsx";
import { QueuedMark } from "../../kit/Marks.tsx";
import { PickMenu } from "../../kit/PickMenu.tsx";
import { useTell } from "../../kit/tell.ts";
import { amountText, parseAmount } from "../../lib/amount.ts";
import { Day } from "./EditDay.tsx";
import { StageMark } from "./StageChip.tsx";

export type ConflictSlot = (conflict: ConflictView) => ReactNode;

export type Field = "stage" | "amount" | "close" | "step" | "step_on" | "snooze" | "pace";

/** Fields by their names in the data. */
const NAMES: Record<Field, readonly string[]> = {
  stage: ["stage"],
  amount: ["amount_minor", "currency"],
  close: ["close_on"],
  step: ["next_step"],
  step_on: ["next_step_on"],
  snooze: ["snoozed_until"],
  pace: ["slow_by_design"],
};

export interface DealEditing {
  facts: FactItem[];
  /** The way to all of them by one key, as a button. */
  menu: ReactNode;
}

export function useDealEditing(view: DealView, conflict: ConflictSlot): DealEditing {
  const t = useT();
  const tell = useTell();
  const { mutate } = useExecute();
  const [editing, setEditing] = useState<Field | "menu" | null>(null);
  const { id } = view.row;
  const save = useCallback(
    (patch: DealEdit) => {
      setEditing(null);
      mutate({ kind: "edit_deal", id, patch }, tell);
    },
    [mutate, id, tell],
  );
  const menu = useEditMenu({ label: t("deal-edit"), id: "edit-deal", fields: useFields(), editing, edit: setEditing });
  const parts = { view, editing, setEditing, save };
  const mark = (field: Field): ReactNode => {
    const clash = view.conflicts.find((one) => one.fields.some(({ name }) => NAMES[field].includes(name)));
    if (clash) return conflict(clash);
    return NAMES[field].some((name) => view.pending.includes(name)) ? <QueuedMark /> : null;
  };
  // A deal that isn't put off says nothing about it, until somebody wants to.
  const snoozed = view.snoozedUntil !== null || editing === "snooze" || mark("snooze") !== null;
  const snooze: FactItem = { label: t("deal-snoozed"), value: <Day {...parts} field="snooze" mark={mark("snooze")} /> };
  const facts: FactItem[] = [
    { label: t("deal-stage"), value: <Stage {...parts} mark={mark("stage")} /> },
    { label: t("deal-amount"), value: <Amount {...parts} mark={mark("amount")} /> },
    { label: t("deal-close-date"), value: <Day {...parts} field="close" mark={mark("close")} /> },
    { label: t("deal-next-step"), value: <Step {...parts} mark={mark("step")} /> },
    { label: t("deal-next-step-on"), value: <Day {...parts} field="step_on" mark={mark("step_on")} /> },
    ...(snoozed ? [snooze] : []),
    { label: t("deal-pace"), value: <Pace {...parts} mark={mark("pace")} /> },
  ];
  return { facts, menu };
}

/** All fields with their keys, for the list of them. */
function useFields(): readonly EditField<Field>[] {
  const t = useT();
  return useMemo(
    () => [
      { id: "stage", label: t("deal-stage"), keyName: "m", action: { id: "move-stage", label: t("deal-move-stage"), keys: ["m"] } },
      { id: "amount", label: t("deal-amount"), keyName: "a", action: { id: "change-amount", label: t("deal-edit-amount"), keys: ["a", "e+a"] } },
      { id: "close", label: t("deal-close-date"), keyName: "d", action: { id: "change-close-date", label: t("deal-edit-close"), keys: ["d"] } },
      { id: "step", label: t("deal-next-step"), keyName: "n", action: { id: "change-next-step", label: t("deal-edit-next-step"), keys: ["e+n"] } },
      { id: "step_on", label: t("deal-next-step-on"), keyName: "o" },
      { id: "snooze", label: t("deal-snoozed"), keyName: "u" },
      { id: "pace", label: t("deal-pace"), keyName: "w" },
    ],
    [t],
  );
}

export interface PartProps {
  view: DealView;
  editing: Field | "menu" | null;
  setEditing: (field: Field | null) => void;
  save: (patch: DealEdit) => void;
  mark: ReactNode;
}

function Stage({ view, editing, setEditing, save, mark }: PartProps) {
  const t = useT();
  const word = useCodeWord();
  const { stage } = view.row;
  const stages = useAsk("facets", {}).data?.stages ?? [stage];
  const options = stages.map((one, at) => ({ id: one, label: word("deal-stage", one), keyName: String(at + 1), icon: <StageMark stage={one} /> }));
  return (
    <span className={mark ? "editable marked" : "editable"}>
      <PickMenu
        label={t("deal-move-stage")}
        open={editing === "stage"}
        onOpenChange={(open) => setEditing(open ? "stage" : null)}
        options={options}
        selected={stage}
        onPick={(picked) => (picked === stage ? setEditing(null) : save({ stage: picked }))}
        className="edit-value row stage"
      >
        <StageMark stage={stage} />
        <span className="trunc">{word("deal-stage", stage)}</span>
      </PickMenu>
      {mark}
    </span>
  );
}

function Amount({ view, editing, setEditing, save, mark }: PartProps) {
  const t = useT();
  const format = useFormat();
  const { money } = view.row;
  const currency = money?.currency ?? view.currency;
  const parse = (text: string): number | null | undefined => (text.trim() === "" ? null : parseAmount(text, currency));
  return (
    <Editable
      verb={t("deal-edit-amount")}
      editing={editing === "amount"}
      onEdit={() => setEditing("amount")}
      mark={mark}
      editor={
        <LineEditor<number | null>
          label={t("deal-amount")}
          start={money ? amountText(money.minor, currency) : ""}
          parse={parse}
          preview={(minor) => (minor === null ? t("deal-no-amount") : format.money({ minor, currency }))}
          hint={currency}
          wrong={t("app-amount-unknown")}
          onSave={(minor) => save({ amount: minor === null ? null : { minor, currency } })}
          onCancel={() => setEditing(null)}
        />
      }
    >
      {money ? <bdi className="semi num">{format.money(money)}</bdi> : <span className="muted">{t("deal-no-amount")}</span>}
    </Editable>
  );
}

function Step({ view, editing, setEditing, save, mark }: PartProps) {
  const t = useT();
  const { nextStep } = view.row;
  return (
    <Editable
      verb={t("deal-edit-next-step")}
      editing={editing === "step"}
      onEdit={() => setEditing("step")}
      mark={mark}
      editor={
        <LineEditor<string | null>
          label={t("deal-next-step")}
          start={nextStep ?? ""}
          parse={(text) => text.trim() || null}
          wrong=""
          onSave={(text) => save({ nextStep: text })}
          onCancel={() => setEditing(null)}
          onNext={() => requestAnimationFrame(() => setEditing("step_on"))}
        />
      }
    >
      {nextStep === null ? <span className="muted">{t("deal-no-next-step")}</span> : <Name>{nextStep}</Name>}
    </Editable>
  );
}

const PACES = ["usual", "slow"] as const;

function Pace({ view, editing, setEditing, save, mark }: PartProps) {
  const t = useT();
  const pace = view.slowByDesign ? "slow" : "usual";
  const words = { usual: t("deal-pace-usual"), slow: t("deal-slow") };
  return (
    <span className={mark ? "editable marked" : "editable"}>
      <PickMenu
        label={t("deal-pace")}
        open={editing === "pace"}
        onOpenChange={(open) => setEditing(open ? "pace" : null)}
        options={PACES.map((one, at) => ({ id: one, label: words[one], keyName: String(at + 1) }))}
        selected={pace}
        onPick={(picked) => (picked === pace ? setEditing(null) : save({ slowByDesign: picked === "slow" }))}
        className="edit-value row stage"
      >
        <span className="trunc">{words[pace]}</span>
      </PickMenu>
      {mark}
    </span>
  );
}
