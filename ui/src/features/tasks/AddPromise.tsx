// The key that writes a promise down, and the line that it is written in.
import { ListPlus } from "lucide-react";
import { useMemo, useState, type ReactNode } from "react";
import { Button } from "../../kit/Button.tsx";
import { Dialog } from "../../kit/Dialog.tsx";
import { useT } from "../../kit/i18n.tsx";
import { useActions } from "../../kit/keymap.tsx";
import { NewTaskForm, type TaskAbout } from "./TaskForm.tsx";

interface AddPromiseProps {
  about: TaskAbout;
  /** Stands at the end of a heading. */
  small?: boolean;
}

export function AddPromise({ about, small = false }: AddPromiseProps): ReactNode {
  const t = useT();
  const [adding, setAdding] = useState(false);
  useActions(
    useMemo(
      () => [{ id: "add-promise", label: t("task-add"), group: t("app-palette-actions"), keys: ["t"], icon: <ListPlus className="i" aria-hidden />, run: () => setAdding(true) }],
      [t],
    ),
  );
  return (
    <>
      <Button
        kind={small ? "ghost" : "plain"}
        className={small ? "small-btn end" : undefined}
        icon={small ? undefined : <ListPlus className="i s" aria-hidden />}
        keys="t"
        onClick={() => setAdding(true)}
      >
        {small ? t("task-add") : <span className="middle-only">{t("task-add")}</span>}
      </Button>
      <Dialog label={t("task-add")} open={adding} onClose={() => setAdding(false)}>
        <NewTaskForm about={about} onDone={() => setAdding(false)} />
      </Dialog>
    </>
  );
}
