// Key caps. They keep Latin letters in every language: that is what is printed on the key.
import { capsOf } from "../lib/keys.ts";

/** A chord such as `Ctrl k`, or a sequence `g+t`, as one cap a key. */
export function Kbd({ chord }: { chord: string }) {
  return capsOf(chord).map((cap) => (
    <kbd className="kbd" key={cap}>
      {/* Read as it is printed. The cap itself keeps its margins on the side of the page. */}
      <bdi dir="ltr">{cap}</bdi>
    </kbd>
  ));
}

/** One hint of the bar under a list: its keys and what they do. */
export function Hint({ chords, label, end }: { chords: readonly string[]; label: string; end?: boolean }) {
  return (
    <span className={end ? "end" : undefined}>
      {chords.map((chord) => (
        <Kbd chord={chord} key={chord} />
      ))}
      <span>{label}</span>
    </span>
  );
}
