// The sync row always tells the truth: one sentence for each state, the most pressing first.
import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { SyncCenterView, SyncStatusView } from "../../generated/ipc.ts";
import { Localized, useFormat, useT } from "../../kit/i18n.tsx";
import type { Language } from "../../lib/locale.ts";
import { canTakeBack, groupsOf } from "./items.ts";
import { headline, hintOf, moodFor } from "./words.ts";

const NOW = Date.parse("2026-11-23T09:00:30Z");

const synced: SyncStatusView = {
  phase: "synced",
  firstSyncDone: true,
  rowsDone: 0,
  rowsTotal: 0,
  bytesDone: 0,
  leftMs: null,
  lastSyncedAt: NOW * 1000,
  retryAt: null,
  clockSkewMs: null,
  problem: null,
  error: null,
  detail: null,
  waiting: 0,
  sent: 0,
  parked: 0,
  conflicts: 0,
};

function Row({ status }: { status: SyncStatusView }) {
  return <p>{headline(useT(), useFormat(), status, NOW)}</p>;
}

function Hint({ status }: { status: SyncStatusView }) {
  return <p>{hintOf(useT(), status)}</p>;
}

function said(status: Partial<SyncStatusView>, language: Language = "en", Part = Row): string {
  const { container } = render(
    <Localized language={language}>
      <Part status={{ ...synced, ...status }} />
    </Localized>,
  );
  return (container.textContent ?? "").replace(/[\u2066-\u2069]/g, "");
}

describe("the row", () => {
  it.each<[Partial<SyncStatusView>, string]>([
    [{}, "Synced just now"],
    [{ waiting: 3 }, "Syncing 0 of 3"],
    [{ phase: "pulling", waiting: 2, sent: 5 }, "Syncing 5 of 7"],
    [{ phase: "offline", waiting: 3 }, "Offline, 3 changes queued"],
    [{ phase: "offline", waiting: 1, conflicts: 1 }, "Offline, 1 change queued"],
    [{ phase: "paused", waiting: 2 }, "Paused, 2 changes queued"],
    [{ conflicts: 1, parked: 1 }, "2 items need you"],
    [{ conflicts: 1, waiting: 4 }, "1 item needs you"],
    [{ phase: "pulling", conflicts: 1, waiting: 4 }, "1 item needs you"],
    [{ phase: "needs_user", conflicts: 1 }, "Sync needs you"],
    [{ phase: "auth_revoked", waiting: 1 }, "Access ended"],
  ])("%j", (status, text) => expect(said(status)).toBe(text));

  it("counts in every language", () => {
    expect(said({ phase: "offline", waiting: 1 }, "de")).toBe("Offline, 1 Änderung wartet");
    expect(said({ conflicts: 2 }, "ar")).toBe("عنصران يحتاجان إليك");
  });

  it("is amber when something waits for a decision, and not before the first sync is done", () => {
    expect(moodFor({ ...synced, parked: 1 })).toBe("bad");
    expect(moodFor({ ...synced, waiting: 1 })).toBe("good");
    expect(moodFor({ ...synced, phase: "first_sync", firstSyncDone: false, conflicts: 1 })).toBe("busy");
  });

  it("says what is saved here before that the hub can't be reached", () => {
    expect(said({ phase: "offline", waiting: 2, error: "No hub." }, "en", Hint)).toContain("2 changes are saved here");
    expect(said({ phase: "offline", error: "No hub." }, "en", Hint)).toBe("No hub.");
  });
});

it("what needs the user stands before what waits, and what waits or was merged can be taken back", () => {
  const edit = { mutationId: "1", state: "queued", what: "", record: null, changes: [], at: 1, reason: null } as const;
  const view = {
    waiting: [edit, { ...edit, mutationId: "2", state: "sending" }],
    parked: [{ ...edit, mutationId: "3", state: "parked" }],
    conflicts: [{ id: "4" }],
    decided: [],
    merges: [{ id: 5 }],
  } as unknown as SyncCenterView;
  const items = groupsOf(view).flatMap((group) => group.items);
  expect(items.map(({ id }) => id)).toEqual(["conflict 4", "parked 3", "waiting 1", "waiting 2", "merge 5"]);
  expect(items.filter(canTakeBack).map(({ id }) => id)).toEqual(["waiting 1", "waiting 2", "merge 5"]);
});
