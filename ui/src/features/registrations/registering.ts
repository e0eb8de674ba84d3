// Which registration is being written, if any: the key, the buttons and the palette open the same window.
import { useSyncExternalStore } from "react";
import type { RegistrationForm } from "../../generated/ipc.ts";

export interface Writing {
  /** Of the draft that is gone on with. */
  id: string | null;
  form: RegistrationForm | null;
  partnerName: string;
}

let writing: Writing | null = null;
const listeners = new Set<() => void>();

/** `null` closes the window. */
export function openRegistering(next: Writing | null): void {
  writing = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function useRegistering(): Writing | null {
  return useSyncExternalStore(subscribe, () => writing);
}

export const NEW: Writing = { id: null, form: null, partnerName: "" };
