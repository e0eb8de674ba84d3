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
}

export function Seg<Value extends string>({ label, value, choices, onChange }: SegProps<Value>) {
  return (
    <div className="seg" role="group" aria-label={label}>
      {choices.map((choice) => (
        <button type="button" key={choice.value} aria-pressed={choice.value === value} onClick={() => onChange(choice.value)}>
          {choice.icon}
          {choice.label}
        </button>
      ))}
    </div>
  );
}
