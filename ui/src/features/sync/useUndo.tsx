// The way back through all that the user did, also after a restart: one key back, one key forward.
import { Redo2, Undo2 } from "lucide-react";
import { useMemo } from "react";
import { useExecute } from "../../ipc/ask.ts";
import { useT } from "../../kit/i18n.tsx";
import { useActions } from "../../kit/keymap.tsx";
import { REDO, UNDO, useTell } from "../../kit/tell.ts";

export function useUndo(): void {
  const t = useT();
  const tell = useTell();
  const { mutate } = useExecute();
  useActions(
    useMemo(() => {
      const group = t("app-palette-actions");
      return [
        { id: "undo", label: t("app-undo"), group, keys: [UNDO, "Ctrl z"], icon: <Undo2 className="i" aria-hidden />, run: () => mutate({ kind: "undo" }, tell) },
        { id: "redo", label: t("app-redo"), group, keys: [REDO, "Ctrl Shift z", "Ctrl y"], icon: <Redo2 className="i" aria-hidden />, run: () => mutate({ kind: "redo" }, tell) },
      ];
    }, [t, tell, mutate]),
  );
}
