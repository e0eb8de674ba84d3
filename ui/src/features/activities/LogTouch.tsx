// A touch with a partner, written down in seconds: the key, and a window for one line.
import { NotebookPen } from "lucide-react";
import { useMemo, useState, type ReactNode } from "react";
import { Button } from "../../kit/Button.tsx";
import { Dialog } from "../../kit/Dialog.tsx";
import { useT } from "../../kit/i18n.tsx";
import { useActions } from "../../kit/keymap.tsx";
import { TouchForm } from "./TouchForm.tsx";

export interface TouchAbout {
  partner: { id: string; name: string };
  /** Chosen at first. */
  dealId?: string;
}

interface LogTouchProps {
  /** Left out where the line itself names the partner. */
  about?: TouchAbout;
  /** The key is enough. */
  bare?: boolean;
}

export function LogTouch({ about, bare }: LogTouchProps): ReactNode {
  const t = useT();
  const [open, setOpen] = useState(false);
  const anywhere = about === undefined;
  useActions(
    useMemo(
      () => [
        {
          id: anywhere ? "log-activity-anywhere" : "log-activity",
          label: anywhere ? t("activity-log-anywhere") : t("activity-log"),
          group: t("app-palette-actions"),
          keys: ["l"],
          icon: <NotebookPen className="i" aria-hidden />,
          run: () => setOpen(true),
        },
      ],
      [t, anywhere],
    ),
  );
  return (
    <>
      {bare ? null : (
        <Button icon={<NotebookPen className="i s" aria-hidden />} keys="l" onClick={() => setOpen(true)}>
          <span className="middle-only">{t("activity-log")}</span>
        </Button>
      )}
      <Dialog label={t("activity-log")} open={open} onClose={() => setOpen(false)}>
        <TouchForm about={about} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
