// Where on a board a deal would come to stand: the lists are in their order, so it is not where it is let go.
import type { DealRow, DealSort } from "../../generated/ipc.ts";

type Key = string | number | null;

function keyOf(deal: DealRow, sort: DealSort): Key {
  switch (sort) {
    case "updated":
      return deal.updatedAt;
    case "name":
      return deal.name;
    case "amount":
      return deal.money?.minor ?? null;
    case "close_on":
      return deal.closeOn;
    case "stage_entered":
      return deal.stageEnteredOn;
  }
}

/** Rows without a value come last in both directions, as in every list. */
function isBefore(a: Key, b: Key, descending: boolean): boolean {
  if (a === null || b === null) return b === null && a !== null;
  return descending ? a > b : a < b;
}

/** A deal that moves is changed, and enters its stage, today. */
export function placeIn(rows: readonly DealRow[], deal: DealRow, sort: DealSort, descending: boolean, today: string): number {
  const key = keyOf({ ...deal, updatedAt: Number.MAX_SAFE_INTEGER, stageEnteredOn: today }, sort);
  const at = rows.findIndex((row) => !isBefore(keyOf(row, sort), key, descending));
  return at < 0 ? rows.length : at;
}
