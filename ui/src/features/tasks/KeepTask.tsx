// The key that marks a promise as kept, wherever one is shown.
import { CircleCheck } from "lucide-react";
import { useCallback, useMemo, type ReactNode } from "react";
import { useExecute } from "../../ipc/ask.ts";
import { Button } from "../../kit/Button.tsx";
import { useT } from "../../kit/i18n.tsx";
import { useActions } from "../../kit/keymap.tsx";
import { useTell } from "../../kit/tell.ts";

/** Looks like the tick that it sets. */
export const KEEP = "v";

interface Kept {
  id: string;
}

/** Makes the key keep this promise, if there is one, and gives what a press on any other does. */
export function useKeepTask(task: Kept | undefined): (task: Kept) => void {
  const t = useT();
  const tell = useTell();
  const { mutate } = useExecute();
  const keep = useCallback(({ id }: Kept) => mutate({ kind: "keep_task", id }, tell), [mutate, tell]);
  const id = task?.id;
  useActions(
    useMemo(
      () =>
        id === undefined
          ? []
          : [{ id: "keep-promise", label: t("task-keep"), group: t("app-palette-actions"), keys: [KEEP], icon: <CircleCheck className="i" aria-hidden />, run: () => keep({ id }) }],
      [t, id, keep],
    ),
  );
  return keep;
}

/** For a list whose cursor stands on a promise: the key alone, or with a button. */
export function KeepTask({ task, bare = false }: { task: Kept; bare?: boolean }): ReactNode {
  const t = useT();
  const keep = useKeepTask(task);
  if (bare) return null;
  return (
    <Button icon={<CircleCheck className="i s" aria-hidden />} keys={KEEP} onClick={() => keep(task)}>
      {t("task-keep")}
    </Button>
  );
}
