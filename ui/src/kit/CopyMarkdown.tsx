// Takes a record to the clipboard as Markdown, for a note or a mail elsewhere.
import { ClipboardCopy } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { IconButton } from "./Button.tsx";
import { useT } from "./i18n.tsx";
import { useActions } from "./keymap.tsx";
import { useToast } from "./toast.tsx";

interface CopyMarkdownProps {
  text: () => string;
  /** Chord that does the same, on pages that are made to be taken along. */
  keys?: string;
}

export function CopyMarkdown({ text, keys }: CopyMarkdownProps) {
  const t = useT();
  const say = useToast();
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
  });
  const copy = useCallback(() => void navigator.clipboard.writeText(latest.current()).then(() => say(t("app-copied-rows", { count: 1 }))), [say, t]);
  const label = t("app-copy-markdown");
  useActions(
    useMemo(
      () => (keys === undefined ? [] : [{ id: "copy-markdown", label, group: t("app-palette-actions"), keys: [keys], icon: <ClipboardCopy className="i" aria-hidden />, run: copy }]),
      [t, label, keys, copy],
    ),
  );
  return <IconButton label={label} icon={<ClipboardCopy className="i s" aria-hidden />} onClick={copy} />;
}
