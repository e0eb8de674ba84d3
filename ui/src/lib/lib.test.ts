// The small parts without React: identity, search, ages, drawings, addresses.
import { describe, expect, it } from "vitest";
import { fuzzyScore } from "./fuzzy.ts";
import { initials, tileHue } from "./identity.ts";
import { markdownRecord, markdownTable } from "./markdown.ts";
import { sumByCurrency } from "./money.ts";
import { directionOf, intlTag, nearestLanguage } from "./locale.ts";
import { ageOf } from "./now.ts";
import { parseCompareSearch, parseDealSearch, parsePartnerSearch, questionOf } from "./search.ts";
import { parseDrawing } from "./svg.ts";

describe("identity", () => {
  it("makes letters from names in any script", () => {
    expect(initials("Kestrel & Vane")).toBe("KV");
    expect(initials("brightwater")).toBe("BR");
    expect(initials("港ソフトウェア")).toBe("港");
    expect(initials("أطلس الصحراء")).toBe("أط");
    expect(initials("Северные Сети")).toBe("СС");
    expect(initials("<>")).toBe("?");
  });

  it("gives a name the same hue each time", () => {
    expect(tileHue("Halden Cloud")).toBe(tileHue("Halden Cloud"));
    expect(tileHue("Halden Cloud")).toMatch(/^#[0-9a-f]{6}$/);
  });
});

describe("languages", () => {
  it("finds the nearest one that is shipped", () => {
    expect(nearestLanguage(["de-AT", "en"])).toBe("de");
    expect(nearestLanguage(["ar-EG"])).toBe("ar");
    expect(nearestLanguage(["C"])).toBe("en");
    expect(nearestLanguage([])).toBe("en");
  });

  it("writes Arabic from right to left with Latin digits", () => {
    expect(directionOf("ar")).toBe("rtl");
    expect(intlTag("ar")).toBe("ar-u-nu-latn");
  });
});

describe("the palette's matching", () => {
  it("finds letters in order and prefers starts of words", () => {
    expect(fuzzyScore("gd", ["Go to deals"])).toBeGreaterThan(0);
    expect(fuzzyScore("deal", ["Deals"])).toBeGreaterThan(fuzzyScore("deal", ["ideal"]));
    expect(fuzzyScore("xyz", ["Deals"])).toBe(0);
    expect(fuzzyScore("dark", ["Switch between light and dark"])).toBeGreaterThan(0);
  });

  it("ignores accents and case", () => {
    expect(fuzzyScore("uber", ["Über"])).toBeGreaterThan(0);
  });
});

it("tells ages in whole minutes, hours and days", () => {
  const now = 1_800_000_000_000;
  const minutesAgo = (minutes: number) => (now - minutes * 60_000) * 1000;
  expect(ageOf(minutesAgo(0.5), now)).toEqual({ unit: "now" });
  expect(ageOf(minutesAgo(-5), now)).toEqual({ unit: "now" });
  expect(ageOf(minutesAgo(59), now)).toEqual({ unit: "minutes", count: 59 });
  expect(ageOf(minutesAgo(60), now)).toEqual({ unit: "hours", count: 1 });
  expect(ageOf(minutesAgo(60 * 24 * 3), now)).toEqual({ unit: "days", count: 3 });
});

it("drops what doesn't fit from an address", () => {
  expect(parseDealSearch({ sort: "nonsense", only: "open", text: "", region: 5, descending: true })).toEqual({
    text: undefined,
    region: undefined,
    stage: undefined,
    ownerId: undefined,
    only: "open",
    sort: undefined,
    descending: true,
    group: undefined,
    columns: undefined,
    view: undefined,
  });
  expect(parseDealSearch({ view: "board" }).view).toBe("board");
});

it("orders a list by what an address groups it by, and asks nothing else for that", () => {
  expect(parseDealSearch({ group: "close", sort: "amount" })).toMatchObject({ group: "close", sort: "close_on" });
  expect(parseDealSearch({ group: "stage", sort: "amount" })).toMatchObject({ group: undefined, sort: "amount" });
  expect(parsePartnerSearch({ group: "region" })).toMatchObject({ group: "region", sort: "region" });
  const search = parseDealSearch({ text: "bank", group: "entered", columns: "stage,colour", view: "board" });
  expect(search.columns).toBe("stage");
  expect(Object.entries(questionOf(search)).filter(([, value]) => value !== undefined)).toEqual([["text", "bank"], ["sort", "stage_entered"]]);
});

describe("drawings", () => {
  const wrap = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${inner}</svg>`;

  it("keep what the renderer draws", () => {
    const drawing = parseDrawing(wrap('<g class="x"><rect class="f1" x="1" y="2" width="3" height="4"/><text class="v">€1</text></g>'));
    expect(drawing?.querySelector("rect")?.getAttribute("class")).toBe("f1");
    expect(drawing?.querySelector("text")?.textContent).toBe("€1");
  });

  it("lose scripts, links, foreign content and handlers", () => {
    const drawing = parseDrawing(
      wrap('<script>1</script><a href="x"><text>t</text></a><foreignObject/><rect onclick="x()" style="fill:url(x)" href="x" fill="url(#a)"/>'),
    );
    expect(drawing?.outerHTML).not.toMatch(/script|href|onclick|foreignObject|style|url/);
    expect(drawing?.querySelector("rect")).not.toBeNull();
  });

  it("are none when the text is no SVG", () => {
    expect(parseDrawing("<html/>")).toBeNull();
    expect(parseDrawing("not xml")).toBeNull();
  });
});

it("adds up each currency by itself, largest first, and nothing that is unknown", () => {
  const amounts = [{ minor: 5, currency: "EUR" }, null, { minor: 90, currency: "USD" }, { minor: 7, currency: "EUR" }];
  expect(sumByCurrency(amounts)).toEqual([{ minor: 90, currency: "USD" }, { minor: 12, currency: "EUR" }]);
});

describe("Markdown", () => {
  it("has a row a line, whatever a name is made of", () => {
    expect(markdownTable(["Deal", "Amount"], [["a|b\n*c*", "\u20685\u2069"]])).toBe("| Deal | Amount |\n| --- | --- |\n| a\\|b \\*c\\* | 5 |");
  });

  it("leaves out what a record does not have", () => {
    expect(markdownRecord("Pier", [["Stage", "Won"], ["Next step", null]])).toBe("## Pier\n\n- **Stage:** Won");
  });
});

it("takes two to four different partners from an address", () => {
  const id = (end: number) => `00000000-0000-7000-8000-00000000000${end}`;
  expect(parseCompareSearch({ ids: [1, 2].map(id).join(",") }).ids).toBe(`${id(1)},${id(2)}`);
  expect(parseCompareSearch({ ids: `${id(1)},nonsense,${id(1)},<b>` }).ids).toBe(id(1));
  expect(parseCompareSearch({ ids: [1, 2, 3, 4, 5].map(id).join(",") }).ids?.split(",")).toHaveLength(4);
  expect(parseCompareSearch({ ids: 7 }).ids).toBeUndefined();
  expect(parseCompareSearch({}).ids).toBeUndefined();
});
