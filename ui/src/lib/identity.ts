// Fixed looks of people and companies: the same name has the same letters and hue on every machine.

const TILE_HUES = ["#7a3b94", "#b03a2e", "#2f5fb3", "#8a5a00", "#3d4a9a", "#a23766", "#4a5d73", "#4b5563", "#3f7d20", "#1f6f6b"];
const FACE_HUES = ["#3d5bd9", "#81156d", "#d97930", "#4b9d8d", "#795d1b", "#646b74", "#1f6f6b", "#a23766"];

function hash(text: string): number {
  let value = 2166136261;
  for (const char of text.normalize("NFC")) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 16777619) >>> 0;
  return value;
}

function pick(hues: readonly string[], name: string): string {
  return hues[hash(name) % hues.length] ?? "#50535c";
}

export const tileHue = (name: string): string => pick(TILE_HUES, name);
export const faceHue = (name: string): string => pick(FACE_HUES, name);

/** One or two letters: a single one for scripts whose characters are words, joined ones for Arabic. */
export function initials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const first = words[0];
  if (!first) return "?";
  if (/^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(first)) return [...first][0] ?? "?";
  if (/^\p{sc=Arab}/u.test(first)) return [...first.replace(/^ال(?=..)/u, "")].slice(0, 2).join("");
  const second = words[1] ? [...words[1]][0] : words.length === 1 ? [...first][1] : "";
  return `${[...first][0]}${second ?? ""}`.toLocaleUpperCase();
}
