// The first copy of the data: how far it is, how long it takes, and a way to stop and go on.
import { Link, useRouterState } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { SyncStatusView } from "../../generated/ipc.ts";
import { useSyncStatus } from "../../ipc/app.tsx";
import { useExecute } from "../../ipc/ask.ts";
import { Button } from "../../kit/Button.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { hintOf, moodOf, timeLeft } from "./words.ts";

function Progress({ status, label }: { status: SyncStatusView; label: string }) {
  const known = status.rowsTotal > 0;
  return (
    <div
      className={known ? "progress" : "progress open-ended"}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={known ? status.rowsTotal : undefined}
      aria-valuenow={known ? status.rowsDone : undefined}
    >
      <i style={{ inlineSize: known ? `${Math.min(100, (100 * status.rowsDone) / status.rowsTotal)}%` : undefined }} />
    </div>
  );
}

function Figures({ status }: { status: SyncStatusView }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="row muted num figures">
      <span>{t("sync-rows", { done: status.rowsDone, total: status.rowsTotal })}</span>
      <span>{t("sync-received", { size: format.bytes(status.bytesDone) })}</span>
      <span className="end">{moodOf(status.phase) === "busy" ? timeLeft(t, status.leftMs) : ""}</span>
    </div>
  );
}

function Verb({ status }: { status: SyncStatusView }): ReactNode {
  const t = useT();
  const { mutate, isPending } = useExecute();
  const mood = moodOf(status.phase);
  if (mood === "busy") {
    return (
      <Button disabled={isPending} onClick={() => mutate({ kind: "cancel_sync" })}>
        {t("app-cancel")}
      </Button>
    );
  }
  if (status.phase === "auth_revoked") {
    return (
      <Link to="/settings" className="btn pri">
        {t("sync-open-settings")}
      </Link>
    );
  }
  return (
    <Button kind="primary" disabled={isPending} onClick={() => mutate({ kind: status.phase === "paused" ? "resume_sync" : "sync_now" })}>
      {status.phase === "paused" ? t("app-resume") : t("app-retry")}
    </Button>
  );
}

export function FirstSync(): ReactNode {
  const t = useT();
  const status = useSyncStatus();
  const stopped = moodOf(status.phase) !== "busy";
  const hint = stopped ? status.error ?? (status.phase === "paused" ? t("sync-first-stopped") : hintOf(t, status)) : t("sync-first-hint");
  return (
    <div className="first-sync">
      <h1>{t("sync-first-title")}</h1>
      <p className="sub" role={stopped ? "alert" : undefined}>
        {hint}
      </p>
      <Progress status={status} label={t("sync-first-title")} />
      <Figures status={status} />
      <div className="row">
        <Verb status={status} />
      </div>
    </div>
  );
}

/** The same in one line, above every screen but Today, which shows the whole. */
export function FirstSyncBanner(): ReactNode {
  const t = useT();
  const status = useSyncStatus();
  const atHome = useRouterState({ select: (state) => state.location.pathname === "/" });
  if (atHome || status.firstSyncDone || status.phase === "no_hub") return null;
  return (
    <div className="first-banner">
      <Progress status={status} label={t("sync-first-title")} />
      <Figures status={status} />
    </div>
  );
}
