// Small marks on a value: it waits to be sent.
import { Hourglass } from "lucide-react";
import { useT } from "./i18n.tsx";

export function QueuedMark() {
  const t = useT();
  return (
    <span className="queued">
      <Hourglass className="i" aria-hidden />
      <span>{t("sync-mark-queued")}</span>
    </span>
  );
}
