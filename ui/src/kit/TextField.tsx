// A labelled line of text with its hint; what was typed is never lost by an error.
import { useId } from "react";

interface TextFieldProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  kind?: "text" | "url" | "password";
}

export function TextField({ label, hint, value, onChange, kind = "text" }: TextFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        type={kind === "password" ? "password" : "text"}
        inputMode={kind === "url" ? "url" : undefined}
        dir={kind === "text" ? undefined : "ltr"}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
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
