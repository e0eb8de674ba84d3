// The same movement keys on every list: a cursor over `count` rows that the focus follows.
import { ArrowUpDown } from "lucide-react";
import { createElement, useCallback, useMemo, useState } from "react";
import { useT } from "./i18n.tsx";
import { useActions, type Action } from "./keymap.tsx";

interface ListCursorOptions {
  count: number;
  onOpen: (at: number) => void;
  /** Called when the keys moved the cursor: bring the row into view and give it the focus. */
  onMove?: (at: number) => void;
  onPeek?: () => void;
  start?: number;
}

export interface ListCursor {
  at: number;
  set: (at: number) => void;
  /** As the keys do: the row comes into view with the focus. */
  moveTo: (at: number) => void;
}

export function useListCursor({ count, onOpen, onMove, onPeek, start = 0 }: ListCursorOptions): ListCursor {
  const t = useT();
  const [wanted, set] = useState(start);
  const at = Math.max(-1, Math.min(wanted, count - 1));
  const moveTo = useCallback(
    (next: number) => {
      const to = Math.max(0, Math.min(count - 1, next));
      set(to);
      if (count > 0) onMove?.(to);
    },
    [count, onMove],
  );
  const actions = useMemo<Action[]>(() => {
    const group = t("app-shortcuts-lists");
    const icon = createElement(ArrowUpDown, { className: "i", "aria-hidden": true });
    const base = { group, icon, sheetOnly: true };
    return [
      { ...base, id: "list-next", label: t("app-key-next"), keys: ["j", "ArrowDown"], run: () => moveTo(at + 1) },
      { ...base, id: "list-previous", label: t("app-key-previous"), keys: ["k", "ArrowUp"], run: () => moveTo(at - 1) },
      { ...base, id: "list-first", label: t("app-key-first"), keys: ["Home"], run: () => moveTo(0) },
      { ...base, id: "list-last", label: t("app-key-last"), keys: ["End"], run: () => moveTo(count - 1) },
      { ...base, id: "list-page-down", label: t("app-key-page-down"), keys: ["PageDown"], run: () => moveTo(at + 10) },
      { ...base, id: "list-page-up", label: t("app-key-page-up"), keys: ["PageUp"], run: () => moveTo(at - 10) },
      { ...base, id: "list-open", label: t("app-open"), keys: ["Enter"], run: () => at >= 0 && onOpen(at) },
      ...(onPeek ? [{ ...base, id: "list-peek", label: t("app-show-details"), keys: ["Space"], run: onPeek }] : []),
    ];
  }, [at, count, moveTo, onOpen, onPeek, t]);
  useActions(actions);
  return useMemo(() => ({ at, set, moveTo }), [at, moveTo]);
}
