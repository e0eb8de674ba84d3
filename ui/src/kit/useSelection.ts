// Rows that the user has chosen, to do one thing to all of them: toggled one by one, or as a range from the last one.
import { useCallback, useMemo, useState } from "react";

interface Chosen {
  ids: ReadonlySet<string>;
  /** Where a range begins, and what was chosen before it did. */
  anchor: string | null;
  base: ReadonlySet<string>;
}

export interface Selection {
  /** Chosen rows that are still in the list, in its order. */
  ids: readonly string[];
  has: (id: string) => boolean;
  toggle: (at: number) => void;
  /** Chooses everything from where the range began, else from `from`, up to `to`. */
  extend: (from: number, to: number) => void;
  all: () => void;
  clear: () => void;
}

const NONE: ReadonlySet<string> = new Set();
const START: Chosen = { ids: NONE, anchor: null, base: NONE };

/** `order` are the rows of the list; one that leaves it is chosen no longer. */
export function useSelection(order: readonly string[]): Selection {
  const [chosen, setChosen] = useState(START);
  const toggle = useCallback(
    (at: number) => {
      const id = order[at];
      if (id === undefined) return;
      setChosen(({ ids }) => {
        const next = new Set(ids);
        if (!next.delete(id)) next.add(id);
        return { ids: next, anchor: id, base: next };
      });
    },
    [order],
  );
  const extend = useCallback(
    (from: number, to: number) => {
      setChosen((before) => {
        const known = before.anchor === null ? -1 : order.indexOf(before.anchor);
        const start = known < 0 ? from : known;
        const anchor = order[start] ?? null;
        const range = order.slice(Math.min(start, to), Math.max(start, to) + 1);
        return { ids: new Set([...before.base, ...range]), anchor, base: before.base };
      });
    },
    [order],
  );
  const all = useCallback(() => setChosen({ ids: new Set(order), anchor: null, base: NONE }), [order]);
  const clear = useCallback(() => setChosen(START), []);
  const ids = useMemo(() => (chosen.ids.size === 0 ? [] : order.filter((id) => chosen.ids.has(id))), [order, chosen.ids]);
  return useMemo(() => ({ ids, has: (id) => chosen.ids.has(id), toggle, extend, all, clear }), [ids, chosen.ids, toggle, extend, all, clear]);
}
