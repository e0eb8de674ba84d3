// A labelled line of text with its hint; what was typed is never lost by an error.
import { useEffect, useId, useRef } from "react";

interface TextFieldProps {
  label: string;
  hint?: string;
  /** What is wrong with the value; the focus goes there when it comes. */
  error?: string;
  value: string;
  onChange: (value: string) => void;
  kind?: "text" | "url" | "password";
  /** Has the focus from the start. */
  focused?: boolean;
}

export function TextField({ label, hint, error, value, onChange, kind = "text", focused = false }: TextFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused) input.current?.focus();
  }, [focused]);
  useEffect(() => {
    if (!error) return;
    input.current?.focus();
    input.current?.select();
  }, [error]);
  const described = [error ? `${id}-error` : null, hint ? `${id}-hint` : null].filter((one) => one !== null).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={input}
        className="input"
        type={kind === "password" ? "password" : "text"}
        inputMode={kind === "url" ? "url" : undefined}
        dir={kind === "text" ? undefined : "ltr"}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {error ? (
        <p className="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      ) : null}
      {hint ? (
        <p className="muted field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
