// Find and run anything: actions of the screen, places, and records of the cache.
import { useRouter } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { Overlay } from "../../kit/Dialog.tsx";
import { useT } from "../../kit/i18n.tsx";
import { Hint, Kbd } from "../../kit/Kbd.tsx";
import { useAllActions } from "../../kit/keymap.tsx";
import { matchActions, useRecords, type Entry } from "./entries.tsx";

function Option({ entry, id, active, onRun, onPoint }: { entry: Entry; id: string; active: boolean; onRun: () => void; onPoint: () => void }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    // The input keeps the focus and handles the keys for its list.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div ref={element} id={id} role="option" aria-selected={active} className={active ? "pi on" : "pi"} onClick={onRun} onPointerMove={onPoint}>
      {entry.icon}
      <span className="trunc">
        <bdi>{entry.label}</bdi>
      </span>
      {entry.note ? (
        <span className="muted trunc">
          <bdi>{entry.note}</bdi>
        </span>
      ) : null}
      {entry.keys ? (
        <span className="end">
          <Kbd chord={entry.keys} />
        </span>
      ) : null}
    </div>
  );
}

function useEntries(text: string): Entry[] {
  const actions = useAllActions();
  const records = useRecords(text);
  return useMemo(() => [...matchActions(actions, text), ...records], [actions, records, text]);
}

function Body({ onClose }: { onClose: () => void }) {
  const t = useT();
  const list = useId();
  const router = useRouter();
  const [text, setText] = useState("");
  const [wanted, setWanted] = useState(0);
  const entries = useEntries(text);
  const at = Math.max(0, Math.min(wanted, entries.length - 1));
  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    if (entry.path) router.history.push(entry.path);
    else entry.run?.();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") setWanted((at + 1) % Math.max(1, entries.length));
    else if (event.key === "ArrowUp") setWanted((at - 1 + entries.length) % Math.max(1, entries.length));
    else if (event.key === "Enter") run(entries[at]);
    else return;
    event.preventDefault();
  };
  const groups = [...new Set(entries.map((entry) => entry.group))];
  return (
    <>
      <div className="pin">
        <Search className="i" aria-hidden />
        <input
          className="q"
          // The palette exists to be typed into.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={entries[at] ? `${list}-${at}` : undefined}
          aria-label={t("app-search-or-run")}
          placeholder={t("app-search-or-run")}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setWanted(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={list} role="listbox" aria-label={t("app-palette-title")} className="plist">
        {groups.map((group) => (
          <div role="group" aria-label={group} key={group}>
            <div className="ph4" aria-hidden="true">
              {group}
            </div>
            {entries.map((entry, index) =>
              entry.group === group ? (
                <Option
                  key={entry.id}
                  entry={entry}
                  id={`${list}-${index}`}
                  active={index === at}
                  onRun={() => run(entry)}
                  onPoint={() => setWanted(index)}
                />
              ) : null,
            )}
          </div>
        ))}
      </div>
      {entries.length === 0 ? <p className="pnone">{t("app-palette-empty", { query: text })}</p> : null}
      <span className="sr-only" role="status">
        {t("app-palette-results", { count: entries.length })}
      </span>
      <div className="pf">
        <Hint chords={["ArrowUp", "ArrowDown"]} label={t("app-hint-select")} />
        <Hint chords={["Enter"]} label={t("app-hint-open")} />
        <Hint chords={["Escape"]} label={t("app-hint-back")} end />
      </div>
    </>
  );
}

export function Palette({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const t = useT();
  return (
    <Overlay label={t("app-palette-title")} open={open} onClose={onClose} className="pal">
      <Body onClose={onClose} />
    </Overlay>
  );
}
