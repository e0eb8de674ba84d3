// The inbox of registrations: what is to be decided first, by the time that is left.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { FilePlus, Handshake, ShieldCheck } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { InboxPart, InboxView, RegistrationRow } from "../../generated/ipc.ts";
import { useAsk } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { Button } from "../../kit/Button.tsx";
import { useFormat, useT, type Translate } from "../../kit/i18n.tsx";
import { Hint } from "../../kit/Kbd.tsx";
import { useActions } from "../../kit/keymap.tsx";
import { Seg } from "../../kit/Seg.tsx";
import { EmptyState } from "../../kit/states.tsx";
import { useKeepFocus } from "../../kit/useKeepFocus.ts";
import { useListCursor } from "../../kit/useListCursor.ts";
import type { RegistrationSearch } from "../../lib/search.ts";
import type { ConflictSlot } from "./Details.tsx";
import { Peek } from "./Peek.tsx";
import { NEW, openRegistering } from "./registering.ts";
import { Row } from "./Row.tsx";

/** Below this width the panel would cover the list. */
const WIDE_PX = 1_100;
/** Rows that come at once. */
const STEP = 200;
const PARTS: readonly InboxPart[] = ["undecided", "ending", "open", "all"];

function partName(t: Translate, part: InboxPart): string {
  switch (part) {
    case "undecided":
      return t("registration-undecided");
    case "ending":
      return t("registration-ending");
    case "open":
      return t("registration-open");
    case "all":
      return t("registration-all");
  }
}

function emptyText(t: Translate, part: InboxPart): string {
  switch (part) {
    case "undecided":
      return t("registration-undecided-empty");
    case "ending":
      return t("registration-ending-empty");
    case "open":
      return t("registration-open-empty");
    case "all":
      return t("registration-all-empty");
  }
}

export function RegistrationList({ conflict }: { conflict: ConflictSlot }): ReactNode {
  const search = useSearch({ from: "/registrations" });
  const part = search.part ?? "undecided";
  const [shown, setShown] = useState(STEP);
  const answer = useAsk("registration_inbox", { part, mine: search.mine ?? false, shown });
  return <Answer of={answer}>{(view) => <Inbox key={part} view={view} search={search} part={part} conflict={conflict} onMore={() => setShown((before) => before + STEP)} />}</Answer>;
}

interface InboxProps {
  view: InboxView;
  search: RegistrationSearch;
  part: InboxPart;
  conflict: ConflictSlot;
  onMore: () => void;
}

function Inbox({ view, search, part, conflict, onMore }: InboxProps) {
  const t = useT();
  const navigate = useNavigate();
  const list = useRef<HTMLDivElement>(null);
  const [peeking, setPeeking] = useState(() => window.innerWidth >= WIDE_PX);
  const { rows } = view;
  const open = useCallback((row: RegistrationRow) => void navigate({ to: "/registrations/$id", params: { id: row.id } }), [navigate]);
  const onOpen = useCallback((at: number) => rows[at] && open(rows[at]), [rows, open]);
  const onMove = useCallback((at: number) => list.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus(), []);
  const onPeek = useCallback(() => setPeeking((before) => !before), []);
  const cursor = useListCursor({ count: rows.length, onOpen, onMove, onPeek });
  const row = rows[cursor.at];
  useEffect(() => {
    list.current?.querySelector<HTMLElement>("[data-at='0']")?.focus({ preventScroll: true });
  }, []);
  useKeepFocus(list, row?.id, cursor.at);
  return (
    <>
      <Bar view={view} search={search} part={part} />
      <div className={peeking && row ? "split" : "split alone"}>
        <section className="col" aria-label={t("registration-title")}>
          <div className="list" ref={list}>
            {rows.length === 0 ? <EmptyState title={emptyText(t, part)} /> : null}
            <ul role="listbox" aria-label={partName(t, part)}>
              {rows.map((one, at) => (
                <Row key={one.id} row={one} at={at} active={at === cursor.at} onPoint={() => cursor.set(at)} onOpen={() => open(one)} />
              ))}
            </ul>
            <More view={view} part={part} onMore={onMore} />
          </div>
          <div className="hints">
            <Hint chords={["j", "k"]} label={t("app-hint-move")} />
            <Hint chords={["a"]} label={t("registration-approve")} />
            <Hint chords={["x"]} label={t("registration-reject")} />
            <Hint chords={["?"]} label={t("app-hint-shortcuts")} end />
          </div>
        </section>
        {row ? <Peek id={row.id} title={row.customer} hidden={!peeking} conflict={conflict} onOpen={() => open(row)} onClose={() => setPeeking(false)} /> : null}
      </div>
    </>
  );
}

function More({ view, part, onMore }: { view: InboxView; part: InboxPart; onMore: () => void }) {
  const t = useT();
  const hidden = view.counts[part] - view.rows.length;
  if (hidden <= 0) return null;
  return (
    <button type="button" className="more" onClick={onMore}>
      {t("app-more", { count: hidden })}
    </button>
  );
}

function Bar({ view, search, part }: { view: InboxView; search: RegistrationSearch; part: InboxPart }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const go = useCallback((next: RegistrationSearch) => void navigate({ to: "/registrations", search: next }), [navigate]);
  const label = (one: InboxPart) => [partName(t, one), format.count(view.counts[one])].join(" ");
  useActions(
    useMemo(
      () =>
        PARTS.map((one, at) => ({
          id: `registrations-${one}`,
          label: partName(t, one),
          group: t("registration-title"),
          keys: [String(at + 1)],
          icon: <ShieldCheck className="i" aria-hidden />,
          run: () => go({ ...search, part: one }),
        })),
      [t, go, search],
    ),
  );
  return (
    <div className="bar">
      <h1 className="bar-title">{t("registration-title")}</h1>
      <div className="bar-parts">
        <Seg label={t("registration-state")} value={part} choices={PARTS.map((one) => ({ value: one, label: label(one) }))} onChange={(next) => go({ ...search, part: next })} />
      </div>
      <span className="end" />
      {view.hasMine ? (
        <Button kind="ghost" icon={<Handshake className="i s" aria-hidden />} aria-pressed={search.mine ?? false} onClick={() => go({ ...search, mine: search.mine ? undefined : true })}>
          <span className="middle-only">{search.mine ? t("registration-mine") : t("registration-everybody")}</span>
        </Button>
      ) : null}
      <Button kind="primary" icon={<FilePlus className="i s" aria-hidden />} keys="c" onClick={() => openRegistering(NEW)}>
        <span className="middle-only">{t("registration-new")}</span>
      </Button>
    </div>
  );
}
