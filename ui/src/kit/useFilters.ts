// Filters of a list that can be taken back: every change is a step, and Z undoes the last one.
import { Undo2 } from "lucide-react";
import { createElement, useCallback, useMemo, useState } from "react";
import { useT } from "./i18n.tsx";
import { useActions } from "./keymap.tsx";
import { useEditCount } from "./lastDone.ts";
import { useToast } from "./toast.tsx";

interface Filters<Search> {
  change: (part: Partial<Search>) => void;
  clear: () => void;
}

const sameKeys = (a: object, b: object): boolean => Object.keys(a).join() === Object.keys(b).join();

/** What orders a list, or lays it out, narrows nothing, so clearing leaves it. */
const SORTING = ["sort", "descending", "group", "columns", "view"];

/** What is changed bit by bit: going on with it is the same step. */
const GOES_ON = ["text", "columns"];

/** Is the list narrowed at all? */
export function isNarrowed(search: object): boolean {
  return Object.entries(search).some(([name, value]) => value !== undefined && !SORTING.includes(name));
}

interface Step<Search> {
  before: Search;
  part: Partial<Search>;
  /** Edits that were made before it. */
  edits: number;
}

/** `go` shows the list with another search. */
export function useFilters<Search extends object>(search: Search, go: (search: Search) => void): Filters<Search> {
  const t = useT();
  const say = useToast();
  const edits = useEditCount();
  const [steps, setSteps] = useState<readonly Step<Search>[]>([]);
  const change = useCallback(
    (part: Partial<Search>) => {
      setSteps((known) => {
        const last = known.at(-1);
        const same = last !== undefined && last.edits === edits && sameKeys(last.part, part);
        return same && Object.keys(part).every((name) => GOES_ON.includes(name)) ? known : [...known, { before: search, part, edits }];
      });
      go({ ...search, ...part });
    },
    [search, go, edits],
  );
  const undo = useCallback(() => {
    const last = steps.at(-1);
    if (!last) return;
    setSteps(steps.slice(0, -1));
    go(last.before);
  }, [steps, go]);
  const clear = useCallback(() => {
    setSteps((known) => [...known, { before: search, part: {}, edits }]);
    go(Object.fromEntries(Object.entries(search).filter(([name]) => SORTING.includes(name))) as Search);
    say(t("app-filter-cleared"), "z");
  }, [search, go, say, t, edits]);
  // An edit that came later is taken back first, by the same key.
  const canUndo = steps.at(-1)?.edits === edits;
  useActions(
    useMemo(() => {
      if (!canUndo) return [];
      const icon = createElement(Undo2, { className: "i", "aria-hidden": true });
      return [{ id: "undo-filter", label: t("app-undo-filter"), group: t("app-shortcuts-lists"), keys: ["z", "Ctrl z"], icon, run: undo }];
    }, [canUndo, t, undo]),
  );
  return { change, clear };
}
