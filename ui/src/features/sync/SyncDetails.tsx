// The popover of the sync row: the state in a sentence, what waits with its undo, how fresh each source is.
import { Link } from "@tanstack/react-router";
import { CalendarClock, Hourglass, Pause, Phone, Play, RefreshCw, GraduationCap, Server, SquareKanban } from "lucide-react";
import type { ReactNode } from "react";
import type { QueuedView, SourceKind, SourceView, SyncStatusView } from "../../generated/ipc.ts";
import { useAsk, useExecute } from "../../ipc/ask.ts";
import { Button } from "../../kit/Button.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { Kbd } from "../../kit/Kbd.tsx";
import { useTell } from "../../kit/tell.ts";
import { useNow } from "../../kit/useNow.ts";
import { sourceName } from "./Sources.tsx";
import { headline, hintOf, moodFor, moodOf, needsYou } from "./words.ts";

/** The rest is on the Sync screen. */
const SHOWN = 4;

export function SyncDetails({ status, onLeave }: { status: SyncStatusView; onLeave: () => void }): ReactNode {
  const t = useT();
  const now = useNow(1_000);
  const format = useFormat();
  const center = useAsk("sync_center", {}).data;
  const hint = hintOf(t, status);
  return (
    <>
      <div className="row">
        <span className={`dot ${moodFor(status)}`} />
        <b className="semi">{headline(t, format, status, now)}</b>
        <span className="end">
          <Retry status={status} />
        </span>
      </div>
      {hint ? <p className="sub pop-hint">{hint}</p> : null}
      {status.phase === "offline" && status.retryAt !== null && status.retryAt / 1000 > now ? (
        <p className="muted small">{t("sync-next-attempt", { count: Math.ceil((status.retryAt / 1000 - now) / 1000) })}</p>
      ) : null}
      <Waiting edits={center?.waiting ?? []} />
      <Fresh sources={center?.sources ?? []} conflicts={status.conflicts} />
      <Verbs status={status} onLeave={onLeave} />
    </>
  );
}

function Retry({ status }: { status: SyncStatusView }) {
  const t = useT();
  const { mutate, isPending } = useExecute();
  if (status.phase === "no_hub" || status.phase === "auth_revoked" || status.phase === "paused") return null;
  return (
    <Button className="low" icon={<RefreshCw className="i s" aria-hidden />} disabled={isPending || moodOf(status.phase) === "busy"} onClick={() => mutate({ kind: "sync_now" })}>
      {status.phase === "synced" ? t("sync-now") : t("app-retry")}
    </Button>
  );
}

function Waiting({ edits }: { edits: readonly QueuedView[] }) {
  const t = useT();
  const tell = useTell();
  const { mutate, isPending } = useExecute();
  if (edits.length === 0) return null;
  return (
    <>
      <h3>{t("sync-waiting")}</h3>
      <ul className="ql">
        {edits.slice(-SHOWN).map((edit) => (
          <li key={edit.mutationId}>
            <Hourglass className="i s" aria-hidden />
            <span className="trunc" title={edit.what}>
              {edit.what}
            </span>
            <button type="button" className="lnk" disabled={isPending} onClick={() => mutate({ kind: "take_back_edit", mutationId: edit.mutationId }, tell)}>
              {t("app-undo")}
            </button>
          </li>
        ))}
      </ul>
      {edits.length > SHOWN ? <p className="muted small">{t("app-more", { count: edits.length - SHOWN })}</p> : null}
    </>
  );
}

function SourceIcon({ kind }: { kind: SourceKind }) {
  const Icon = { hub: Server, deals: SquareKanban, activities: Phone, training: GraduationCap }[kind] ?? CalendarClock;
  return <Icon className="i s" aria-hidden />;
}

function Fresh({ sources, conflicts }: { sources: readonly SourceView[]; conflicts: number }) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  if (sources.length === 0) return null;
  return (
    <>
      <h3>{t("sync-sources")}</h3>
      <ul className="ql">
        {sources.map(({ kind, asOf }) => (
          <li key={kind}>
            <SourceIcon kind={kind} />
            <span className="trunc">{sourceName(t, kind)}</span>
            {kind === "deals" && conflicts > 0 ? (
              <span className="w">{t("sync-conflict-count", { count: conflicts })}</span>
            ) : (
              <span className="muted num">{asOf === null ? t("sync-never") : format.moment(asOf, now)}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Verbs({ status, onLeave }: { status: SyncStatusView; onLeave: () => void }) {
  const t = useT();
  const { mutate, isPending } = useExecute();
  const paused = status.phase === "paused";
  return (
    <div className="row pop-verbs">
      <Link to="/sync" className={needsYou(status) > 0 ? "btn pri" : "btn"} onClick={onLeave}>
        {t("sync-open-screen")}
        <Kbd chord="g+s" />
      </Link>
      {status.phase === "auth_revoked" || status.phase === "no_hub" ? (
        <Link to="/settings" className="btn pri" onClick={onLeave}>
          {t("sync-open-settings")}
        </Link>
      ) : (
        <Button
          icon={paused ? <Play className="i s flip" aria-hidden /> : <Pause className="i s" aria-hidden />}
          onClick={() => mutate({ kind: paused ? "resume_sync" : "pause_sync" })}
        >
          {paused ? t("app-resume") : t("app-pause")}
        </Button>
      )}
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
  );
}
