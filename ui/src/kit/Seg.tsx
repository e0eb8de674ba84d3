// A row of choices of which exactly one is pressed.
import type { ReactNode } from "react";

interface Choice<Value extends string> {
  value: Value;
  label: string;
  icon?: ReactNode;
}

interface SegProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly Choice<Value>[];
  onChange: (value: Value) => void;
  /** Signs alone where the window is narrow. */
  signs?: boolean;
}

export function Seg<Value extends string>({ label, value, choices, onChange, signs = false }: SegProps<Value>) {
  return (
    <div className="seg" role="group" aria-label={label}>
      {choices.map((choice) => (
        <button type="button" key={choice.value} aria-pressed={choice.value === value} onClick={() => onChange(choice.value)}>
          {choice.icon}
          {signs ? <span className="middle-only">{choice.label}</span> : choice.label}
        </button>
      ))}
    </div>
  );
}
