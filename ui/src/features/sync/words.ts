// The one sentence for each state of sync.
import type { SyncPhase, SyncStatusView } from "../../generated/ipc.ts";
import type { Translate } from "../../kit/i18n.tsx";
import type { Format } from "../../lib/format.ts";
import { ageOf } from "../../lib/now.ts";

export type Mood = "good" | "busy" | "idle" | "off" | "bad";

export function moodOf(phase: SyncPhase): Mood {
  switch (phase) {
    case "synced":
      return "good";
    case "connecting":
    case "first_sync":
    case "pulling":
      return "busy";
    case "no_hub":
    case "paused":
      return "idle";
    case "offline":
      return "off";
    case "auth_revoked":
    case "broken":
    case "needs_user":
      return "bad";
  }
}

/** The mood of the whole: whatever waits for a decision needs the user, also while sync itself is well. */
export function moodFor(status: SyncStatusView): Mood {
  const mood = moodOf(status.phase);
  return status.firstSyncDone && needsYou(status) > 0 && mood !== "off" ? "bad" : mood;
}

/** Conflicts and refused edits. */
export const needsYou = (status: SyncStatusView): number => status.conflicts + status.parked;

/** What waits for a decision comes before what goes on in the background, which may take a while. */
const asksToDecide = (status: SyncStatusView): boolean => (status.phase === "synced" || status.phase === "pulling") && needsYou(status) > 0;

export function syncedAgo(t: Translate, at: number | null, nowMs: number): string {
  if (at === null) return t("sync-never");
  const age = ageOf(at, nowMs);
  switch (age.unit) {
    case "now":
      return t("sync-just-synced");
    case "minutes":
      return t("sync-minutes-ago", { count: age.count });
    case "hours":
      return t("sync-hours-ago", { count: age.count });
    case "days":
      return t("sync-days-ago", { count: age.count });
  }
}

export function headline(t: Translate, format: Format, status: SyncStatusView, nowMs: number): string {
  const waiting = status.firstSyncDone ? status.waiting : 0;
  if (asksToDecide(status)) return t("sync-decide", { count: needsYou(status) });
  switch (status.phase) {
    case "no_hub":
      return t("settings-not-connected");
    case "connecting":
      return t("sync-starting");
    case "first_sync":
      return t("sync-progress", { done: status.rowsDone, total: status.rowsTotal });
    case "pulling":
      return waiting > 0 ? t("sync-progress", { done: status.sent, total: status.sent + waiting }) : t("sync-running");
    case "synced":
      return waiting > 0 ? t("sync-progress", { done: status.sent, total: status.sent + waiting }) : syncedAgo(t, status.lastSyncedAt, nowMs);
    case "paused":
      return waiting > 0 ? t("sync-paused-queued", { count: waiting }) : t("sync-paused");
    case "offline":
      if (waiting > 0) return t("sync-offline-queued", { count: waiting });
      return status.lastSyncedAt === null ? t("sync-offline") : t("sync-offline-since", { time: format.moment(status.lastSyncedAt, nowMs) });
    case "auth_revoked":
      return t("sync-auth-revoked");
    case "broken":
    case "needs_user":
      return t("sync-needs-you");
  }
}

/** What it means for the user and what to do. */
export function hintOf(t: Translate, status: SyncStatusView): string {
  // What is saved here matters more than that the hub can't be reached.
  if (status.error !== null && !(status.phase === "offline" && status.waiting > 0)) return status.error;
  if (asksToDecide(status)) return t("sync-decide-hint");
  switch (status.phase) {
    case "offline":
      return status.waiting > 0 ? t("sync-saved-here", { count: status.waiting }) : t("sync-offline-hint");
    case "paused":
      return t("sync-paused-hint");
    case "auth_revoked":
      return t("sync-revoked-hint");
    case "synced":
      return status.waiting > 0 ? "" : t("sync-up-to-date");
    default:
      return "";
  }
}

/** How long the first sync still takes, rounded so that it doesn't flicker. */
export function timeLeft(t: Translate, leftMs: number | null): string {
  if (leftMs === null) return "";
  const seconds = Math.ceil(leftMs / 1000);
  if (seconds < 3) return t("sync-almost-done");
  if (seconds < 90) return t("sync-seconds-left", { count: seconds });
  return t("sync-minutes-left", { count: Math.ceil(seconds / 60) });
}
