// Promises of both sides on the page of a partner or a deal: what is open, by its day, and what became of the others.
import { RotateCcw } from "lucide-react";
import { useCallback, useState, type ReactNode } from "react";
import type { TaskView } from "../../generated/ipc.ts";
import { useAsk, useExecute } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { IconButton } from "../../kit/Button.tsx";
import { Dialog } from "../../kit/Dialog.tsx";
import { useT } from "../../kit/i18n.tsx";
import { useTell } from "../../kit/tell.ts";
import { AddPromise } from "./AddPromise.tsx";
import { useKeepTask } from "./KeepTask.tsx";
import { EditTaskForm, type TaskAbout } from "./TaskForm.tsx";
import { TaskRow } from "./TaskRow.tsx";

export function Promises({ about }: { about: TaskAbout }): ReactNode {
  const t = useT();
  const filter = about.dealId === undefined ? { partnerId: about.partner.id } : { dealId: about.dealId };
  return (
    <section className="promises" aria-label={t("task-promises")}>
      <h3>
        <span>{t("task-promises")}</span>
        <AddPromise about={about} small />
      </h3>
      <Answer of={useAsk("tasks", filter)} rows={3}>
        {(view) => (
          <>
            <OpenTasks tasks={view.open} ofDeal={about.dealId !== undefined} />
            <ClosedTasks tasks={view.closed} />
          </>
        )}
      </Answer>
    </section>
  );
}

/** Beside a partner's figures there is room for so many. */
const SHOWN = 4;

function OpenTasks({ tasks, ofDeal }: { tasks: readonly TaskView[]; ofDeal: boolean }) {
  const t = useT();
  const [focused, setFocused] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const [edited, setEdited] = useState<TaskView | null>(null);
  const close = useCallback(() => setEdited(null), []);
  // The key is that of the row with the focus; without one, of the first.
  const next = tasks.find(({ id }) => id === focused) ?? tasks[0];
  const keep = useKeepTask(next);
  if (tasks.length === 0) {
    return (
      <p className="muted">
        {t("task-none")} {t("task-none-hint")}
      </p>
    );
  }
  return (
    <>
      <ul>
        {(all || ofDeal ? tasks : tasks.slice(0, SHOWN)).map((task) => (
          <TaskRow
            key={task.id}
            task={task}
            ofDeal={ofDeal}
            hasKey={task.id === next?.id}
            onKeep={() => keep(task)}
            onEdit={() => setEdited(task)}
            onFocus={() => setFocused(task.id)}
          />
        ))}
      </ul>
      {all || ofDeal || tasks.length <= SHOWN ? null : (
        <button type="button" className="lnk" onClick={() => setAll(true)}>
          {t("app-more", { count: tasks.length - SHOWN })}
        </button>
      )}
      <Dialog label={t("task-edit")} open={edited !== null} onClose={close}>
        {edited ? <EditTaskForm key={edited.id} task={edited} onDone={close} /> : null}
      </Dialog>
    </>
  );
}

function ClosedTasks({ tasks }: { tasks: readonly TaskView[] }) {
  const t = useT();
  const tell = useTell();
  const { mutate } = useExecute();
  if (tasks.length === 0) return null;
  return (
    <details className="over">
      <summary>{t("task-over")}</summary>
      <ul>
        {tasks.map((task) => (
          <li key={task.id} className="promise done">
            <IconButton
              label={`${t("task-reopen")}: ${task.title}`}
              icon={<RotateCcw className="i s" aria-hidden />}
              onClick={() => mutate({ kind: "reopen_task", id: task.id }, tell)}
            />
            <span className="what">
              <bdi>{task.title}</bdi>
            </span>
            <span className="about">{task.when}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
