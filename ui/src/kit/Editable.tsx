// A value that can be typed over in its place: it looks like any value until the pointer or the focus is on it.
import type { ReactNode } from "react";

interface EditableProps {
  /** Says what a press does, such as "Change close date". */
  verb: string;
  editing: boolean;
  onEdit: () => void;
  editor: ReactNode;
  /** Beside the value: it waits, or it clashes. */
  mark?: ReactNode;
  children: ReactNode;
}

export function Editable({ verb, editing, onEdit, editor, mark, children }: EditableProps) {
  if (editing) return editor;
  return (
    <span className={mark ? "editable marked" : "editable"}>
      <button type="button" className="edit-value" title={verb} onClick={onEdit}>
        {children}
      </button>
      {mark}
    </span>
  );
}
