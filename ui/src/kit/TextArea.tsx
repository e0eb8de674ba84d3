// A labelled text of several lines.
import { useEffect, useId, useRef } from "react";

interface TextAreaProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  /** Has the focus from the start, with the cursor at the end. */
  focused?: boolean;
  /** The label is for screen readers only: the place says what it is. */
  bare?: boolean;
  rows?: number;
}

export function TextArea({ label, hint, value, onChange, focused = false, bare = false, rows = 4 }: TextAreaProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!focused) return;
    area.current?.focus();
    area.current?.setSelectionRange(area.current.value.length, area.current.value.length);
  }, [focused]);
  return (
    <div className="field">
      <label htmlFor={id} className={bare ? "sr-only" : undefined}>
        {label}
      </label>
      <textarea
        id={id}
        ref={area}
        className="input area"
        dir="auto"
        rows={rows}
        aria-describedby={hint ? `${id}-hint` : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint ? (
        <p className="muted field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
