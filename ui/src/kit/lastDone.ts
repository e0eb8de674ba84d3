// How many edits were told so far. One key takes back both edits and filters: whichever was done last.
import { useSyncExternalStore } from "react";

let edits = 0;
const listeners = new Set<() => void>();

export function noteEdit(): void {
  edits += 1;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useEditCount = (): number => useSyncExternalStore(subscribe, () => edits);
