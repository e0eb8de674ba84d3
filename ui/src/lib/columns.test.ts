// Chosen columns: in an address, among those that there are, and put into another order.
import { expect, it } from "vitest";
import { roomOf, movePick, parseColumns, picksOf, placeFor, renderColumns, shownColumns } from "./columns.ts";

const ALL = ["name", "tier", "region", "owner"];
const COLUMNS = [{ id: "name" }, { id: "tier", from: 700 }, { id: "region", from: 1200 }, { id: "owner", extra: true }];
const ids = (chosen: string | undefined, width: number) => shownColumns(COLUMNS, chosen, width).map(({ id }) => id);

it("drops names that nobody knows, that come again, and what is no text", () => {
  expect(parseColumns(ALL, "owner,colour,tier,owner,")).toBe("owner,tier");
  expect(parseColumns(ALL, "colour")).toBeUndefined();
  expect(parseColumns(ALL, "")).toBeUndefined();
  expect(parseColumns(ALL, 7)).toBeUndefined();
});

it("says the first column only where it stands alone", () => {
  expect(parseColumns(ALL, "tier,name")).toBe("tier");
  expect(parseColumns(ALL, "name")).toBe("name");
  expect(renderColumns(ALL, [{ id: "tier", on: false }])).toBe("name");
  expect(renderColumns(ALL, [{ id: "owner", on: true }, { id: "tier", on: false }, { id: "region", on: true }])).toBe("owner,region");
});

it("shows what was chosen at any width, and else what there is room for", () => {
  expect(ids("region,tier", 300)).toEqual(["name", "region", "tier"]);
  expect(ids("name", 300)).toEqual(["name"]);
  expect(ids(undefined, 800)).toEqual(["name", "tier"]);
  expect(ids(undefined, 0)).toEqual(["name", "tier", "region"]);
});

it("offers what is hidden at its place among the others", () => {
  expect(picksOf(ALL, ["name", "tier", "owner"])).toEqual([
    { id: "tier", on: true },
    { id: "region", on: false },
    { id: "owner", on: true },
  ]);
  expect(picksOf(ALL, ["name", "owner"]).map(({ id }) => id)).toEqual(["tier", "region", "owner"]);
  expect(picksOf(ALL, ["name", "owner", "tier"]).map(({ id }) => id)).toEqual(["owner", "tier", "region"]);
});

it("moves a column by a place, past what is hidden and not beyond the ends", () => {
  const moved = (shown: string[], at: number, by: -1 | 1) => {
    const picks = picksOf(ALL, shown);
    return movePick(picks, at, placeFor(picks, at, by)).map(({ id }) => id);
  };
  expect(moved(ALL, 0, 1)).toEqual(["region", "tier", "owner"]);
  expect(moved(ALL, 2, -1)).toEqual(["tier", "owner", "region"]);
  expect(moved(ALL, 0, -1)).toEqual(["tier", "region", "owner"]);
  expect(moved(ALL, 2, 1)).toEqual(["tier", "region", "owner"]);
  expect(moved(["name", "tier", "owner"], 0, 1)).toEqual(["region", "owner", "tier"]);
  expect(moved(["name", "tier"], 0, 1)).toEqual(["tier", "region", "owner"]);
  expect(moved(["name", "tier"], 1, 1)).toEqual(["tier", "owner", "region"]);
});

it("reads from a track how much room it asks for", () => {
  expect(["108px", "minmax(80px, .9fr)", "minmax(32px, 110px)", "1fr"].map(roomOf)).toEqual([108, 80, 110, 0]);
});
