// Filters of a list that can be taken back: every change is a step, and Z undoes the last one.
import { Undo2 } from "lucide-react";
import { createElement, useCallback, useMemo, useState } from "react";
import { useT } from "./i18n.tsx";
import { useActions } from "./keymap.tsx";
import { useToast } from "./toast.tsx";

interface Filters<Search> {
  change: (part: Partial<Search>) => void;
  clear: () => void;
}

const sameKeys = (a: object, b: object): boolean => Object.keys(a).join() === Object.keys(b).join();

/** What orders a list narrows nothing, so clearing leaves it. */
const SORTING = ["sort", "descending"];

interface Step<Search> {
  before: Search;
  part: Partial<Search>;
}

/** `go` shows the list with another search; typing on in one field is one step. */
export function useFilters<Search extends object>(search: Search, go: (search: Search) => void): Filters<Search> {
  const t = useT();
  const say = useToast();
  const [steps, setSteps] = useState<readonly Step<Search>[]>([]);
  const change = useCallback(
    (part: Partial<Search>) => {
      setSteps((known) => {
        const last = known.at(-1);
        return last && "text" in part && sameKeys(last.part, part) ? known : [...known, { before: search, part }];
      });
      go({ ...search, ...part });
    },
    [search, go],
  );
  const undo = useCallback(() => {
    const last = steps.at(-1);
    if (!last) return;
    setSteps(steps.slice(0, -1));
    go(last.before);
  }, [steps, go]);
  const clear = useCallback(() => {
    setSteps((known) => [...known, { before: search, part: {} }]);
    go(Object.fromEntries(Object.entries(search).filter(([name]) => SORTING.includes(name))) as Search);
    say(t("app-filter-cleared"), "z");
  }, [search, go, say, t]);
  const canUndo = steps.length > 0;
  useActions(
    useMemo(() => {
      if (!canUndo) return [];
      const icon = createElement(Undo2, { className: "i", "aria-hidden": true });
      return [{ id: "undo-filter", label: t("app-undo-filter"), group: t("app-shortcuts-lists"), keys: ["z", "Ctrl z"], icon, run: undo }];
    }, [canUndo, t, undo]),
  );
  return { change, clear };
}
