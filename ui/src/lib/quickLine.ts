// A touch in one line, as people type it: "call with @Anna about prices -> send the offer fri", in the language of the
// window or in English. What it was, with whom, and the next step with its side and day.
import { parseDay } from "./days.ts";

export type TouchKind = "call" | "email" | "meeting" | "note" | "workshop";

/** A record that the line may name. */
export interface Named {
  id: string;
  name: string;
}

export interface QuickStep {
  text: string;
  /** `YYYY-MM-DD`. */
  day: string | null;
  side: "us" | "them";
}

export interface QuickLine {
  /** `null` where the line does not begin with one. */
  kind: TouchKind | null;
  /** What happened, without the word for its kind. */
  subject: string;
  named: Named | null;
  step: QuickStep | null;
}

interface Words {
  tag: string;
  /** `YYYY-MM-DD`. */
  today: string;
}

const fold = (text: string): string => text.normalize("NFKD").replace(/[\p{M}\u0640\u200e\u200f\u2066-\u2069]/gu, "").toLowerCase();

const KINDS: Record<TouchKind, readonly string[]> = {
  call: ["call", "called", "phone", "phoned", "anruf", "telefonat", "angerufen", "telefoniert", "مكالمة", "اتصال", "اتصلت"],
  email: ["email", "e-mail", "mail", "mailed", "emailed", "gemailt", "بريد", "إيميل", "رسالة"],
  meeting: ["meeting", "met", "visit", "treffen", "besprechung", "termin", "getroffen", "اجتماع", "لقاء", "التقيت"],
  note: ["note", "notiz", "ملاحظة"],
  workshop: ["workshop", "training", "schulung", "ورشة"],
};
const KIND_OF = new Map(Object.entries(KINDS).flatMap(([kind, words]) => words.map((word) => [fold(word), kind as TouchKind] as const)));

/** Small words after the kind that say nothing by themselves: "call with Anna", "Anruf bei Anna", "مكالمة مع". */
const LINKS = new Set(["with", "to", "mit", "bei", "an", "مع", "إلى"].map(fold));

const ARROW = /\s*(?:->|=>|→|⇒|←|⇐)\s*/u;
/** Where the next step begins: an arrow, "next:", or "then" after a stop. */
const STEPS = [
  ARROW,
  /[\s,;.،؛]*(?<=^|[\s,;.،؛])(?:next step|next|nächster schritt|als nächstes|الخطوة التالية|التالي)\s*[:：]\s*/iu,
  /\s*[,;.،؛]\s*(?:then|dann|danach|ثم)\s+/iu,
  /\sثم\s+/u,
];
const THEIRS = /^(?:they|partner|the partner|sie|der partner|هم|الشريك)(?:\s+(?:will|werden|wird|must|müssen|muss))?\s*[:：]?\s+/iu;
const BEFORE_DAY = /^(?:by|until|on|due|bis|am|zum|حتى|يوم|قبل|بحلول)\s+/iu;
const DAY_WORDS = 5;
/** Words that a name after @ has at most. */
const NAME_WORDS = 3;

/** The words after @ that may be a name; `null` without an @. */
export function mention(line: string): string | null {
  const found = /@([^@,;:،؛]*)/u.exec(line)?.[1]?.split(ARROW)[0]?.trim();
  return found === undefined || found === "" ? null : found.split(/\s+/).slice(0, NAME_WORDS).join(" ");
}

export function parseQuickLine(line: string, words: Words, known: readonly Named[]): QuickLine {
  const [happened, planned] = splitAtStep(line.trim());
  const { kind, rest } = kindOf(happened);
  const { named, text } = namedIn(rest, known);
  return { kind, subject: text.trim(), named, step: planned === null ? null : parseStep(planned, words) };
}

function splitAtStep(line: string): [string, string | null] {
  const cuts = STEPS.map((pattern) => pattern.exec(line)).filter((found) => found !== null);
  const first = cuts.toSorted((a, b) => a.index - b.index)[0];
  if (!first) return [line, null];
  const planned = line.slice(first.index + first[0].length).trim();
  return [line.slice(0, first.index).trim(), planned === "" ? null : planned];
}

function kindOf(text: string): { kind: TouchKind | null; rest: string } {
  const [first = "", ...others] = text.split(/\s+/);
  const kind = KIND_OF.get(fold(first.replace(/[:,]$/u, ""))) ?? null;
  if (kind === null || others.length === 0) return { kind, rest: text };
  const linked = LINKS.has(fold(others[0] ?? "")) && others.length > 1;
  return { kind, rest: (linked ? others.slice(1) : others).join(" ") };
}

/** The record after @, else one whose name stands in the text. */
function namedIn(text: string, known: readonly Named[]): { named: Named | null; text: string } {
  const at = /@(\S.*)?$/u.exec(text);
  if (!at) return { named: known.find((one) => isNamed(text, one.name)) ?? null, text };
  const words = (at[1] ?? "").split(/\s+/);
  for (let count = Math.min(NAME_WORDS, words.length); count > 0; count -= 1) {
    const typed = fold(words.slice(0, count).join(" ")).replace(/[.,;:!?،؛]+$/u, "");
    const named = known.find(({ name }) => typed !== "" && ` ${fold(name)}`.includes(` ${typed}`));
    if (named) return { named, text: [text.slice(0, at.index).trim(), named.name, ...words.slice(count)].join(" ") };
  }
  return { named: null, text: text.replace("@", "") };
}

function isNamed(text: string, name: string): boolean {
  const spaced = ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  return spaced.includes(` ${fold(name).replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `);
}

/** A promise in one line: "they send the contract fri". */
export function parseStep(planned: string, words: Words): QuickStep {
  const { text, day } = dayIn(planned, words);
  const rest = text.replace(THEIRS, "");
  const theirs = rest !== text && rest !== "";
  return { text: upperFirst(theirs ? rest : text, words.tag), day, side: theirs ? "them" : "us" };
}

/** The day at the end of the text, or else at its beginning; what is left without it. */
function dayIn(text: string, words: Words): { text: string; day: string | null } {
  const all = text.split(/\s+/);
  for (const fromEnd of [true, false]) {
    for (let count = Math.min(DAY_WORDS, all.length - 1); count > 0; count -= 1) {
      const part = (fromEnd ? all.slice(-count) : all.slice(0, count)).join(" ").replace(/[.,:;،؛]+$/u, "");
      const day = isDayLike(part) ? parseDay(part.replace(BEFORE_DAY, ""), words.tag, words.today) : null;
      if (day !== null) return { text: (fromEnd ? all.slice(0, -count) : all.slice(count)).join(" ").replace(/[,،]$/u, ""), day };
    }
  }
  return { text, day: null };
}

/** Two letters are too few to be sure, and Tom is a name. */
function isDayLike(part: string): boolean {
  return /^[+\d]/u.test(part) || (part.length >= 3 && fold(part) !== "tom");
}

function upperFirst(text: string, tag: string): string {
  const [first = ""] = text;
  return first.toLocaleUpperCase(tag) + text.slice(first.length);
}
