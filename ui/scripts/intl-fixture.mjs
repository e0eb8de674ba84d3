// Writes what `Intl` makes of numbers, amounts and dates in each language to crates/l10n/tests/it/intl.json:
// the tests of the Rust side hold its formats to it. Run by hand after an update of Node: `node scripts/intl-fixture.mjs`.
import { readFileSync, writeFileSync } from "node:fs";

/** Numbers and dates have a tag each: where English puts the month depends on the region. */
const TAGS = { en: ["en", "en-GB"], "en-US": ["en", "en-US"], de: ["de", "de"], ar: ["ar-u-nu-latn", "ar-u-nu-latn"] };
const here = (path) => new URL(path, import.meta.url);
const generated = readFileSync(here("../src/generated/messages.ts"), "utf8");
const exponents = new Map([...generated.matchAll(/^ {2}([A-Z]{3}): (\d),$/gm)].map(([, code, places]) => [code, Number(places)]));

const NUMBERS = [0, 1, -1, 12, 999, 1000, 1234, 10000, 123456, -1234567, 9007199254740991];
const BASIS_POINTS = [0, 4, 5, 50, 999, 1000, 1005, 9346, 10000, 12345, 1000000, -4, -500, -1234];
const MINOR = [0, 1, 99, 100, 5050, 9999, 10000, 10049, 10050, 123456, 999999, 1000000, -9950, -12345678];
const COMPACT = [0, 1, 550, 99949, 99951, 100000, 123456, 200000, 300000, 350000, 900000, 1000000, 1100000, 10300000,
  31845600, 99949999, 99999999, 482345600, 300000000, 1200000000000, 340000000000000, 500000000000000000, -300000, -482345600];
const CURRENCIES = ["EUR", "USD", "GBP", "JPY", "KWD", "SEK", "CHF", "HUF"];
const DATES = ["2026-01-01", "2026-02-28", "2026-03-12", "2026-05-31", "2026-09-05", "2026-11-24", "2027-12-31", "1999-10-09"];

function amounts(tag, minor, options) {
  return CURRENCIES.flatMap((currency) => minor.map((amount) => [amount, currency, money(tag, amount, currency, options)]));
}

function money(tag, amount, currency, compact) {
  const places = exponents.get(currency) ?? 2;
  const major = amount / 10 ** places;
  const digits = Math.abs(major) >= 100 ? 0 : places;
  const options = compact
    ? { notation: "compact", maximumSignificantDigits: 3 }
    : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(tag, { style: "currency", currency, ...options }).format(major);
}

function language([tag, dateTag]) {
  const utc = { timeZone: "UTC" };
  const date = (options) => DATES.map((day) => [day, new Intl.DateTimeFormat(dateTag, { ...utc, ...options }).format(new Date(`${day}T00:00:00Z`))]);
  const percent = new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 1 });
  const plural = new Intl.PluralRules(tag);
  return {
    numbers: NUMBERS.map((number) => [number, new Intl.NumberFormat(tag).format(number)]),
    percent: BASIS_POINTS.map((points) => [points, percent.format(points / 10000)]),
    money: amounts(tag, MINOR, false),
    compact: amounts(tag, COMPACT, true),
    symbols: Intl.supportedValuesOf("currency").map((currency) => [12300, currency, money(tag, 12300, currency, false)]),
    medium: date({ dateStyle: "medium" }),
    long: date({ dateStyle: "long" }),
    day: date({ day: "numeric", month: "short" }),
    month: date({ month: "short" }),
    plural: [0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111, 200, 1000000].map((count) => [count, plural.select(count)]),
  };
}

const fixture = Object.fromEntries(Object.entries(TAGS).map(([name, tags]) => [name, language(tags)]));
// One case a line: a diff then shows the very case that changed.
const text = JSON.stringify(fixture, null, 1).replace(/\[\n\s+([^[\]]*?)\n\s+\]/g, (_, inner) => `[${inner.replace(/\n\s+/g, " ")}]`);
writeFileSync(here("../../crates/l10n/tests/it/intl.json"), `${text}\n`);
