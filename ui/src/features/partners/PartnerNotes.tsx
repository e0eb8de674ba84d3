// What the team writes about a partner, in its place: a note and tags.
import { SquarePen } from "lucide-react";
import { useMemo, useState, type ReactNode } from "react";
import type { PartnerPageView } from "../../generated/ipc.ts";
import { useExecute } from "../../ipc/ask.ts";
import { Button } from "../../kit/Button.tsx";
import { Chip } from "../../kit/Chip.tsx";
import { Form } from "../../kit/Form.tsx";
import { useT } from "../../kit/i18n.tsx";
import { Kbd } from "../../kit/Kbd.tsx";
import { useActions } from "../../kit/keymap.tsx";
import { LineEditor, useFocusReturn } from "../../kit/LineEditor.tsx";
import { QueuedMark } from "../../kit/Marks.tsx";
import { PickMenu } from "../../kit/PickMenu.tsx";
import { useTell } from "../../kit/tell.ts";
import { TextArea } from "../../kit/TextArea.tsx";
import type { PartnerSlots } from "./PartnerPage.tsx";

type Field = "note" | "tags";

interface PartnerNotesProps {
  view: PartnerPageView;
  conflict: PartnerSlots["conflict"];
}

export function PartnerNotes({ view, conflict }: PartnerNotesProps) {
  const t = useT();
  const tell = useTell();
  const { mutate } = useExecute();
  const [editing, setEditing] = useState<Field | "menu" | null>(null);
  const { id } = view.row;
  const stop = () => setEditing(null);
  const save = (patch: { note: string | null; tags: string[] | null }) => {
    stop();
    mutate({ kind: "edit_partner", id, ...patch }, tell);
  };
  useEditKeys(setEditing);
  const mark = (field: Field): ReactNode => {
    const clash = view.conflicts.find((one) => one.fields.some(({ name }) => name === field));
    if (clash) return conflict(clash);
    return view.pending.includes(field) ? <QueuedMark /> : null;
  };
  return (
    <>
      <h3>
        <span>{t("partner-note")}</span>
        {mark("note")}
        <span className="end">
          <EditMenu open={editing === "menu"} onOpen={(open) => setEditing(open ? "menu" : null)} onPick={setEditing} />
        </span>
      </h3>
      {editing === "note" ? (
        <NoteEditor start={view.note ?? ""} onSave={(note) => save({ note, tags: null })} onCancel={stop} />
      ) : (
        <div className="note-block">
          <button type="button" className="edit-value note-text" title={t("partner-edit-note")} onClick={() => setEditing("note")}>
            {view.note === null ? <span className="muted">{t("partner-note-empty")}</span> : <bdi>{view.note}</bdi>}
          </button>
        </div>
      )}
      <h3>
        <span>{t("partner-tags")}</span>
        {mark("tags")}
      </h3>
      {editing === "tags" ? (
        <LineEditor
          label={t("partner-tags")}
          start={view.tags.join(", ")}
          parse={(text): string[] => text.split(/[,\u060c\u3001]/)}
          hint={t("partner-tags-hint")}
          wrong=""
          onSave={(tags) => save({ note: null, tags })}
          onCancel={stop}
        />
      ) : (
        <button type="button" className="edit-value tag-list" title={t("partner-edit-tags")} onClick={() => setEditing("tags")}>
          {view.tags.length === 0 ? <span className="muted">{t("partner-tags-empty")}</span> : null}
          {view.tags.map((tag) => (
            <Chip key={tag}>
              <bdi>{tag}</bdi>
            </Chip>
          ))}
        </button>
      )}
    </>
  );
}

function useEditKeys(edit: (field: Field | "menu") => void): void {
  const t = useT();
  useActions(
    useMemo(() => {
      const base = { group: t("app-palette-actions"), icon: <SquarePen className="i" aria-hidden /> };
      return [
        { ...base, id: "edit-note", label: t("partner-edit-note"), keys: ["e+n"], run: () => edit("note") },
        { ...base, id: "edit-tags", label: t("partner-edit-tags"), keys: ["e+t"], run: () => edit("tags") },
        { ...base, id: "edit-partner", label: t("app-edit"), keys: ["e"], sheetOnly: true, run: () => edit("menu") },
      ];
    }, [t, edit]),
  );
}

function EditMenu({ open, onOpen, onPick }: { open: boolean; onOpen: (open: boolean) => void; onPick: (field: Field) => void }) {
  const t = useT();
  const options: { id: Field; label: string; keyName: string }[] = [
    { id: "note", label: t("partner-note"), keyName: "n" },
    { id: "tags", label: t("partner-tags"), keyName: "t" },
  ];
  const pick = (id: string) => {
    const found = options.find((option) => option.id === id);
    // Once the menu is gone: it gives the focus back before the field takes it.
    if (found) requestAnimationFrame(() => onPick(found.id));
  };
  return (
    <PickMenu label={t("app-edit")} open={open} onOpenChange={onOpen} options={options} onPick={pick} className="btn ghost small-btn">
      {t("app-edit")}
      <Kbd chord="e" />
    </PickMenu>
  );
}

function NoteEditor({ start, onSave, onCancel }: { start: string; onSave: (text: string) => void; onCancel: () => void }) {
  const t = useT();
  const [typed, setTyped] = useState(start);
  useFocusReturn();
  const save = () => (typed === start ? onCancel() : onSave(typed));
  return (
    <Form onSubmit={save} onLeave={onCancel}>
      <TextArea label={t("partner-note")} bare focused rows={5} value={typed} onChange={setTyped} />
      <div className="row">
        <Button kind="primary" submit>
          {t("app-save")}
          <Kbd chord="Ctrl Enter" />
        </Button>
        <Button kind="ghost" onClick={onCancel}>
          {t("app-cancel")}
        </Button>
      </div>
    </Form>
  );
}
