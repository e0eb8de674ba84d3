// The row that was left has the focus again, at the same height; at first that is the first one.
import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";
import { recall, remember } from "./listMemory.ts";

/** `memory` names the list among those whose place is kept. */
export function useComingBack(list: RefObject<HTMLElement | null>, memory: string, at: number): void {
  const latest = useRef(at);
  useEffect(() => {
    latest.current = at;
    remember(memory, { at, scrollTop: list.current?.scrollTop ?? 0 });
  }, [at, list, memory]);
  useLayoutEffect(() => {
    const scroller = list.current;
    if (!scroller) return;
    scroller.scrollTo(0, recall(memory)?.scrollTop ?? 0);
    scroller.querySelector<HTMLElement>(`[data-at="${latest.current}"]`)?.focus({ preventScroll: true });
    return () => remember(memory, { at: latest.current, scrollTop: scroller.scrollTop });
  }, [list, memory]);
}
