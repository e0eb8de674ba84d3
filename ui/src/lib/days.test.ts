// Days as people type them. Today is Monday 23 November 2026.
import { describe, expect, it } from "vitest";
import { parseDay, snoozeDays } from "./days.ts";

const en = (text: string) => parseDay(text, "en-GB", "2026-11-23");
const de = (text: string) => parseDay(text, "de", "2026-11-23");
const ar = (text: string) => parseDay(text, "ar-u-nu-latn", "2026-11-23");

describe("a day in words", () => {
  it.each([
    ["today", "2026-11-23"],
    ["tomorrow", "2026-11-24"],
    ["tom", "2026-11-24"],
    ["fri", "2026-11-27"],
    ["next friday", "2026-11-27"],
    ["mon", "2026-11-30"],
    ["+14", "2026-12-07"],
    ["+2w", "2026-12-07"],
    ["+1m", "2026-12-23"],
    ["in two weeks", "2026-12-07"],
    ["In 3 days", "2026-11-26"],
    ["in a month", "2026-12-23"],
    ["next week", "2026-11-30"],
    ["3 mar", "2027-03-03"],
    ["mar 3", "2027-03-03"],
    ["24 Nov", "2026-11-24"],
    ["27 February 2028", "2028-02-27"],
    ["3/12", "2026-12-03"],
    ["3.12.27", "2027-12-03"],
    ["2027-02-27", "2027-02-27"],
  ])("%s", (text, day) => expect(en(text)).toBe(day));

  it("is understood in the language of the window, and in English", () => {
    expect(de("morgen")).toBe("2026-11-24");
    expect(de("übermorgen")).toBe("2026-11-25");
    expect(de("freitag")).toBe("2026-11-27");
    expect(de("3. März")).toBe("2027-03-03");
    expect(de("tomorrow")).toBe("2026-11-24");
    expect(de("in zwei Wochen")).toBe("2026-12-07");
    expect(de("nächste Woche")).toBe("2026-11-30");
    expect(ar("غدًا")).toBe("2026-11-24");
    expect(ar("بعد أسبوعين")).toBe("2026-12-07");
    expect(ar("الجمعة")).toBe("2026-11-27");
    expect(ar("+٧")).toBe("2026-11-30");
    expect(ar("3 مارس")).toBe("2027-03-03");
  });

  it.each(["", "soon", "30 feb", "32/1", "2026-13-01", "1 1 1 1", "9026-01-01", "t"])("%j is none", (text) => expect(en(text)).toBeNull());
});

describe("days to put things off to", () => {
  it("are tomorrow, the next Monday, two weeks and a month ahead", () => {
    expect(snoozeDays("2026-11-23")).toEqual({ tomorrow: "2026-11-24", monday: "2026-11-30", twoWeeks: "2026-12-07", month: "2026-12-23" });
    expect(snoozeDays("2026-11-29").monday).toBe("2026-11-30");
  });

  it("stay within a shorter month", () => {
    expect(snoozeDays("2027-01-31").month).toBe("2027-02-28");
    expect(parseDay("+1m", "en-GB", "2027-01-31")).toBe("2027-02-28");
  });
});
