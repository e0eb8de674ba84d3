// What can be changed on a deal, in its place: stage, amount, close date, next step and its day.
import { SquarePen } from "lucide-react";
import { useCallback, useMemo, useState, type ReactNode } from "react";
import type { ConflictView, DealEdit, DealView } from "../../generated/ipc.ts";
import { useApp } from "../../ipc/app.tsx";
import { useAsk, useExecute } from "../../ipc/ask.ts";
import { Editable } from "../../kit/Editable.tsx";
import type { FactItem } from "../../kit/Facts.tsx";
import { useCodeWord, useFormat, useLanguage, useT } from "../../kit/i18n.tsx";
import { Name } from "../../kit/Identity.tsx";
import { Kbd } from "../../kit/Kbd.tsx";
import { useActions } from "../../kit/keymap.tsx";
import { LineEditor } from "../../kit/LineEditor.tsx";
import { QueuedMark } from "../../kit/Marks.tsx";
import { PickMenu } from "../../kit/PickMenu.tsx";
import { useTell } from "../../kit/tell.ts";
import { amountText, parseAmount } from "../../lib/amount.ts";
import { dayInWords, parseDay } from "../../lib/days.ts";
import { intlTag } from "../../lib/locale.ts";
import { StageMark } from "./StageChip.tsx";

export type ConflictSlot = (conflict: ConflictView) => ReactNode;

type Field = "stage" | "amount" | "close" | "step" | "step_on";

/** Fields by their names in the data. */
const NAMES: Record<Field, readonly string[]> = {
  stage: ["stage"],
  amount: ["amount_minor", "currency"],
  close: ["close_on"],
  step: ["next_step"],
  step_on: ["next_step_on"],
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
  useEditKeys(setEditing);
  const parts = { view, editing, setEditing, save };
  const mark = (field: Field): ReactNode => {
    const clash = view.conflicts.find((one) => one.fields.some(({ name }) => NAMES[field].includes(name)));
    if (clash) return conflict(clash);
    return NAMES[field].some((name) => view.pending.includes(name)) ? <QueuedMark /> : null;
  };
  const facts: FactItem[] = [
    { label: t("deal-stage"), value: <Stage {...parts} mark={mark("stage")} /> },
    { label: t("deal-amount"), value: <Amount {...parts} mark={mark("amount")} /> },
    { label: t("deal-close-date"), value: <Day {...parts} field="close" mark={mark("close")} /> },
    { label: t("deal-next-step"), value: <Step {...parts} mark={mark("step")} /> },
    { label: t("deal-next-step-on"), value: <Day {...parts} field="step_on" mark={mark("step_on")} /> },
  ];
  return { facts, menu: <EditMenu open={editing === "menu"} onOpen={(open) => setEditing(open ? "menu" : null)} onPick={setEditing} /> };
}

function useEditKeys(edit: (field: Field | "menu") => void): void {
  const t = useT();
  useActions(
    useMemo(() => {
      const base = { group: t("app-palette-actions"), icon: <SquarePen className="i" aria-hidden /> };
      return [
        { ...base, id: "move-stage", label: t("deal-move-stage"), keys: ["m"], run: () => edit("stage") },
        { ...base, id: "change-close-date", label: t("deal-edit-close"), keys: ["d"], run: () => edit("close") },
        { ...base, id: "change-amount", label: t("deal-edit-amount"), keys: ["e+a"], run: () => edit("amount") },
        { ...base, id: "change-next-step", label: t("deal-edit-next-step"), keys: ["e+n"], run: () => edit("step") },
        { ...base, id: "edit-deal", label: t("deal-edit"), keys: ["e"], sheetOnly: true, run: () => edit("menu") },
      ];
    }, [t, edit]),
  );
}

function EditMenu({ open, onOpen, onPick }: { open: boolean; onOpen: (open: boolean) => void; onPick: (field: Field) => void }) {
  const t = useT();
  const options: { id: Field; label: string; keyName: string }[] = [
    { id: "stage", label: t("deal-stage"), keyName: "m" },
    { id: "amount", label: t("deal-amount"), keyName: "a" },
    { id: "close", label: t("deal-close-date"), keyName: "d" },
    { id: "step", label: t("deal-next-step"), keyName: "n" },
    { id: "step_on", label: t("deal-next-step-on"), keyName: "o" },
  ];
  const pick = (id: string) => {
    const found = options.find((option) => option.id === id);
    // Once the menu is gone: it gives the focus back before the field takes it.
    if (found) requestAnimationFrame(() => onPick(found.id));
  };
  return (
    <PickMenu label={t("deal-edit")} open={open} onOpenChange={onOpen} options={options} onPick={pick} className="btn ghost small-btn">
      {t("app-edit")}
      <Kbd chord="e" />
    </PickMenu>
  );
}

interface PartProps {
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

function Day({ view, editing, setEditing, save, mark, field }: PartProps & { field: "close" | "step_on" }) {
  const t = useT();
  const format = useFormat();
  const language = useLanguage();
  const { today } = useApp();
  const date = field === "close" ? view.row.closeOn : view.row.nextStepOn;
  const parse = (text: string): string | null | undefined => (text.trim() === "" ? null : parseDay(text, intlTag(language), today) ?? undefined);
  const patch = (day: string | null): DealEdit => (field === "close" ? { closeOn: day } : { nextStepOn: day });
  return (
    <Editable
      verb={field === "close" ? t("deal-edit-close") : t("deal-edit-next-step")}
      editing={editing === field}
      onEdit={() => setEditing(field)}
      mark={mark}
      editor={
        <LineEditor<string | null>
          label={field === "close" ? t("deal-close-date") : t("deal-next-step-on")}
          start={date ?? ""}
          parse={parse}
          preview={(day) => (day === null ? t("app-none") : dayInWords(format, day, today))}
          hint={t("app-date-hint")}
          wrong={t("app-date-unknown")}
          onSave={(day) => save(patch(day))}
          onCancel={() => setEditing(null)}
        />
      }
    >
      {date === null ? <span className="muted">{t("app-unknown")}</span> : <span className="num">{format.day(date, today)}</span>}
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
