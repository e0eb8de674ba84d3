// Fields of a record that are changed in their place: one key opens the list of them, and each has a key of its own.
import { SquarePen } from "lucide-react";
import { useMemo, type ReactNode } from "react";
import { useT } from "./i18n.tsx";
import { Kbd } from "./Kbd.tsx";
import { useActions, type Action } from "./keymap.tsx";
import { PickMenu } from "./PickMenu.tsx";

export interface EditField<Field extends string> {
  id: Field;
  label: string;
  /** The key that takes it while the list is open. */
  keyName: string;
  /** The way to it without the list. */
  action?: { id: string; label: string; keys: readonly string[] };
}

interface EditMenuOptions<Field extends string> {
  /** Names the list and the action that opens it; its id is for the palette. */
  label: string;
  id: string;
  fields: readonly EditField<Field>[];
  editing: Field | "menu" | null;
  edit: (field: Field | "menu" | null) => void;
}

/** Makes the keys work, and gives the button; pass memoised fields. */
export function useEditMenu<Field extends string>({ label, id, fields, editing, edit }: EditMenuOptions<Field>): ReactNode {
  const t = useT();
  useActions(
    useMemo(() => {
      const base = { group: t("app-palette-actions"), icon: <SquarePen className="i" aria-hidden /> };
      const own = fields.flatMap((field): Action[] => (field.action ? [{ ...base, ...field.action, run: () => edit(field.id) }] : []));
      return [...own, { ...base, id, label, keys: ["e"], sheetOnly: true, run: () => edit("menu") }];
    }, [t, id, label, fields, edit]),
  );
  const pick = (picked: string) => {
    const found = fields.find((field) => field.id === picked);
    // Once the menu is gone: it gives the focus back before the field takes it.
    if (found) requestAnimationFrame(() => edit(found.id));
  };
  return (
    <PickMenu
      label={label}
      open={editing === "menu"}
      onOpenChange={(open) => edit(open ? "menu" : null)}
      options={fields}
      onPick={pick}
      className="btn ghost small-btn"
    >
      {t("app-edit")}
      <Kbd chord="e" />
    </PickMenu>
  );
}
