// Takes a list along as a file: asks for which program, by one key.
import { Download } from "lucide-react";
import { useMemo, useState } from "react";
import type { FileFormat } from "../generated/ipc.ts";
import { useT } from "./i18n.tsx";
import { useActions } from "./keymap.tsx";
import { PickMenu } from "./PickMenu.tsx";

const FORMATS: readonly { id: FileFormat; keyName: string }[] = [
  { id: "xlsx", keyName: "x" },
  { id: "csv", keyName: "c" },
];

export function ExportMenu({ onExport }: { onExport: (format: FileFormat) => void }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const label = t("app-export");
  useActions(
    useMemo(() => [{ id: "export-list", label, group: t("app-palette-actions"), keys: [], icon: <Download className="i" aria-hidden />, run: () => setOpen(true) }], [t, label]),
  );
  const words = { xlsx: t("app-export-xlsx"), csv: t("app-export-csv") };
  return (
    <PickMenu
      label={label}
      className="btn ghost icon"
      open={open}
      onOpenChange={setOpen}
      options={FORMATS.map(({ id, keyName }) => ({ id, keyName, label: words[id] }))}
      onPick={(id) => {
        const format = FORMATS.find((one) => one.id === id);
        if (format) onExport(format.id);
      }}
    >
      <Download className="i s" aria-hidden />
      <span className="sr-only">{label}</span>
    </PickMenu>
  );
}
