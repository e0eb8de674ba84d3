// From one record to the next of the list that it was opened from, with its place in it.
import { ChevronDown, ChevronUp } from "lucide-react";
import { useNavigate, useRouter } from "@tanstack/react-router";
import { useCallback, useMemo, type ReactNode } from "react";
import type { Neighbours, Trail } from "../lib/trail.ts";
import { IconButton } from "./Button.tsx";
import { useT } from "./i18n.tsx";
import { useActions, type Action } from "./keymap.tsx";
import { recall, remember } from "./listMemory.ts";

declare module "@tanstack/react-router" {
  interface HistoryState {
    trail?: Trail;
  }
}

interface StepsOptions {
  trail: Trail | undefined;
  around: Neighbours;
  /** Pages of records of this kind. */
  to: "/deals/$id" | "/partners/$id";
  /** A list on the page has the keys for itself. */
  silent?: boolean;
}

const ROW_PX = 40;

/** The keys work while the next record is still read; gives the buttons. */
export function useSteps({ trail, around, to, silent = false }: StepsOptions): ReactNode {
  const t = useT();
  const router = useRouter();
  const navigate = useNavigate();
  const { ids, at, total, previous, next } = around;
  const go = useCallback(
    (by: 1 | -1) => {
      if (!trail) return;
      // From where the window is on its way to: keys may come faster than pages.
      const ahead = ids.indexOf(router.history.location.pathname.split("/").at(-1) ?? "");
      const place = ahead >= 0 ? ahead + by : (by > 0 ? next : previous);
      const id = place === null ? undefined : ids[place];
      if (place === null || id === undefined) return;
      // The way back leads to the row of the record that is left then.
      const left = recall(trail.memory);
      remember(trail.memory, { ...left, at: place, scrollTop: Math.max(0, (left?.scrollTop ?? 0) + (place - (left?.at ?? place)) * ROW_PX) });
      void navigate({ to, params: { id }, search: true, state: { trail }, replace: true });
    },
    [ids, next, previous, navigate, router, to, trail],
  );
  const shown = previous !== null || next !== null;
  useActions(
    useMemo<Action[]>(() => {
      if (!shown || silent) return [];
      const base = { group: t("app-shortcuts-lists") };
      return [
        { ...base, id: "next-record", label: t("app-next-record"), keys: ["j"], icon: <ChevronDown className="i" aria-hidden />, run: () => go(1) },
        { ...base, id: "previous-record", label: t("app-previous-record"), keys: ["k"], icon: <ChevronUp className="i" aria-hidden />, run: () => go(-1) },
      ];
    }, [t, shown, silent, go]),
  );
  if (!shown) return null;
  return (
    <span className="row steps-nav">
      {at === null || total === null ? null : <span className="muted num middle-only">{t("app-position", { position: at + 1, total })}</span>}
      <span className="row tight">
        <IconButton label={t("app-previous-record")} aria-keyshortcuts="k" icon={<ChevronUp className="i s" aria-hidden />} disabled={previous === null} onClick={() => go(-1)} />
        <IconButton label={t("app-next-record")} aria-keyshortcuts="j" icon={<ChevronDown className="i s" aria-hidden />} disabled={next === null} onClick={() => go(1)} />
      </span>
    </span>
  );
}
