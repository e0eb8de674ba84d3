// Amounts as people type them: "12500", "12.500,50", "12k", with the marks of any language.
import { CURRENCY_EXPONENTS } from "../generated/messages.ts";

const SCALES: Record<string, number> = { k: 1_000, m: 1_000_000 };
/** What the core can count exactly on its way through JSON. */
const LARGEST = Number.MAX_SAFE_INTEGER;

export const exponentOf = (currency: string): number => CURRENCY_EXPONENTS[currency] ?? 2;

/** Digits and at most one mark for the decimals, as a number's text; `null` when it is none. */
function plainNumber(text: string): string | null {
  const marks = [...text.matchAll(/[.,\u066b\u066c'’\s\u00a0\u202f]/g)].map((found) => found[0]);
  if (!/^[\d.,\u066b\u066c'’\s\u00a0\u202f]+$/.test(text) || !/\d/.test(text)) return null;
  const last = marks.at(-1);
  if (last === undefined) return text;
  const tail = text.slice(text.lastIndexOf(last) + 1);
  const groups = text.split(/[.,\u066b\u066c'’\s\u00a0\u202f]/).slice(1);
  const differs = marks.some((mark) => mark !== last);
  // The last mark stands before decimals when it differs from the ones before it, or when what follows is no group.
  const decimal = /[.,\u066b]/.test(last) && (differs || (marks.length === 1 && tail.length !== 3));
  const grouped = groups.slice(0, decimal ? -1 : undefined);
  if (grouped.some((group) => group.length !== 3)) return null;
  const digits = text.replace(/\D/g, "");
  return decimal ? `${digits.slice(0, digits.length - tail.length)}.${tail}` : digits;
}

/** Minor units; `undefined` when the text is no amount. */
export function parseAmount(typed: string, currency: string): number | undefined {
  const text = typed.normalize("NFKC").replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).trim().toLowerCase();
  const scale = /[km]$/.exec(text)?.[0] ?? "";
  const number = plainNumber((scale ? text.slice(0, -1) : text).trim());
  if (number === null || number === ".") return undefined;
  const minor = Math.round(Number(number) * (SCALES[scale] ?? 1) * 10 ** exponentOf(currency));
  return Number.isSafeInteger(minor) && minor <= LARGEST ? minor : undefined;
}

/** How an amount stands in the field, to be typed over. */
export function amountText(minor: number, currency: string): string {
  const digits = exponentOf(currency);
  const major = minor / 10 ** digits;
  return Number.isInteger(major) ? String(major) : major.toFixed(digits);
}
