// The columns that can be chosen, a line each: a box says whether it is shown, and it changes places by key or button.
import { ArrowDown, ArrowUp, Check } from "lucide-react";
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react";
import { placeFor, type Pick } from "../lib/columns.ts";
import { IconButton } from "./Button.tsx";
import { useT } from "./i18n.tsx";

interface ColumnPicksProps {
  /** Label of the column that always stays. */
  first: string;
  picks: readonly Pick[];
  labelOf: (id: string) => string;
  /** The line with the focus. */
  at: number;
  onPoint: (at: number) => void;
  onToggle: (at: number) => void;
  onMove: (at: number, by: -1 | 1) => void;
}

const STEPS: Record<string, -1 | 1> = { ArrowUp: -1, k: -1, ArrowDown: 1, j: 1 };

export function ColumnPicks({ first, picks, labelOf, at, onPoint, onToggle, onMove }: ColumnPicksProps): ReactNode {
  const t = useT();
  const list = useRef<HTMLUListElement>(null);
  // Also after a move, which may have taken the line out of the page and back.
  useEffect(() => {
    list.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [at, picks]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (event.altKey) onMove(at, step);
    else onPoint(Math.max(0, Math.min(picks.length - 1, at + step)));
  };
  return (
    // The keys are those of the boxes inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ul ref={list} className="columns-list" aria-label={t("app-columns")} onKeyDown={onKeyDown}>
      <li>
        <Box label={first} on disabled />
      </li>
      {picks.map(({ id, on }, place) => {
        const label = labelOf(id);
        return (
          <li key={id}>
            <Box label={label} on={on} place={place} active={place === at} onFocus={() => onPoint(place)} onClick={() => onToggle(place)} />
            <IconButton label={t("app-column-up", { column: label })} tabIndex={-1} disabled={placeFor(picks, place, -1) === place} icon={<ArrowUp className="i s" aria-hidden />} onClick={() => onMove(place, -1)} />
            <IconButton label={t("app-column-down", { column: label })} tabIndex={-1} disabled={placeFor(picks, place, 1) === place} icon={<ArrowDown className="i s" aria-hidden />} onClick={() => onMove(place, 1)} />
          </li>
        );
      })}
    </ul>
  );
}

interface BoxProps {
  label: string;
  on: boolean;
  disabled?: boolean;
  place?: number;
  active?: boolean;
  onFocus?: () => void;
  onClick?: () => void;
}

function Box({ label, on, disabled = false, place, active = false, onFocus, onClick }: BoxProps) {
  return (
    <button type="button" role="checkbox" aria-checked={on} disabled={disabled} data-at={place} tabIndex={active ? 0 : -1} className="columns-box" onFocus={onFocus} onClick={onClick}>
      <span className={on ? "tick" : "tick off"}>{on ? <Check className="i" aria-hidden /> : null}</span>
      <span className="trunc">{label}</span>
    </button>
  );
}
