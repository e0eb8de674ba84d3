// Takes a record to the clipboard as Markdown, for a note or a mail elsewhere.
import { ClipboardCopy } from "lucide-react";
import { IconButton } from "./Button.tsx";
import { useT } from "./i18n.tsx";
import { useToast } from "./toast.tsx";

export function CopyMarkdown({ text }: { text: () => string }) {
  const t = useT();
  const say = useToast();
  const copy = () => void navigator.clipboard.writeText(text()).then(() => say(t("app-copied-rows", { count: 1 })));
  return <IconButton label={t("app-copy-markdown")} icon={<ClipboardCopy className="i s" aria-hidden />} onClick={copy} />;
}
