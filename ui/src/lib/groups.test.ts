// Where groups begin and end, and what stands on which line.
import { expect, it } from "vitest";
import { atLine, lineOf, monthOf, runsOf } from "./groups.ts";

const runs = (keys: (string | null)[], complete: boolean) => runsOf(keys, (key) => key, complete);

it("begins a group where the key changes, and counts those that are complete", () => {
  expect(runs(["a", "a", "b", null, null], false)).toEqual([
    { key: "a", first: 0, count: 2 },
    { key: "b", first: 2, count: 1 },
    { key: null, first: 3, count: null },
  ]);
  expect(runs(["a", "a"], true)).toEqual([{ key: "a", first: 0, count: 2 }]);
  expect(runs([], true)).toEqual([]);
});

it("gives each heading a line above its rows", () => {
  const groups = runs(["a", "a", "b", "c"], true);
  expect([0, 1, 2, 3].map((row) => lineOf(groups, row))).toEqual([1, 2, 4, 6]);
  expect(Array.from({ length: 7 }, (_, line) => atLine(groups, line))).toEqual([
    { group: groups[0] },
    { row: 0 },
    { row: 1 },
    { group: groups[1] },
    { row: 2 },
    { group: groups[2] },
    { row: 3 },
  ]);
});

it("has a row on each line where nothing is grouped", () => {
  expect(lineOf([], 5)).toBe(5);
  expect(atLine([], 5)).toEqual({ row: 5 });
  expect(atLine([], -1)).toEqual({ row: -1 });
});

it("takes a day for its month, and none for none", () => {
  expect([monthOf("2026-11-23"), monthOf(null)]).toEqual(["2026-11-01", null]);
});
