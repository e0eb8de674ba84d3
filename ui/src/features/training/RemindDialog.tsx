// Who gets which words before anything is written: people by language on one side, the mail on the other.
import { ClipboardCopy } from "lucide-react";
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import type { ReminderLetter, RemindersView } from "../../generated/ipc.ts";
import { useAsk, useExecute } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { Button, IconButton } from "../../kit/Button.tsx";
import { Dialog } from "../../kit/Dialog.tsx";
import { useT } from "../../kit/i18n.tsx";
import { Hint, Kbd } from "../../kit/Kbd.tsx";
import { useTell } from "../../kit/tell.ts";
import { useToast } from "../../kit/toast.tsx";
import { markdownHeading, markdownText } from "../../lib/markdown.ts";
import { Letter, People } from "./Letters.tsx";

interface RemindDialogProps {
  /** Nobody: the window is closed. */
  enrollmentIds: readonly string[];
  onClose: () => void;
  /** The drafts are there. */
  onDone: (() => void) | undefined;
}

export function RemindDialog({ enrollmentIds, onClose, onDone }: RemindDialogProps) {
  const t = useT();
  return (
    <Dialog label={t("reminder-title")} open={enrollmentIds.length > 0} onClose={onClose}>
      <Asked enrollmentIds={enrollmentIds} onClose={onClose} onDone={onDone} />
    </Dialog>
  );
}

function Asked({ enrollmentIds, onClose, onDone }: RemindDialogProps): ReactNode {
  const tell = useTell();
  const { mutate, isPending } = useExecute();
  const [included, setIncluded] = useState<readonly string[]>([]);
  const ids = [...enrollmentIds];
  const answer = useAsk("reminders", { enrollmentIds: ids, included: [...included] });
  const toggle = useCallback((id: string) => setIncluded((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id])), []);
  const write = () => {
    if (isPending) return;
    const done = (outcome: Parameters<typeof tell.onSuccess>[0]) => {
      onClose();
      onDone?.();
      tell.onSuccess(outcome);
    };
    mutate({ kind: "remind_learners", enrollmentIds: ids, included: [...included] }, { onSuccess: done, onError: tell.onError });
  };
  return (
    <Answer of={answer} rows={6}>
      {(view) => <Preview view={view} onToggle={toggle} onWrite={write} onClose={onClose} />}
    </Answer>
  );
}

function useCopy(view: RemindersView) {
  const t = useT();
  const say = useToast();
  const letters = view.groups.flatMap((group) => group.letters).filter((letter) => letter.written);
  const one = ({ name, email, subject, text }: ReminderLetter) =>
    [markdownHeading(2, `${name}, ${email ?? ""}`), `**${markdownText(subject)}**`, ...text.trim().split("\n\n").map((part) => part.split("\n").map(markdownText).join("  \n"))].join("\n\n");
  return () => void navigator.clipboard.writeText(letters.map(one).join("\n\n")).then(() => say(t("app-copied-rows", { count: letters.length })));
}

interface PreviewProps {
  view: RemindersView;
  onToggle: (personId: string) => void;
  onWrite: () => void;
  onClose: () => void;
}

function Preview({ view, onToggle, onWrite, onClose }: PreviewProps) {
  const t = useT();
  const list = useRef<HTMLDivElement>(null);
  const [wanted, setAt] = useState(0);
  const letters = view.groups.flatMap((group) => group.letters.map((letter) => ({ letter, group })));
  const at = Math.max(0, Math.min(wanted, letters.length - 1));
  const shown = letters[at];
  const copy = useCopy(view);
  useEffect(() => {
    list.current?.focus();
  }, []);
  useEffect(() => {
    // Newer engines answer with a promise, which is no way to clean up.
    list.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView({ block: "nearest" });
  }, [at]);
  const onKeyDown = (event: KeyboardEvent) => {
    const onButton = event.target instanceof Element && event.target.closest("button") !== null;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j" || event.key === "ArrowDown") setAt(at + 1);
    else if (event.key === "k" || event.key === "ArrowUp") setAt(Math.max(0, at - 1));
    else if (event.key === "x" && shown?.letter.rests) onToggle(shown.letter.personId);
    else if (event.key === "Enter" && !onButton) onWrite();
    else return;
    event.preventDefault();
  };
  return (
    // The keys are those of the list of people inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="remind" onKeyDown={onKeyDown}>
      <p className="sub">{t("reminder-about")}</p>
      <div className="remind-split">
        <People groups={view.groups} at={at} onPoint={setAt} listRef={list} />
        {shown ? <Letter letter={shown.letter} group={shown.group} onToggle={() => onToggle(shown.letter.personId)} /> : null}
      </div>
      <div className="row dialog-foot">
        <span className="remind-keys muted">
          <Hint chords={["j", "k"]} label={t("app-hint-move")} />
        </span>
        <span className="sub" role="status">
          {view.written === 0 ? t("reminder-nobody") : t("reminder-count", { count: view.written })}
        </span>
        <IconButton label={t("app-copy-markdown")} icon={<ClipboardCopy className="i s" aria-hidden />} disabled={view.written === 0} onClick={copy} />
        <Button onClick={onClose}>{t("app-cancel")}</Button>
        <Button kind="primary" disabled={view.written === 0} onClick={onWrite}>
          {t("reminder-write")}
          <Kbd chord="Enter" />
        </Button>
      </div>
    </div>
  );
}
