// An SVG of our renderer inside the page, cleaned of everything it doesn't draw.
import { useLayoutEffect, useRef } from "react";
import { parseDrawing } from "../lib/svg.ts";

interface DrawingProps {
  svg: string;
  /** Accessible name; without one the drawing is decoration. */
  label?: string;
  className?: string;
}

export function Drawing({ svg, label, className }: DrawingProps) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const drawing = parseDrawing(svg);
    if (!host.current || !drawing) return;
    if (label) {
      drawing.setAttribute("role", "img");
      drawing.setAttribute("aria-label", label);
    } else {
      drawing.setAttribute("aria-hidden", "true");
    }
    drawing.classList.add("chart");
    host.current.replaceChildren(drawing);
  }, [svg, label]);
  return <div ref={host} className={className} />;
}
