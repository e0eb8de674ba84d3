// Numbers, money, dates and ages as text, by the language's own rules.
import { CURRENCY_EXPONENTS } from "../generated/messages.ts";
import { intlTag, type Language } from "./locale.ts";

export interface Money {
  /** Minor units of `currency`. */
  minor: number;
  currency: string;
}

export interface Format {
  count(value: number): string;
  /** With its sign, but for zero; it stands before the digits in either direction. */
  signed(value: number): string;
  /** Basis points as a percentage. */
  percent(basisPoints: number): string;
  money(value: Money): string;
  moneyShort(value: Money): string;
  /** Sums of several currencies, largest first; never added up. */
  sums(values: readonly Money[]): string;
  sumsShort(values: readonly Money[]): string;
  /** A day, `YYYY-MM-DD`; the year only when it isn't the one of `today`. */
  day(date: string, today?: string): string;
  dayLong(date: string): string;
  weekday(date: string): string;
  /** Of a day in it, with its year. */
  month(date: string): string;
  time(micros: number): string;
  /** A time on any day, from minutes after midnight. */
  minuteOfDay(minutes: number): string;
  /** A time of today, else the day with it. */
  moment(micros: number, nowMs: number): string;
  ago(micros: number, nowMs: number): string;
  bytes(value: number): string;
  country(code: string): string;
  languageName(tag: string): string;
}

type AgeUnit = "minute" | "hour" | "day" | "month" | "year";

/** Unit, its seconds, and the seconds from which it is used: "36 days ago" says more than "last month". */
const AGES: readonly [AgeUnit, number, number][] = [
  ["minute", 60, 60],
  ["hour", 3_600, 3_600],
  ["day", 86_400, 86_400],
  ["month", 2_629_800, 90 * 86_400],
  ["year", 31_557_600, 2 * 31_557_600],
];

// A business date has no zone: it is formatted where it was made, at UTC.
const atMidnight = (date: string): Date => new Date(`${date}T00:00:00Z`);
const fromMicros = (micros: number): Date => new Date(micros / 1000);

const fractionDigits = (currency: string): number => CURRENCY_EXPONENTS[currency] ?? 2;

function moneyFormats(tag: string): Pick<Format, "money" | "moneyShort" | "sums" | "sumsShort"> {
  const formats = new Map<string, Intl.NumberFormat>();
  const format = (currency: string, compact: boolean): Intl.NumberFormat => {
    const key = `${currency}${compact}`;
    const known = formats.get(key);
    if (known) return known;
    const made = new Intl.NumberFormat(tag, {
      style: "currency",
      currency,
      ...(compact ? { notation: "compact", maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 }),
    });
    formats.set(key, made);
    return made;
  };
  const major = (value: Money): number => value.minor / 10 ** fractionDigits(value.currency);
  const list = new Intl.ListFormat(tag, { type: "unit", style: "short" });
  // Letters of a sign like US$ would fall apart from it in a line that runs right to left.
  const sign = (part: Intl.NumberFormatPart): string => (part.type === "currency" && /[A-Z]/.test(part.value) ? `\u2066${part.value}\u2069` : part.value);
  const join = (parts: Intl.NumberFormatPart[]): string => parts.map(sign).join("");
  // A currency that isn't one still comes with its number.
  const write = (value: Money, compact: boolean): string =>
    /^[A-Z]{3}$/.test(value.currency) ? join(format(value.currency, compact).formatToParts(major(value))) : `${value.minor} ${value.currency}`;
  const money = (value: Money): string => write(value, false);
  const moneyShort = (value: Money): string => write(value, true);
  // Each amount by itself: signs of several currencies in a row would otherwise pull at one another.
  const joined = (values: readonly Money[], one: (value: Money) => string): string =>
    values.length === 0 ? "–" : list.format(values.map((value) => (values.length === 1 ? one(value) : `\u2068${one(value)}\u2069`)));
  return {
    money,
    moneyShort,
    sums: (values) => joined(values, money),
    sumsShort: (values) => joined(values, moneyShort),
  };
}

function dateFormats(language: string, tag: string): Pick<Format, "day" | "dayLong" | "weekday" | "month" | "time" | "minuteOfDay" | "moment" | "ago"> {
  const utc = { timeZone: "UTC" } as const;
  const short = new Intl.DateTimeFormat(tag, { day: "numeric", month: "short", ...utc });
  const full = new Intl.DateTimeFormat(tag, { day: "numeric", month: "short", year: "numeric", ...utc });
  const long = new Intl.DateTimeFormat(tag, { day: "numeric", month: "long", year: "numeric", ...utc });
  const month = new Intl.DateTimeFormat(tag, { month: "long", year: "numeric", ...utc });
  const weekday = new Intl.DateTimeFormat(tag, { weekday: "long", day: "numeric", month: "long", ...utc });
  const time = new Intl.DateTimeFormat(tag, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const dayTime = new Intl.DateTimeFormat(tag, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  return {
    day: (date, today) => (today?.slice(0, 4) === date.slice(0, 4) ? short : full).format(atMidnight(date)),
    dayLong: (date) => long.format(atMidnight(date)),
    weekday: (date) => weekday.format(atMidnight(date)),
    month: (date) => month.format(atMidnight(date)),
    time: (micros) => time.format(fromMicros(micros)),
    minuteOfDay: (minutes) => time.format(new Date(2000, 0, 1, 0, minutes)),
    moment: (micros, nowMs) => {
      const at = fromMicros(micros);
      return (at.toDateString() === new Date(nowMs).toDateString() ? time : dayTime).format(at);
    },
    ago: (micros, nowMs) => {
      const seconds = Math.max(0, nowMs / 1000 - micros / 1_000_000);
      const [unit, size] = AGES.findLast(([, , from]) => seconds >= from) ?? ["minute", 60];
      return relative.format(-Math.floor(seconds / size), unit);
    },
  };
}

/** Codes that came from elsewhere may be none at all: they are shown as they are. */
function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/** `dateTag` writes the dates: where English puts day and month depends on the region. */
export function formatFor(language: Language, dateTag: string): Format {
  const tag = intlTag(language);
  const count = new Intl.NumberFormat(tag);
  const signed = new Intl.NumberFormat(tag, { signDisplay: "exceptZero" });
  const percent = new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 1 });
  const megabytes = new Intl.NumberFormat(tag, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
  const countries = new Intl.DisplayNames(tag, { type: "region" });
  const languages = new Intl.DisplayNames(tag, { type: "language" });
  return {
    count: (value) => count.format(value),
    // A mark of direction in it would speak for the text around it.
    signed: (value) => `\u2066${signed.format(value).replace(/[\u061c\u200e\u200f]/g, "")}\u2069`,
    percent: (basisPoints) => percent.format(basisPoints / 10_000),
    ...moneyFormats(tag),
    ...dateFormats(tag, dateTag),
    bytes: (value) => megabytes.format(value / 1_000_000),
    country: (code) => nameOf(countries, code),
    languageName: (code) => nameOf(languages, code),
  };
}
