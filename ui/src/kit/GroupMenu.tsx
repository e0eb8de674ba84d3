// By what the rows of a table are put into groups: one key opens the choice, the next one makes it.
import { Layers } from "lucide-react";
import { useMemo, useState, type ReactNode } from "react";
import { useT } from "./i18n.tsx";
import { useActions } from "./keymap.tsx";
import { PickMenu, type PickOption } from "./PickMenu.tsx";

interface GroupMenuProps<By extends string> {
  options: readonly (PickOption & { id: By })[];
  chosen: By | undefined;
  onChoose: (by: By | undefined) => void;
}

const NONE = "none";

export function GroupMenu<By extends string>({ options, chosen, onChoose }: GroupMenuProps<By>): ReactNode {
  const t = useT();
  const [open, setOpen] = useState(false);
  const label = t("app-group-by");
  useActions(
    useMemo(
      () => [{ id: "group-list", label, group: t("app-shortcuts-lists"), keys: ["Shift g"], icon: <Layers className="i" aria-hidden />, run: () => setOpen(true) }],
      [t, label],
    ),
  );
  const by = options.find(({ id }) => id === chosen)?.label;
  return (
    <PickMenu
      label={label}
      className={by === undefined ? "btn ghost tool" : "btn ghost tool on"}
      open={open}
      onOpenChange={setOpen}
      options={[{ id: NONE, label: t("app-group-none"), keyName: "n" }, ...options]}
      selected={chosen ?? NONE}
      onPick={(picked) => onChoose(options.find(({ id }) => id === picked)?.id)}
    >
      <Layers className="i s" aria-hidden />
      <span className="wide-only">{by === undefined ? label : t("app-grouped-by", { by })}</span>
    </PickMenu>
  );
}
