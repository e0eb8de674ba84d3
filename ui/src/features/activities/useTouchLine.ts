// What a line about a touch means: who is named in it, and what comes next.
import { useMemo } from "react";
import type { SearchHit } from "../../generated/ipc.ts";
import { useApp } from "../../ipc/app.tsx";
import { useAsk } from "../../ipc/ask.ts";
import { useLanguage } from "../../kit/i18n.tsx";
import { intlTag } from "../../lib/locale.ts";
import { mention, parseQuickLine, type QuickLine } from "../../lib/quickLine.ts";
import type { TouchAbout } from "./LogTouch.tsx";

const PEOPLE = 100;

export interface TouchLine {
  read: QuickLine;
  /** With whom; `null` until one is named. */
  about: (TouchAbout & { person: { id: string; name: string } | null }) | null;
}

export function useTouchLine(line: string, about: TouchAbout | undefined): TouchLine {
  const language = useLanguage();
  const { today } = useApp();
  const wanted = about === undefined ? (mention(line) ?? "") : "";
  const hits = useHits(wanted);
  const people = useAsk("people_page", { partnerId: about?.partner.id ?? "", limit: PEOPLE }, { enabled: about !== undefined }).data?.rows;
  return useMemo(() => {
    const words = { tag: intlTag(language), today };
    if (about) {
      const read = parseQuickLine(line, words, people ?? []);
      return { read, about: { ...about, person: read.named } };
    }
    const read = parseQuickLine(line, words, hits.map(({ id, title }) => ({ id, name: title })));
    const hit = hits.find(({ id }) => id === read.named?.id);
    return { read, about: hit ? aboutOf(hit) : null };
  }, [line, language, today, about, people, hits]);
}

/** Records by the words after @: all of them if that finds something, else fewer. */
function useHits(words: string): readonly SearchHit[] {
  const all = words.split(" ");
  const one = all[0] ?? "";
  const two = all.slice(0, 2).join(" ");
  const ask = (text: string) => ({ text });
  const [byThree, byTwo, byOne] = [
    useAsk("search", ask(words), { enabled: words !== "" }).data?.hits,
    useAsk("search", ask(two), { enabled: two !== "" && two !== words }).data?.hits,
    useAsk("search", ask(one), { enabled: one !== "" && one !== two }).data?.hits,
  ];
  return useMemo(() => (words === "" ? [] : ([byThree, byTwo, byOne].find((hits) => hits !== undefined && hits.length > 0) ?? [])), [words, byThree, byTwo, byOne]);
}

function aboutOf(hit: SearchHit): TouchLine["about"] {
  const partnerId = hit.partnerId ?? hit.id;
  switch (hit.kind) {
    case "partner":
      return { partner: { id: hit.id, name: hit.title }, person: null };
    case "person":
      return { partner: { id: partnerId, name: hit.subtitle }, person: { id: hit.id, name: hit.title } };
    case "deal":
      return { partner: { id: partnerId, name: hit.subtitle }, dealId: hit.id, person: null };
  }
}
