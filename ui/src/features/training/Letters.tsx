// The people who are reminded, and the mail that one of them gets.
import { BellOff, MailX } from "lucide-react";
import type { RefObject } from "react";
import type { ReminderGroup, ReminderLetter } from "../../generated/ipc.ts";
import { Button } from "../../kit/Button.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { Avatar, Monogram, Name } from "../../kit/Identity.tsx";

interface PeopleProps {
  groups: readonly ReminderGroup[];
  /** Place of the one whose mail is shown, over all languages. */
  at: number;
  onPoint: (at: number) => void;
  listRef: RefObject<HTMLDivElement | null>;
}

const idOf = (at: number): string => `reminded-${at}`;

export function People({ groups, at, onPoint, listRef }: PeopleProps) {
  const t = useT();
  const format = useFormat();
  const firstOf = (index: number) => groups.slice(0, index).reduce((sum, { letters }) => sum + letters.length, 0);
  return (
    <div role="listbox" aria-label={t("reminder-title")} aria-activedescendant={idOf(at)} tabIndex={0} className="remind-people" ref={listRef}>
      {groups.map((group, index) => (
        <div role="group" aria-labelledby={`reminded-in-${group.language}`} key={group.language}>
          <p className="gh" id={`reminded-in-${group.language}`}>
            <bdi lang={group.language}>{group.name}</bdi>
            <span className="n">{format.count(group.letters.length)}</span>
          </p>
          {group.letters.map((letter, place) => (
            <Person key={letter.personId} letter={letter} at={firstOf(index) + place} active={firstOf(index) + place === at} onPoint={onPoint} />
          ))}
        </div>
      ))}
    </div>
  );
}

interface PersonProps {
  letter: ReminderLetter;
  at: number;
  active: boolean;
  onPoint: (at: number) => void;
}

function Person({ letter, at, active, onPoint }: PersonProps) {
  const Icon = letter.rests ? BellOff : MailX;
  return (
    // The keys of the list are handled by the window.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div role="option" id={idOf(at)} aria-selected={active} data-at={at} className={active ? "remind-person on" : "remind-person"} onClick={() => onPoint(at)}>
      <Avatar name={letter.name} named={false} />
      <Name className={letter.written ? "med" : "muted"}>{letter.name}</Name>
      {letter.written ? null : <Icon className="i s" aria-hidden />}
    </div>
  );
}

interface LetterProps {
  letter: ReminderLetter;
  group: ReminderGroup;
  onToggle: () => void;
}

export function Letter({ letter, group, onToggle }: LetterProps) {
  const t = useT();
  return (
    <article className="remind-letter" aria-label={letter.name}>
      <div className="row sub">
        <Monogram name={letter.partner.name} />
        <Name>{letter.partner.name}</Name>
        {letter.email === null ? null : <bdi className="muted trunc">{letter.email}</bdi>}
      </div>
      {letter.notes.map((note) => (
        <p className="remind-note" key={note}>
          {note}
        </p>
      ))}
      {letter.rests ? (
        <Button keys="x" onClick={onToggle}>
          {letter.written ? t("reminder-leave-out") : t("reminder-include")}
        </Button>
      ) : null}
      <div className={letter.written ? "remind-mail" : "remind-mail off"} lang={group.language} dir={group.dir}>
        <h3>{letter.subject}</h3>
        <p>{letter.text}</p>
      </div>
    </article>
  );
}
