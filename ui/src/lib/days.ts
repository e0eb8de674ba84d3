// Days as people type them: "tomorrow", "fri", "+14", "3 Mar", "2027-02-27", in the language of the window or in English.

interface Words {
  tag: string;
  /** `YYYY-MM-DD`. */
  today: string;
}

const DAY_MS = 86_400_000;
const at = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const fold = (text: string): string => text.normalize("NFKD").replace(/[\p{M}.,]/gu, "").toLowerCase().trim();

/** Arabic and Persian digits as the keyboard gives them. */
function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
}

function plus(today: string, days: number): string {
  return iso(at(today) + days * DAY_MS);
}

/** `null` for a day that does not exist, such as 30 February. */
function dayOf(year: number, month: number, day: number): string | null {
  if (year < 1990 || year > 2199) return null;
  const ms = Date.UTC(year, month - 1, day);
  const made = new Date(ms);
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day ? iso(ms) : null;
}

/** The next time that this day of the year comes, when the year is left out. */
function nextOf(today: string, month: number, day: number): string | null {
  const year = Number(today.slice(0, 4));
  const thisYear = dayOf(year, month, day);
  return thisYear !== null && thisYear >= today ? thisYear : dayOf(year + 1, month, day);
}

function relative({ tag, today }: Words, text: string): string | null {
  const number = /^\+(\d{1,4})\s*([dwm]?)$/.exec(text);
  if (number) {
    const count = Number(number[1]);
    return number[2] === "m" ? plusMonth(today, count) : plus(today, count * (number[2] === "w" ? 7 : 1));
  }
  for (const one of [tag, "en"]) {
    const words = new Intl.RelativeTimeFormat(one, { numeric: "auto" });
    const found = [-1, 0, 1, 2].find((days) => {
      const word = fold(words.format(days, "day"));
      return !/\d/.test(word) && (word === text || (text.length >= 3 && word.startsWith(text)));
    });
    if (found !== undefined) return plus(today, found);
  }
  return null;
}

/** Numbers as they are spelled in sentences such as "in two weeks". */
const SPELLED: Record<string, number> = {
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, eight: 8, ten: 10, twelve: 12,
  ein: 1, eine: 1, einem: 1, einer: 1, zwei: 2, drei: 3, vier: 4, funf: 5, sechs: 6, acht: 8, zehn: 10, zwolf: 12,
};
const SPANS = { day: 60, week: 26, month: 18 } as const;

/** "in 2 weeks", "in zwei Wochen", "خلال أسبوعين": what the language itself says for a span of time. */
function ahead({ tag, today }: Words, text: string): string | null {
  const said = text
    .split(/\s+/)
    .map((word) => String(SPELLED[word] ?? word))
    .join(" ")
    .replace(/^بعد /, "خلال ");
  for (const one of [tag, "en"]) {
    const words = new Intl.RelativeTimeFormat(one, { numeric: "always" });
    for (const [unit, most] of Object.entries(SPANS) as [keyof typeof SPANS, number][]) {
      for (let count = 1; count <= most; count += 1) {
        if (fold(words.format(count, unit)) !== said) continue;
        return unit === "month" ? plusMonth(today, count) : plus(today, count * (unit === "week" ? 7 : 1));
      }
    }
    if (fold(new Intl.RelativeTimeFormat(one, { numeric: "auto" }).format(1, "week")) === text) return nextMonday(today);
  }
  return null;
}

/** The same day of a later month, or its last where it has none of that number. */
function plusMonth(today: string, count: number): string {
  const from = new Date(at(today));
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + count];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return iso(Date.UTC(year, month, Math.min(from.getUTCDate(), last)));
}

function nextMonday(today: string): string {
  const weekdayNow = new Date(at(today)).getUTCDay();
  return plus(today, ((8 - weekdayNow) % 7) || 7);
}

export const inAWeek = (today: string): string => plus(today, 7);

/** Days to which things are put off most. */
export function snoozeDays(today: string): { tomorrow: string; monday: string; twoWeeks: string; month: string } {
  return { tomorrow: plus(today, 1), monday: nextMonday(today), twoWeeks: plus(today, 14), month: plusMonth(today, 1) };
}

function weekday({ tag, today }: Words, text: string): string | null {
  const wanted = text.replace(/^(next|nachsten|naechsten|am)\s+/, "");
  if (wanted.length < 2) return null;
  for (const one of [tag, "en"]) {
    const name = new Intl.DateTimeFormat(one, { weekday: "long", timeZone: "UTC" });
    for (let days = 1; days <= 7; days += 1) {
      const date = plus(today, days);
      if (fold(name.format(at(date))).startsWith(wanted)) return date;
    }
  }
  return null;
}

function monthOf(tag: string, text: string): number | null {
  for (const one of [tag, "en"]) {
    for (const style of ["long", "short"] as const) {
      const name = new Intl.DateTimeFormat(one, { month: style, timeZone: "UTC" });
      for (let month = 0; month < 12; month += 1) {
        const full = fold(name.format(Date.UTC(2026, month, 1)));
        if (full === text || (text.length >= 3 && full.startsWith(text))) return month + 1;
      }
    }
  }
  return null;
}

function written({ tag, today }: Words, text: string): string | null {
  const whole = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (whole) return dayOf(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  const parts = text.split(/[\s./-]+/).filter(Boolean);
  const words = parts.filter((part) => !/^\d+$/.test(part));
  const numbers = parts.filter((part) => /^\d+$/.test(part)).map(Number);
  const withYear = (month: number, day: number, year: number | undefined): string | null => {
    if (year === undefined) return nextOf(today, month, day);
    return dayOf(year < 100 ? 2000 + year : year, month, day);
  };
  if (words.length === 1 && numbers.length >= 1) {
    const month = monthOf(tag, words[0] ?? "");
    return month === null ? null : withYear(month, numbers[0] ?? 0, numbers[1]);
  }
  // Only digits: day first, as everywhere but in the United States.
  if (words.length === 0 && numbers.length >= 2 && numbers.length <= 3) {
    return tag === "en-US" ? withYear(numbers[0] ?? 0, numbers[1] ?? 0, numbers[2]) : withYear(numbers[1] ?? 0, numbers[0] ?? 0, numbers[2]);
  }
  return null;
}

/** The day that the words mean, as `YYYY-MM-DD`; `null` when they mean none. */
export function parseDay(typed: string, tag: string, today: string): string | null {
  const words = { tag, today };
  const text = latinDigits(typed).replace(/[\u200e\u200f\u2066-\u2069]/g, "").trim();
  if (text === "") return null;
  return written(words, text.toLowerCase()) ?? written(words, fold(text)) ?? relative(words, fold(text)) ?? ahead(words, fold(text)) ?? weekday(words, fold(text));
}

/** A day as it is read back: with its weekday in this year, with its year in another. */
export function dayInWords(format: { weekday: (day: string) => string; dayLong: (day: string) => string }, day: string, today: string): string {
  return day.slice(0, 4) === today.slice(0, 4) ? format.weekday(day) : format.dayLong(day);
}
