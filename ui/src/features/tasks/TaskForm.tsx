// A promise, written down in one line or changed field by field.
import { useState, type ReactNode } from "react";
import type { Command, TaskView } from "../../generated/ipc.ts";
import { useApp } from "../../ipc/app.tsx";
import { useExecute } from "../../ipc/ask.ts";
import { Button } from "../../kit/Button.tsx";
import { DayField } from "../../kit/DayField.tsx";
import { Form } from "../../kit/Form.tsx";
import { useCodeWord, useFormat, useLanguage, useT } from "../../kit/i18n.tsx";
import { Kbd } from "../../kit/Kbd.tsx";
import { Seg } from "../../kit/Seg.tsx";
import { useTell } from "../../kit/tell.ts";
import { TextField } from "../../kit/TextField.tsx";
import { dayInWords } from "../../lib/days.ts";
import { toApiError } from "../../lib/error.ts";
import { intlTag } from "../../lib/locale.ts";
import { parseStep } from "../../lib/quickLine.ts";

const SIDES = ["us", "them"] as const;
type Side = (typeof SIDES)[number];

export interface TaskAbout {
  partner: { id: string; name: string };
  dealId?: string;
}

/** Who promises and by when is read from the line; the side can be chosen too. */
export function NewTaskForm({ about, onDone }: { about: TaskAbout; onDone: () => void }) {
  const t = useT();
  const format = useFormat();
  const language = useLanguage();
  const { today } = useApp();
  const [line, setLine] = useState("");
  const [chosen, setChosen] = useState<Side | null>(null);
  const read = parseStep(line.trim(), { tag: intlTag(language), today });
  const side = chosen ?? read.side;
  const task = { partnerId: about.partner.id, dealId: about.dealId, side, title: read.text, dueOn: read.day ?? undefined };
  const hint = read.day === null ? t("app-date-hint") : dayInWords(format, read.day, today);
  return (
    <TaskFields about={about.partner.name} command={{ kind: "add_task", task }} ready={read.text !== ""} onDone={onDone}>
      <TextField label={t("task-title")} hint={hint} value={line} onChange={setLine} focused />
      <SideChoice side={side} onChange={setChosen} />
    </TaskFields>
  );
}

export function EditTaskForm({ task, onDone }: { task: TaskView; onDone: () => void }) {
  const t = useT();
  const { today } = useApp();
  const [title, setTitle] = useState(task.title);
  const [side, setSide] = useState<Side>(SIDES.find((one) => one === task.side) ?? "us");
  const [dueOn, setDueOn] = useState<string | null | undefined>(task.dueOn);
  const ready = title.trim() !== "" && dueOn !== undefined;
  return (
    <TaskFields about={task.partner.name} command={{ kind: "edit_task", id: task.id, patch: { title, side, dueOn } }} ready={ready} dropped={task} onDone={onDone}>
      <TextField label={t("task-title")} value={title} onChange={setTitle} focused />
      <SideChoice side={side} onChange={setSide} />
      <DayField label={t("task-due")} start={task.dueOn} today={today} onChange={setDueOn} />
    </TaskFields>
  );
}

function SideChoice({ side, onChange }: { side: Side; onChange: (side: Side) => void }) {
  const t = useT();
  const word = useCodeWord();
  return <Seg label={t("task-side")} value={side} choices={SIDES.map((one) => ({ value: one, label: word("task-side", one) }))} onChange={onChange} />;
}

interface TaskFieldsProps {
  about: string;
  command: Command;
  ready: boolean;
  /** Can be dropped from here. */
  dropped?: TaskView;
  onDone: () => void;
  children: ReactNode;
}

function TaskFields({ about, command, ready, dropped, onDone, children }: TaskFieldsProps) {
  const t = useT();
  const tell = useTell();
  const { mutate, isPending, error } = useExecute();
  const run = (wanted: Command) => mutate(wanted, { onSuccess: (outcome) => (tell.onSuccess(outcome), onDone()) });
  return (
    <Form onSubmit={() => ready && !isPending && run(command)}>
      <p className="sub">
        <bdi>{about}</bdi>
      </p>
      {children}
      {error ? (
        <p className="form-error" role="alert">
          {toApiError(error, t("error-internal")).message}
        </p>
      ) : null}
      <div className="row dialog-foot">
        {dropped ? (
          <Button kind="ghost" className="apart" onClick={() => run({ kind: "drop_task", id: dropped.id })}>
            {t("task-drop")}
          </Button>
        ) : null}
        <Button onClick={onDone}>{t("app-cancel")}</Button>
        <Button kind="primary" submit disabled={!ready || isPending}>
          {t("app-save")}
          <Kbd chord="Enter" />
        </Button>
      </div>
    </Form>
  );
}
