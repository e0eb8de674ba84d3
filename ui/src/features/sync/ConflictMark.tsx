// The amber mark on a field that two people changed, and the popover that decides it: 1 mine, 2 theirs, 3 another value.
import { GitCompareArrows } from "lucide-react";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Dialog as AriaDialog, DialogTrigger } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import type { ConflictView } from "../../generated/ipc.ts";
import { useT } from "../../kit/i18n.tsx";
import { ConflictEdit } from "./ConflictEdit.tsx";
import { ConflictTable } from "./ConflictTable.tsx";
import { ConflictVerbs } from "./ConflictVerbs.tsx";
import { storyOf } from "./decide.ts";
import { useDecide } from "./useDecide.ts";

export function ConflictMark({ conflict }: { conflict: ConflictView }): ReactNode {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <AriaButton className="queued clash">
        <GitCompareArrows className="i" aria-hidden />
        <span>{t("sync-mark-conflict")}</span>
      </AriaButton>
      <Popover className="pop wide" placement="bottom end" offset={6}>
        <AriaDialog aria-label={t("sync-conflicts")} className="dialog-body">
          <Card conflict={conflict} onDone={() => setOpen(false)} />
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  );
}

function Card({ conflict, onDone }: { conflict: ConflictView; onDone: () => void }) {
  const t = useT();
  const { decide, busy } = useDecide(onDone);
  const [editing, setEditing] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  // The keys work from the start, before anything inside is reached.
  useEffect(() => card.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (editing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "1") decide(conflict.id, "mine");
    else if (event.key === "2") decide(conflict.id, "theirs");
    else if (event.key === "3" && conflict.kind === "field") setEditing(true);
    else return;
    event.preventDefault();
  };
  return (
    // The keys belong to the whole card; each has its button.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={card} tabIndex={-1} className="conflict-card" onKeyDown={onKeyDown}>
      <b className="semi">{storyOf(t, conflict)}</b>
      <ConflictTable conflict={conflict} />
      {editing ? (
        <ConflictEdit conflict={conflict} busy={busy} onSave={(values) => decide(conflict.id, "edited", values)} onCancel={() => setEditing(false)} />
      ) : (
        <ConflictVerbs conflict={conflict} busy={busy} onChoose={(choice) => (choice === "edited" ? setEditing(true) : decide(conflict.id, choice))} />
      )}
    </div>
  );
}
