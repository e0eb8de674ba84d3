// Carrying something over places with the pointer: lifted after a few pixels, dropped where it is let go, put back by
// Escape. Pointer events, as HTML drags are unreliable in some webviews and would take over dropped files.
import { useCallback, useEffect, useRef, useState, type PointerEvent as ReactPointerEvent } from "react";

export interface Carried<Thing> {
  thing: Thing;
  /** Where the thing is to be drawn, in the window. */
  left: number;
  top: number;
  width: number;
  /** Name of the place below the pointer, from its `data-place`. */
  over: string | null;
}

/** Pixels that a press may tremble before it is a drag. */
const LIFT_PX = 5;
/** Closer to the edge than this the places are scrolled along. */
const EDGE_PX = 48;
const SCROLL_PX = 14;

interface Start<Thing> {
  thing: Thing;
  x: number;
  y: number;
  box: DOMRect;
}

function placeBelow(x: number, y: number): string | null {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-place]")?.dataset.place ?? null;
}

export interface Drag<Thing> {
  carried: Carried<Thing> | null;
  press: (event: ReactPointerEvent<HTMLElement>, thing: Thing) => void;
  /** The press that just ended was a drag, so it opens nothing. */
  wasDrag: () => boolean;
}

/** `scroller` is scrolled sideways near its edges. */
export function useDrag<Thing>(scroller: () => HTMLElement | null, onDrop: (thing: Thing, place: string) => void): Drag<Thing> {
  const [carried, setCarried] = useState<Carried<Thing> | null>(null);
  const start = useRef<Start<Thing> | null>(null);
  const dragged = useRef(false);
  const [pressed, setPressed] = useState(false);
  const drop = useRef(onDrop);
  useEffect(() => {
    drop.current = onDrop;
  });
  const press = useCallback((event: ReactPointerEvent<HTMLElement>, thing: Thing) => {
    dragged.current = false;
    // A finger scrolls; it has the verbs of the bar.
    if (event.button !== 0 || event.pointerType === "touch" || event.shiftKey || event.ctrlKey || event.metaKey) return;
    start.current = { thing, x: event.clientX, y: event.clientY, box: event.currentTarget.getBoundingClientRect() };
    setPressed(true);
  }, []);
  useEffect(() => {
    if (!pressed) return;
    const stop = () => {
      start.current = null;
      setCarried(null);
      setPressed(false);
    };
    const move = (event: PointerEvent) => {
      const from = start.current;
      if (!from) return;
      if (!dragged.current && Math.hypot(event.clientX - from.x, event.clientY - from.y) < LIFT_PX) return;
      dragged.current = true;
      const edge = scroller();
      const box = edge?.getBoundingClientRect();
      if (edge && box && event.clientX < box.left + EDGE_PX) edge.scrollBy(-SCROLL_PX, 0);
      else if (edge && box && event.clientX > box.right - EDGE_PX) edge.scrollBy(SCROLL_PX, 0);
      const [left, top] = [from.box.left + event.clientX - from.x, from.box.top + event.clientY - from.y];
      setCarried({ thing: from.thing, left, top, width: from.box.width, over: placeBelow(event.clientX, event.clientY) });
    };
    const up = (event: PointerEvent) => {
      const from = start.current;
      const place = dragged.current ? placeBelow(event.clientX, event.clientY) : null;
      stop();
      if (from && place !== null) drop.current(from.thing, place);
    };
    const leave = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !dragged.current) return;
      event.preventDefault();
      event.stopPropagation();
      stop();
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", stop);
    window.addEventListener("keydown", leave, { capture: true });
    return () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", stop);
      window.removeEventListener("keydown", leave, { capture: true });
    };
  }, [pressed, scroller]);
  const wasDrag = useCallback(() => dragged.current, []);
  return { carried, press, wasDrag };
}
