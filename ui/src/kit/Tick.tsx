// A box that says whether a row is chosen, for the pointer; the keyboard has a key for it.
import { Check, Minus } from "lucide-react";
import type { MouseEvent } from "react";

interface TickProps {
  label: string;
  on: boolean | "some";
  onToggle: (event: MouseEvent) => void;
}

export function Tick({ label, on, onToggle }: TickProps) {
  const toggle = (event: MouseEvent) => {
    event.stopPropagation();
    onToggle(event);
  };
  return (
    <button type="button" role="checkbox" aria-checked={on === "some" ? "mixed" : on} aria-label={label} tabIndex={-1} className="tickbox" onClick={toggle}>
      <span className={on === false ? "tick off" : "tick"}>{on === false ? null : on === "some" ? <Minus className="i" aria-hidden /> : <Check className="i" aria-hidden />}</span>
    </button>
  );
}
