// What the palette lists: actions that match the letters, and records that the search index finds.
import { ClipboardList, FileText, MessageCircleQuestion, SquareKanban } from "lucide-react";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import type { SearchHit } from "../../generated/ipc.ts";
import { useAsk } from "../../ipc/ask.ts";
import { useT, type Translate } from "../../kit/i18n.tsx";
import { Avatar, Monogram } from "../../kit/Identity.tsx";
import type { Action } from "../../kit/keymap.tsx";
import { fuzzyScore } from "../../lib/fuzzy.ts";

export interface Entry {
  id: string;
  group: string;
  label: string;
  note?: string;
  icon?: ReactNode;
  keys?: string;
  run?: () => void;
  path?: string;
}

/** Milliseconds of quiet before the index is asked. */
const PAUSE_MS = 40;

/** Actions whose name, or English id, has the letters in this order; best first within each group. */
export function matchActions(actions: readonly Action[], text: string): Entry[] {
  return actions
    .filter((action) => !action.sheetOnly)
    .map((action) => ({ action, score: fuzzyScore(text, [action.label, action.id.replaceAll("-", " ")]) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ action }) => ({ id: action.id, group: action.group, label: action.label, icon: action.icon, keys: action.keys[0], run: action.run }));
}

function iconOf(hit: SearchHit): ReactNode {
  if (hit.kind === "partner") return <Monogram name={hit.title} />;
  if (hit.kind === "person") return <Avatar name={hit.title} named={false} />;
  return <SquareKanban className="i" aria-hidden />;
}

function pathOf(hit: SearchHit): string {
  if (hit.kind === "deal") return `/deals/${hit.id}`;
  return `/partners/${hit.partnerId ?? hit.id}`;
}

function documentsOf(t: Translate, group: string, hit: SearchHit): Entry[] {
  return [
    { id: `brief-${hit.id}`, group, label: t("brief-of", { partner: hit.title }), icon: <FileText className="i" aria-hidden />, path: `/partners/${hit.id}/brief` },
    { id: `review-${hit.id}`, group, label: t("review-open", { partner: hit.title }), icon: <ClipboardList className="i" aria-hidden />, path: `/partners/${hit.id}/review` },
    { id: `answers-${hit.id}`, group, label: t("answer-open", { partner: hit.title }), icon: <MessageCircleQuestion className="i" aria-hidden />, path: `/partners/${hit.id}/answers` },
  ];
}

export function useRecords(text: string): Entry[] {
  const t = useT();
  const [asked, setAsked] = useState("");
  const wanted = text.trim();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const hits = useAsk("search", { text: asked }, { enabled: asked !== "" }).data?.hits;
  return useMemo(() => {
    if (wanted === "" || !hits) return [];
    const group = t("app-palette-records");
    const first = hits.find((hit) => hit.kind === "partner");
    return hits.flatMap((hit) => [
      { id: `${hit.kind}-${hit.id}`, group, label: hit.title, note: hit.subtitle, icon: iconOf(hit), path: pathOf(hit) },
      // The partner that was meant can be briefed on, or reviewed, at once.
      ...(hit === first ? documentsOf(t, group, hit) : []),
    ]);
  }, [hits, wanted, t]);
}
