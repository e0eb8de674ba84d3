// What the team writes about a partner, in its place: a note and tags.
import { useMemo, useState, type ReactNode } from "react";
import type { PartnerPageView } from "../../generated/ipc.ts";
import { useExecute } from "../../ipc/ask.ts";
import { Button } from "../../kit/Button.tsx";
import { Chip } from "../../kit/Chip.tsx";
import { useEditMenu, type EditField } from "../../kit/EditMenu.tsx";
import { Form } from "../../kit/Form.tsx";
import { useT } from "../../kit/i18n.tsx";
import { Kbd } from "../../kit/Kbd.tsx";
import { LineEditor, useFocusReturn } from "../../kit/LineEditor.tsx";
import { QueuedMark } from "../../kit/Marks.tsx";
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
  const menu = useEditMenu({ label: t("app-edit"), id: "edit-partner", fields: useFields(), editing, edit: setEditing });
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
        <span className="end">{menu}</span>
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

function useFields(): readonly EditField<Field>[] {
  const t = useT();
  return useMemo(
    () => [
      { id: "note", label: t("partner-note"), keyName: "n", action: { id: "edit-note", label: t("partner-edit-note"), keys: ["e+n"] } },
      { id: "tags", label: t("partner-tags"), keyName: "t", action: { id: "edit-tags", label: t("partner-edit-tags"), keys: ["e+t"] } },
    ],
    [t],
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
