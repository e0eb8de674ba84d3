// The search line of a list: reached by `/`, left by Escape, asks only once the typing pauses.
import { Search } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useT } from "./i18n.tsx";
import { Kbd } from "./Kbd.tsx";
import { useActions } from "./keymap.tsx";

const PAUSE_MS = 120;

interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** From the line to what was found. */
  onEnter?: () => void;
}

export function SearchField({ label, value, onChange, onEnter }: SearchFieldProps) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const [sent, setSent] = useState(value);
  if (known !== value) {
    setKnown(value);
    // What we sent comes back late: letters typed meanwhile stay.
    if (value !== sent) setTyped(value);
  }
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => {
      setSent(typed);
      onChange(typed);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  useActions(
    useMemo(
      () => [
        {
          id: "list-search",
          label,
          group: t("app-shortcuts-lists"),
          keys: ["/"],
          icon: <Search className="i" aria-hidden />,
          run: () => input.current?.select(),
        },
      ],
      [label, t],
    ),
  );
  return (
    <label className="search">
      <Search className="i s" aria-hidden />
      <input
        ref={input}
        type="text"
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") onEnter?.();
          if (event.key !== "Escape") return;
          event.preventDefault();
          if (typed) setTyped("");
          else input.current?.blur();
        }}
      />
      <Kbd chord="/" />
    </label>
  );
}
