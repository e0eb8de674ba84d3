// Everything on the Sync screen that one can stand on, in the order in which it is shown: what needs the user first.
import type { ConflictView, MergeView, QueuedView, RecordRef, SyncCenterView } from "../../generated/ipc.ts";

export type SyncItem =
  | { kind: "conflict" | "decided"; id: string; conflict: ConflictView }
  | { kind: "parked" | "waiting"; id: string; edit: QueuedView }
  | { kind: "merge"; id: string; merge: MergeView };

export interface SyncGroup {
  kind: SyncItem["kind"];
  items: SyncItem[];
}

export function groupsOf(view: SyncCenterView): SyncGroup[] {
  const conflicts = (kind: "conflict" | "decided", of: readonly ConflictView[]): SyncGroup => ({
    kind,
    items: of.map((conflict) => ({ kind, id: `${kind} ${conflict.id}`, conflict })),
  });
  const edits = (kind: "parked" | "waiting", of: readonly QueuedView[]): SyncGroup => ({
    kind,
    items: of.map((edit) => ({ kind, id: `${kind} ${edit.mutationId}`, edit })),
  });
  const merges: SyncGroup = { kind: "merge", items: view.merges.map((merge) => ({ kind: "merge", id: `merge ${merge.id}`, merge })) };
  return [conflicts("conflict", view.conflicts), edits("parked", view.parked), edits("waiting", view.waiting), merges, conflicts("decided", view.decided)];
}

export function recordOf(item: SyncItem): RecordRef | null {
  switch (item.kind) {
    case "conflict":
    case "decided":
      return item.conflict.record;
    case "parked":
    case "waiting":
      return item.edit.record;
    case "merge":
      return item.merge.record;
  }
}

export function pathOf(record: RecordRef): string {
  switch (record.kind) {
    case "deal":
      return `/deals/${record.id}`;
    case "partner":
      return `/partners/${record.id}`;
    case "registration":
      return `/registrations/${record.id}`;
    case "today":
      return "/";
  }
}

/** Microseconds UTC. */
export function timeOf(item: SyncItem): number {
  switch (item.kind) {
    case "conflict":
      return item.conflict.mineAt;
    case "decided":
      return item.conflict.closedAt ?? item.conflict.mineAt;
    case "parked":
    case "waiting":
      return item.edit.at;
    case "merge":
      return item.merge.at;
  }
}

/** What can be taken back from here: an edit that waits, or a merge. */
export function canTakeBack(item: SyncItem): boolean {
  return item.kind === "merge" || item.kind === "waiting";
}
