// From which list a record was opened: it goes along in the history of the window, so that the next one is a key away.
import type { DealFilter, ForecastQuery, PartnerFilter } from "../generated/ipc.ts";

export type Trail =
  | { list: "deals"; filter: DealFilter; memory: string }
  | { list: "partners"; filter: PartnerFilter; memory: string }
  | { list: "forecast"; query: ForecastQuery; memory: string }
  | { list: "today"; memory: string };

/** The records around the one that is shown. */
export interface Neighbours {
  /** All that are loaded, in the order of the list. */
  ids: readonly string[];
  /** From 0; `null` when the record has left the list meanwhile. */
  at: number | null;
  total: number | null;
  /** Places in `ids`. */
  previous: number | null;
  next: number | null;
}

/** `lastAt` is where the record stood before it left the list: what followed it stands there now. */
export function neighboursOf(ids: readonly string[], id: string, total: number | null, lastAt: number | null): Neighbours {
  const found = ids.indexOf(id);
  const place = (at: number): number | null => (at in ids ? at : null);
  if (found >= 0) return { ids, at: found, total, previous: place(found - 1), next: place(found + 1) };
  if (lastAt === null) return { ids, at: null, total: null, previous: null, next: null };
  return { ids, at: null, total, previous: place(lastAt - 1), next: place(lastAt) };
}
