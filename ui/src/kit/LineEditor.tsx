// One value typed over in its place: Enter keeps it, Escape leaves it as it was, what can't be read stays and says so.
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";

export interface LineEditorProps<Value> {
  label: string;
  start: string;
  /** `undefined` for what can't be read. */
  parse: (text: string) => Value | undefined;
  /** What the words will become, shown while they are typed. */
  preview?: (value: Value) => string;
  hint?: string;
  /** Says what can be typed. */
  wrong: string;
  onSave: (value: Value) => void;
  onCancel: () => void;
  /** Given where Tab goes on to another value. */
  onNext?: () => void;
}

export function LineEditor<Value>({ label, start, parse, preview, hint, wrong, onSave, onCancel, onNext }: LineEditorProps<Value>) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(start);
  const [refused, setRefused] = useState(false);
  const ended = useRef(false);
  useFocusReturn();
  useEffect(() => input.current?.select(), []);
  const value = parse(typed);
  const note = refused ? wrong : typed === start || value === undefined ? hint : preview?.(value);
  const save = (): boolean => {
    if (ended.current) return true;
    if (value === undefined) {
      setRefused(true);
      return false;
    }
    ended.current = true;
    if (typed === start) onCancel();
    else onSave(value);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      ended.current = true;
      onCancel();
    } else if (event.key === "Enter") save();
    else if (event.key === "Tab" && !event.shiftKey && onNext) {
      if (save()) onNext();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span className="line-editor">
      <input
        ref={input}
        className="input"
        // It appears because the user asked to type here.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        aria-label={label}
        aria-invalid={refused}
        aria-describedby={note ? id : undefined}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setRefused(false);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => void save()}
      />
      {note ? (
        <span className={refused ? "edit-note bad" : "edit-note"} id={id} role={refused ? "alert" : undefined}>
          {note}
        </span>
      ) : null}
    </span>
  );
}

/** Gives the focus back to where it was, so that the keys of a list go on. */
export function useFocusReturn(): void {
  useEffect(() => {
    const before = document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement ? lastFocus : document.activeElement;
    return () => {
      const target = before;
      requestAnimationFrame(() => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (lost && target instanceof HTMLElement && target.isConnected) target.focus({ preventScroll: true });
      });
    };
  }, []);
}

/** The element that had the focus before a field took it. */
let lastFocus: Element | null = null;
if (typeof document !== "undefined") {
  document.addEventListener("focusout", (event) => {
    if (event.target instanceof Element && !event.target.matches("input, textarea")) lastFocus = event.target;
  });
}
