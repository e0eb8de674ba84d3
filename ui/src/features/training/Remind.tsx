// The key that reminds learners: of those that are chosen, else of the one under the cursor.
import { BellRing } from "lucide-react";
import { useCallback, useMemo, useState, type ReactNode } from "react";
import { Button } from "../../kit/Button.tsx";
import { useT } from "../../kit/i18n.tsx";
import { useActions } from "../../kit/keymap.tsx";
import { RemindDialog } from "./RemindDialog.tsx";

/** Key of the verb, wherever it is offered. */
const REMIND = "r";

interface Remind {
  start: () => void;
  /** The window, where it is open. */
  layer: ReactNode;
}

export function useRemind(enrollmentIds: readonly string[], onDone?: () => void): Remind {
  const t = useT();
  // Whom it is about stays so while the window is open, whatever the list does meanwhile.
  const [about, setAbout] = useState<readonly string[]>([]);
  const start = useCallback(() => setAbout(enrollmentIds), [enrollmentIds]);
  const none = enrollmentIds.length === 0;
  useActions(
    useMemo(
      () => (none ? [] : [{ id: "remind-learners", label: t("reminder-title"), group: t("app-palette-actions"), keys: [REMIND], icon: <BellRing className="i" aria-hidden />, run: start }]),
      [t, none, start],
    ),
  );
  return { start, layer: <RemindDialog enrollmentIds={about} onClose={() => setAbout([])} onDone={onDone} /> };
}

export function RemindButton({ kind, onClick }: { kind?: "ghost"; onClick: () => void }) {
  const t = useT();
  return (
    <Button kind={kind} keys={REMIND} icon={<BellRing className="i s" aria-hidden />} onClick={onClick}>
      {t("reminder-verb")}
    </Button>
  );
}

/** For a list whose cursor stands on a learner: the key alone, or with a button. */
export function RemindOne({ enrollmentId, bare }: { enrollmentId: string; bare: boolean }): ReactNode {
  const { start, layer } = useRemind(useMemo(() => [enrollmentId], [enrollmentId]));
  return (
    <>
      {bare ? null : <RemindButton onClick={start} />}
      {layer}
    </>
  );
}
