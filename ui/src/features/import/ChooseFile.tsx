// The first step: a file from the system's dialog, or dropped here; what is wrong with it is said in its place.
import { FileUp } from "lucide-react";
import { useMemo, useRef, useState, type DragEvent } from "react";
import type { ImportKind } from "../../generated/ipc.ts";
import { useExecute } from "../../ipc/ask.ts";
import { Button } from "../../kit/Button.tsx";
import { useT } from "../../kit/i18n.tsx";
import { useActions } from "../../kit/keymap.tsx";
import { toApiError } from "../../lib/error.ts";
import { piecesOf } from "./pieces.ts";

interface Refused {
  message: string;
  /** It may be read as text of older Windows programs. */
  windows: boolean;
}

function useHandOver(of: ImportKind | null, onRead: () => void) {
  const t = useT();
  const { mutateAsync } = useExecute();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const guarded = async (work: () => Promise<void>) => {
    setBusy(true);
    setRefused(null);
    try {
      await work();
      onRead();
    } catch (thrown) {
      const { message, field } = toApiError(thrown, t("error-internal"));
      setRefused({ message, windows: field === "encoding" });
    } finally {
      setBusy(false);
    }
  };
  const read = async (windows: boolean) => void (await mutateAsync({ kind: "read_import", delimiter: null, windows, sheet: null, of }));
  const take = (file: File) =>
    guarded(async () => {
      await mutateAsync({ kind: "begin_import", name: file.name, size: file.size });
      for await (const data of piecesOf(file)) await mutateAsync({ kind: "add_to_import", data });
      await read(false);
    });
  return { busy, refused, take, readWindows: () => guarded(() => read(true)) };
}

export function ChooseFile({ of, maxLines, onRead }: { of: ImportKind | null; maxLines: number; onRead: () => void }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { busy, refused, take, readWindows } = useHandOver(of, onRead);
  useActions(
    useMemo(() => [{ id: "import-choose", label: t("import-choose"), group: t("app-palette-actions"), keys: ["Enter"], icon: <FileUp className="i" aria-hidden />, run: () => input.current?.click() }], [t]),
  );
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !busy) void take(file);
  };
  const onOver = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    // Whoever drops a file has a pointer; the button inside is for everybody.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div className="import-drop" role="group" aria-label={t("import-step-file")} data-over={over || undefined} onDragOver={onOver} onDragLeave={() => setOver(false)} onDrop={onDrop}>
      <FileUp className="i" aria-hidden />
      <p className="semi">{t("import-drop")}</p>
      <p className="muted">{t("import-limits", { most: maxLines })}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.txt,.tsv,.xlsx"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) void take(file);
        }}
      />
      <Button kind="primary" keys="Enter" disabled={busy} onClick={() => input.current?.click()}>
        {t("import-choose")}
      </Button>
      <p role="status" className="muted">
        {busy ? t("import-reading") : ""}
      </p>
      {refused ? (
        <div role="alert" className="form-error import-refused">
          <p>{refused.message}</p>
          {refused.windows ? <Button onClick={() => void readWindows()}>{t("import-read-windows")}</Button> : null}
        </div>
      ) : null}
    </div>
  );
}
