// The records around one, in the list that it was opened from.
import { describe, expect, it } from "vitest";
import { neighboursOf } from "./trail.ts";

const ids = ["a", "b", "c"];

describe("the records around one", () => {
  it("are those before and behind it", () => {
    expect(neighboursOf(ids, "b", 51, null)).toEqual({ ids, at: 1, total: 51, previous: 0, next: 2 });
  });

  it("end with the list", () => {
    expect(neighboursOf(ids, "a", 3, null).previous).toBeNull();
    expect(neighboursOf(ids, "c", 3, null).next).toBeNull();
  });

  it("stay while the record leaves the list", () => {
    expect(neighboursOf(["a", "c"], "b", 2, 1)).toMatchObject({ at: null, total: 2, previous: 0, next: 1 });
  });

  it("are none for a record that the list never had", () => {
    expect(neighboursOf(ids, "x", 3, null)).toMatchObject({ at: null, total: null, previous: null, next: null });
  });
});
