// The quiet row at the foot of the side bar that always tells the truth, and the popover that says more.
import { useNavigate } from "@tanstack/react-router";
import { CloudAlert, CloudCheck, CloudOff, Cloudy, RefreshCw } from "lucide-react";
import { useMemo, useState, type ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Dialog as AriaDialog, DialogTrigger } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import { useSyncStatus } from "../../ipc/app.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { useActions } from "../../kit/keymap.tsx";
import { useNow } from "../../kit/useNow.ts";
import { SyncDetails } from "./SyncDetails.tsx";
import { useUndo } from "./useUndo.tsx";
import { headline, moodFor, type Mood } from "./words.ts";

function SyncIcon({ mood }: { mood: Mood }) {
  const props = { className: "i", "aria-hidden": true } as const;
  if (mood === "good") return <CloudCheck {...props} />;
  if (mood === "busy") return <RefreshCw {...props} className="i turning" />;
  if (mood === "off") return <CloudOff {...props} />;
  if (mood === "bad") return <CloudAlert {...props} />;
  return <Cloudy {...props} />;
}

export function SyncRow(): ReactNode {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const status = useSyncStatus();
  const now = useNow();
  const [open, setOpen] = useState(false);
  const mood = moodFor(status);
  useUndo();
  useActions(
    useMemo(
      () => [{ id: "go-sync", label: t("sync-title"), group: t("app-palette-go"), keys: ["g+s"], icon: <CloudCheck className="i" aria-hidden />, run: () => void navigate({ to: "/sync" }) }],
      [t, navigate],
    ),
  );
  const text = headline(t, format, status, now);
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <AriaButton className={mood === "off" || mood === "bad" ? "sync off" : `sync ${mood}`}>
        <SyncIcon mood={mood} />
        <span className="label trunc">{mood === "off" || mood === "bad" ? <b>{text}</b> : text}</span>
      </AriaButton>
      <Popover className="pop" placement="top start" offset={8}>
        <AriaDialog aria-label={t("sync-title")} className="dialog-body">
          <SyncDetails status={status} onLeave={() => setOpen(false)} />
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  );
}
