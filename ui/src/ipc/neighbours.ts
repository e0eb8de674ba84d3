// The records around the one that is shown, from the same answers that its list shows: they follow every reload of it.
import { useRouterState } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { neighboursOf, type Neighbours, type Trail } from "../lib/trail.ts";
import { useAsk, useAskPages } from "./ask.ts";

/** Records before the end of what is loaded at which more is asked for. */
const AHEAD = 10;
const NO_IDS: readonly string[] = [];

interface Loaded {
  ids: readonly string[];
  total: number | null;
  more: (() => void) | null;
}

interface Pages {
  data: { pages: { rows: { id: string }[]; total: number | null }[] } | undefined;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

function loadedOf({ data, hasNextPage, isFetchingNextPage, fetchNextPage }: Pages): Loaded {
  return {
    ids: data?.pages.flatMap((page) => page.rows.map(({ id }) => id)) ?? NO_IDS,
    total: data?.pages[0]?.total ?? null,
    more: hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : null,
  };
}

function useLoaded(trail: Trail | undefined): Loaded {
  const deals = useAskPages("deal_page", trail?.list === "deals" ? trail.filter : {}, { enabled: trail?.list === "deals" });
  const partners = useAskPages("partner_list", trail?.list === "partners" ? trail.filter : {}, { enabled: trail?.list === "partners" });
  const today = useAsk("today", {}, { enabled: trail?.list === "today" }).data;
  const ofToday = useMemo(() => today?.groups.filter(({ kind }) => kind === "stalled" || kind === "closing_soon").flatMap(({ items }) => items.map(({ id }) => id)) ?? NO_IDS, [today]);
  switch (trail?.list) {
    case "deals":
      return loadedOf(deals);
    case "partners":
      return loadedOf(partners);
    case "today":
      return { ids: ofToday, total: ofToday.length, more: null };
    case undefined:
      return { ids: NO_IDS, total: null, more: null };
  }
}

/** The list that the shown record was opened from. */
export function useTrail(): Trail | undefined {
  return useRouterState({ select: (state) => (state.location.state as { trail?: Trail }).trail });
}

export function useNeighbours(trail: Trail | undefined, id: string): Neighbours {
  const { ids, total, more } = useLoaded(trail);
  const at = ids.indexOf(id);
  const [last, setLast] = useState<{ id: string; at: number } | null>(null);
  if (at >= 0 && (last?.id !== id || last.at !== at)) setLast({ id, at });
  const near = at >= 0 && at >= ids.length - AHEAD;
  useEffect(() => {
    if (near) more?.();
  }, [near, more]);
  return neighboursOf(ids, id, total, last?.id === id ? last.at : null);
}
