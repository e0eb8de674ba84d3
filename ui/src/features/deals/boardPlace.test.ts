// Where a card would come to stand in a stage that is in its order.
import { expect, it } from "vitest";
import type { DealRow } from "../../generated/ipc.ts";
import { placeIn } from "./boardPlace.ts";

const deal = (minor: number | null, closeOn: string | null = null): DealRow => ({
  id: `${minor}-${closeOn}`, code: "", name: "", partner: { id: "", name: "" }, owner: { id: "", name: "" }, region: "", stage: "", stageEnteredOn: "2026-01-01", closeOn,
  money: minor === null ? null : { minor, currency: "EUR" }, nextStep: null, nextStepOn: null, updatedAt: 5, severity: null,
});

it("is on top where the newest come first, and at the end where they come last", () => {
  const rows = [deal(1), deal(2)];
  expect(placeIn(rows, deal(3), "updated", true, "2026-11-23")).toBe(0);
  expect(placeIn(rows, deal(3), "updated", false, "2026-11-23")).toBe(2);
  expect(placeIn(rows, deal(3), "stage_entered", true, "2026-11-23")).toBe(0);
});

it("is between the amounts around it, before those that nobody knows", () => {
  const rows = [deal(900), deal(500), deal(null)];
  expect(placeIn(rows, deal(700), "amount", true, "2026-11-23")).toBe(1);
  expect(placeIn(rows, deal(100), "amount", true, "2026-11-23")).toBe(2);
  expect(placeIn(rows.toReversed().slice(1), deal(700), "amount", false, "2026-11-23")).toBe(1);
});

it("is after all days where its own is unknown", () => {
  expect(placeIn([deal(1, "2026-12-01"), deal(1, "2026-12-09")], deal(1), "close_on", false, "2026-11-23")).toBe(2);
  expect(placeIn([deal(1, "2026-12-01"), deal(1)], deal(1, "2026-12-05"), "close_on", false, "2026-11-23")).toBe(1);
});
