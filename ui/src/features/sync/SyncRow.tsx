// The quiet row at the foot of the side bar, and the popover that says more.
import { Link } from "@tanstack/react-router";
import { CloudAlert, CloudCheck, CloudOff, Cloudy, Pause, Play, RefreshCw } from "lucide-react";
import { useMemo, useState, type ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Dialog as AriaDialog, DialogTrigger } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import type { SyncStatusView } from "../../generated/ipc.ts";
import { useSyncStatus } from "../../ipc/app.tsx";
import { useExecute } from "../../ipc/ask.ts";
import { Button } from "../../kit/Button.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { useActions } from "../../kit/keymap.tsx";
import { useNow } from "../../kit/useNow.ts";
import { headline, hintOf, moodOf, syncedAgo, type Mood } from "./words.ts";

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
  const status = useSyncStatus();
  const now = useNow();
  const [open, setOpen] = useState(false);
  const mood = moodOf(status.phase);
  useActions(
    useMemo(
      () => [{ id: "go-sync", label: t("sync-title"), group: t("app-palette-go"), keys: ["g+s"], icon: <CloudCheck className="i" aria-hidden />, run: () => setOpen(true) }],
      [t],
    ),
  );
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <AriaButton className={mood === "off" || mood === "bad" ? "sync off" : `sync ${mood}`}>
        <SyncIcon mood={mood} />
        <span className="label trunc">
          {mood === "off" || mood === "bad" ? <b>{headline(t, format, status, now)}</b> : headline(t, format, status, now)}
        </span>
      </AriaButton>
      <Popover className="pop" placement="top start" offset={8}>
        <AriaDialog aria-label={t("sync-title")} className="dialog-body">
          <Details status={status} onLeave={() => setOpen(false)} />
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  );
}

function Details({ status, onLeave }: { status: SyncStatusView; onLeave: () => void }) {
  const t = useT();
  const now = useNow(1_000);
  const format = useFormat();
  const { mutate, isPending } = useExecute();
  const mood = moodOf(status.phase);
  const hint = hintOf(t, status);
  const paused = status.phase === "paused";
  return (
    <>
      <div className="row">
        <span className={`dot ${mood}`} />
        <b className="semi">{headline(t, format, status, now)}</b>
      </div>
      {hint ? <p className="sub pop-hint">{hint}</p> : null}
      <dl className="props pop-props">
        <dt>{t("sync-last-success")}</dt>
        <dd className="num">{status.lastSyncedAt === null ? t("sync-never") : <span title={syncedAgo(t, status.lastSyncedAt, now)}>{format.moment(status.lastSyncedAt, now)}</span>}</dd>
        {status.retryAt !== null && status.retryAt / 1000 > now && status.phase === "offline" ? (
          <>
            <dt>{t("app-retry")}</dt>
            <dd>{t("sync-next-attempt", { count: Math.ceil((status.retryAt / 1000 - now) / 1000) })}</dd>
          </>
        ) : null}
      </dl>
      <div className="row pop-verbs">
        {status.phase === "auth_revoked" || status.phase === "no_hub" ? (
          <Link to="/settings" className="btn pri" onClick={onLeave}>
            {t("sync-open-settings")}
          </Link>
        ) : (
          <Button kind="primary" icon={<RefreshCw className="i s" aria-hidden />} disabled={isPending || mood === "busy"} onClick={() => mutate({ kind: "sync_now" })}>
            {t("sync-now")}
          </Button>
        )}
        <Button
          icon={paused ? <Play className="i s flip" aria-hidden /> : <Pause className="i s" aria-hidden />}
          onClick={() => mutate({ kind: paused ? "resume_sync" : "pause_sync" })}
          disabled={status.phase === "no_hub"}
        >
          {paused ? t("app-resume") : t("app-pause")}
        </Button>
        {status.problem === "delete_wave" ? (
          <Button disabled={isPending} onClick={() => mutate({ kind: "allow_deletes" })}>
            {t("sync-allow-deletes")}
          </Button>
        ) : null}
        {status.detail === null ? null : (
          <Button kind="ghost" onClick={() => void navigator.clipboard.writeText(status.detail ?? "")}>
            {t("app-copy-details")}
          </Button>
        )}
      </div>
    </>
  );
}
