// The keys that choose rows, the same on every list that can do something to many of them.
import { SquareCheck } from "lucide-react";
import { useMemo } from "react";
import { useT } from "./i18n.tsx";
import { useActions, type Action } from "./keymap.tsx";
import type { Selection } from "./useSelection.ts";

interface SelectionKeysOptions {
  selection: Selection | undefined;
  /** Row under the cursor. */
  at: number;
  /** Where a range may begin, and before which row it ends. */
  first?: number;
  count: number;
  moveTo: (at: number) => void;
}

export function useSelectionKeys({ selection, at, first = 0, count, moveTo }: SelectionKeysOptions): void {
  const t = useT();
  useActions(
    useMemo<Action[]>(() => {
      if (!selection) return [];
      const base = { group: t("app-shortcuts-lists"), icon: <SquareCheck className="i" aria-hidden />, sheetOnly: true };
      const extend = (by: number) => {
        const to = Math.max(first, Math.min(count - 1, at + by));
        selection.extend(at, to);
        moveTo(to);
      };
      const clear: Action = { ...base, id: "clear-selection", label: t("app-clear-selection"), keys: ["Escape"], run: selection.clear };
      return [
        { ...base, id: "select-row", label: t("app-key-select"), keys: ["x"], run: () => selection.toggle(at) },
        { ...base, id: "extend-down", label: t("app-key-extend-down"), keys: ["Shift j", "Shift ArrowDown"], run: () => extend(1) },
        { ...base, id: "extend-up", label: t("app-key-extend-up"), keys: ["Shift k", "Shift ArrowUp"], run: () => extend(-1) },
        { ...base, id: "select-all", label: t("app-key-select-all"), keys: ["Ctrl a"], run: selection.all },
        ...(selection.ids.length > 0 ? [clear] : []),
      ];
    }, [t, selection, at, first, count, moveTo]),
  );
}
