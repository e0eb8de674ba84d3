// One open promise: a tick, what it is, whose, and how far its day is.
import { Circle } from "lucide-react";
import type { TaskView } from "../../generated/ipc.ts";
import { useCodeWord, useT } from "../../kit/i18n.tsx";
import { Kbd } from "../../kit/Kbd.tsx";
import { QueuedMark } from "../../kit/Marks.tsx";
import { Parts } from "../../kit/Timeline.tsx";
import { KEEP } from "./KeepTask.tsx";

interface TaskRowProps {
  task: TaskView;
  /** Stands on the page of its deal, which need not be named. */
  ofDeal: boolean;
  /** The key keeps this one. */
  hasKey: boolean;
  onKeep: () => void;
  onEdit: () => void;
  onFocus: () => void;
}

export function TaskRow({ task, ofDeal, hasKey, onKeep, onEdit, onFocus }: TaskRowProps) {
  const t = useT();
  const word = useCodeWord();
  const who = task.side === "them" ? task.personName : (task.owner?.name ?? null);
  const about = [word("task-side", task.side), who, ofDeal ? null : (task.deal?.name ?? null)].filter((part) => part !== null);
  const tone = (task.overdueDays ?? -1) > 0 ? "when bad" : task.overdueDays === 0 ? "when warn" : "when";
  return (
    <li className="promise">
      <button type="button" className="keep" aria-label={`${t("task-keep")}: ${task.title}`} title={t("task-keep")} onFocus={onFocus} onClick={onKeep}>
        <Circle className="i" aria-hidden />
      </button>
      <button type="button" className="what" title={t("task-edit")} onFocus={onFocus} onClick={onEdit}>
        <bdi>{task.title}</bdi>
      </button>
      <span className="about">
        <span className={tone}>{task.when}</span>
        <Parts of={about} />
        {task.pending ? <QueuedMark /> : null}
      </span>
      {hasKey ? <Kbd chord={KEEP} /> : null}
    </li>
  );
}
