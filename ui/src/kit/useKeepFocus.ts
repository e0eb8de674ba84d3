// A row that is done goes away; the one that takes its place gets its focus, so that the keys go on.
import { useEffect, type RefObject } from "react";

/** `id` is of the row under the cursor: whenever another one comes to stand there, the focus may have been lost. */
export function useKeepFocus(list: RefObject<HTMLElement | null>, id: string | undefined, at: number): void {
  useEffect(() => {
    const lost = document.activeElement === document.body || document.activeElement === null;
    if (lost && id !== undefined) list.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus({ preventScroll: true });
  }, [list, id, at]);
}
