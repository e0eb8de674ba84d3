// One registry of actions: the keyboard, the palette and the shortcut sheet all read it.
import { createContext, use, useEffect, useMemo, useSyncExternalStore, type ReactNode } from "react";
import { chordOf, firesWhileTyping, isTyping } from "../lib/keys.ts";

export interface Action {
  id: string;
  label: string;
  /** Heading under which palette and sheet show it. */
  group: string;
  /** Chords that run it; `g+t` is a sequence. */
  keys: readonly string[];
  run: () => void;
  icon?: ReactNode;
  /** Moves within a screen belong on the sheet, not in the palette. */
  sheetOnly?: boolean;
}

/** Milliseconds that a sequence waits for its second key. */
const SEQUENCE_MS = 1_200;
/** Inside these the keys belong to the widget itself. */
const OWN_KEYS = "[role='dialog'], [role='alertdialog'], [role='menu'], [data-own-keys]";
const PRESSED_BY_KEY = "button, a[href], summary, [role='tab'], [role='menuitem']";

export class Keymap {
  private layers: { actions: readonly Action[] }[] = [];
  private listeners = new Set<() => void>();
  private actions: readonly Action[] = [];
  private prefix = "";
  private prefixAt = 0;

  add(actions: readonly Action[]): () => void {
    const layer = { actions };
    this.layers = [...this.layers, layer];
    this.publish();
    return () => {
      this.layers = this.layers.filter((one) => one !== layer);
      this.publish();
    };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  snapshot = (): readonly Action[] => this.actions;

  press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || ["Control", "Shift", "Alt", "Meta"].includes(event.key)) return;
    const chord = chordOf(event);
    if (isTyping(event) && !firesWhileTyping(chord)) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(OWN_KEYS)) return;
    if ((chord === "Enter" || chord === "Space") && target?.closest(PRESSED_BY_KEY)) return;
    const action = this.match(chord, event.timeStamp);
    if (!action) return;
    event.preventDefault();
    action.run();
  };

  private match(chord: string, at: number): Action | undefined {
    const sequence = this.prefix && at - this.prefixAt < SEQUENCE_MS ? `${this.prefix}+${chord}` : "";
    this.prefix = "";
    const newest = this.actions.toReversed();
    const found = newest.find((action) => action.keys.includes(sequence || chord));
    if (!found && newest.some((action) => action.keys.some((keys) => keys.startsWith(`${chord}+`)))) {
      this.prefix = chord;
      this.prefixAt = at;
    }
    return found;
  }

  private publish(): void {
    this.actions = this.layers.flatMap((layer) => layer.actions);
    for (const listener of this.listeners) listener();
  }
}

const KeymapContext = createContext<Keymap | null>(null);

export function KeymapProvider({ children }: { children: ReactNode }) {
  const keymap = useMemo(() => new Keymap(), []);
  useEffect(() => {
    window.addEventListener("keydown", keymap.press);
    return () => window.removeEventListener("keydown", keymap.press);
  }, [keymap]);
  return <KeymapContext value={keymap}>{children}</KeymapContext>;
}

function useKeymap(): Keymap {
  const keymap = use(KeymapContext);
  if (!keymap) throw new Error("actions need <KeymapProvider> above them");
  return keymap;
}

/** Makes actions available while the component is mounted; pass a memoised list. */
export function useActions(actions: readonly Action[]): void {
  const keymap = useKeymap();
  useEffect(() => keymap.add(actions), [keymap, actions]);
}

/** All actions that work now, oldest first. */
export function useAllActions(): readonly Action[] {
  const keymap = useKeymap();
  return useSyncExternalStore(keymap.subscribe, keymap.snapshot);
}
