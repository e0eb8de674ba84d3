// The key grammar: which key a press means, on any keyboard layout, and when single letters must stay silent.

/** What the user meant: the printed letter where it is Latin, else the place of the key. */
export function keyName(event: Pick<KeyboardEvent, "key" | "code">): string {
  if (event.key.length === 1 && /[\p{L}]/u.test(event.key)) {
    if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
    const place = /^Key([A-Z])$/.exec(event.code);
    return place?.[1]?.toLowerCase() ?? event.key;
  }
  // On layouts where these marks sit on other keys, the place decides only if the key isn't Latin text at all.
  if (event.key === "؟") return "?";
  return event.key === " " ? "Space" : event.key;
}

/** `Ctrl k`, `g`, `Enter`: modifiers first, Shift only where it isn't part of the printed sign. */
export function chordOf(event: KeyboardEvent): string {
  const name = keyName(event);
  const shifted = event.shiftKey && (name.length > 1 || /^[a-z]$/.test(name));
  return `${event.ctrlKey || event.metaKey ? "Ctrl " : ""}${event.altKey ? "Alt " : ""}${shifted ? "Shift " : ""}${name}`;
}

/** Typing goes to the field: no single letter fires there, nor while an input method composes. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing || event.key === "Process" || event.key === "Dead") return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input, textarea, select, [contenteditable='true']") !== null;
}

/** A field takes back and marks its own letters, not what stands around it. */
const OF_THE_FIELD = ["Ctrl z", "Ctrl Shift z", "Ctrl y", "Ctrl a"];

/** Keys that still work while typing: chords with Ctrl, and Escape. */
export function firesWhileTyping(chord: string): boolean {
  return (chord.startsWith("Ctrl ") && !OF_THE_FIELD.includes(chord)) || chord === "Escape";
}

const PRINTED: Record<string, string> = { Escape: "Esc", ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", PageUp: "PgUp", PageDown: "PgDn" };

/** How a chord is printed on key caps, one cap an entry; a sequence has one for each of its keys. */
export function capsOf(chord: string): string[] {
  return chord.split("+").map((part) => {
    const words = part.split(" ");
    const key = words.pop() ?? "";
    return [...words, PRINTED[key] ?? (key.length === 1 ? key.toUpperCase() : key)].join(" ");
  });
}
