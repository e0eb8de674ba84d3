// Takes a value to the clipboard and says so.
import { Copy } from "lucide-react";
import { IconButton } from "./Button.tsx";
import { useT } from "./i18n.tsx";
import { useToast } from "./toast.tsx";

/** Copies `value` and tells it; for buttons and for keys. */
export function useCopy(): (value: string) => void {
  const t = useT();
  const say = useToast();
  return (value) => void navigator.clipboard.writeText(value).then(() => say(t("app-copied-value", { value })));
}

export function CopyButton({ value }: { value: string }) {
  const t = useT();
  const copy = useCopy();
  return <IconButton className="copy" label={t("app-copy-value", { value })} icon={<Copy className="i s" aria-hidden />} onClick={() => copy(value)} />;
}
