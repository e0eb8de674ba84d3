// Numbers, money and dates by the rules of each language.
import { describe, expect, it } from "vitest";
import { formatFor } from "./format.ts";

const plain = (text: string) => text.replace(/[\u200e\u200f\u2066-\u2069]/g, "").replace(/[\u00a0\u202f]/g, " ");

describe("money", () => {
  it("is written by the language's rules", () => {
    const value = { minor: 123456700, currency: "EUR" };
    expect(formatFor("en", "en-GB").money(value)).toBe("€1,234,567");
    expect(plain(formatFor("de", "de").money(value))).toBe("1.234.567 €");
    expect(plain(formatFor("ar", "ar-u-nu-latn").money(value))).toBe("1,234,567 €");
  });

  it("knows currencies without minor units", () => {
    expect(formatFor("en", "en-GB").money({ minor: 5000, currency: "JPY" })).toBe("¥5,000");
  });

  it("shows a currency that isn't one as it came", () => {
    expect(formatFor("en", "en-GB").money({ minor: 5, currency: "<b>" })).toBe("5 <b>");
  });

  it("never adds up currencies", () => {
    const sums = [
      { minor: 482000000, currency: "EUR" },
      { minor: 100000, currency: "USD" },
    ];
    expect(plain(formatFor("en", "en-GB").sumsShort(sums))).toBe("€4.82M, $1K");
    expect(formatFor("ar", "ar-u-nu-latn").sumsShort(sums)).toContain("\u2068\u200f1\u00a0ألف\u00a0\u2066US$\u2069\u2069");
    expect(formatFor("en", "en-GB").sumsShort([])).toBe("–");
  });
});

describe("dates", () => {
  it("are the day they say, whatever the zone", () => {
    expect(formatFor("en", "en-GB").dayLong("2026-03-05")).toBe("5 March 2026");
    expect(formatFor("en", "en-US").dayLong("2026-03-05")).toBe("March 5, 2026");
    expect(formatFor("de", "de").dayLong("2026-03-05")).toBe("5. März 2026");
    expect(formatFor("ar", "ar-u-nu-latn").dayLong("2026-03-05")).toBe("5 مارس 2026");
    expect(formatFor("en", "en-US").month("2026-03-01")).toBe("March 2026");
    expect(formatFor("ar", "ar-u-nu-latn").month("2026-03-01")).toBe("مارس 2026");
  });

  it("leave the year out when it is this one", () => {
    expect(formatFor("en", "en-GB").day("2026-12-24", "2026-11-01")).toBe("24 Dec");
    expect(formatFor("en", "en-US").day("2026-12-24", "2026-11-01")).toBe("Dec 24");
    expect(formatFor("de", "de").day("2026-12-24", "2026-11-01")).toBe("24. Dez.");
    expect(formatFor("de", "de").day("2027-01-24", "2026-11-01")).toBe("24. Jan. 2027");
  });
});

it("keeps codes that are none", () => {
  expect(formatFor("en", "en-GB").country("NO")).toBe("Norway");
  expect(formatFor("en", "en-GB").country("not a country")).toBe("not a country");
});

it("uses Latin digits in Arabic", () => {
  expect(formatFor("ar", "ar-u-nu-latn").count(1234)).toBe("1,234");
});

it("gives changes their sign, and none to zero", () => {
  const signed = (value: number) => plain(formatFor("en", "en-GB").signed(value));
  expect([3, -3, 0].map(signed)).toEqual(["+3", "-3", "0"]);
  expect(formatFor("ar", "ar-u-nu-latn").signed(-3)).toBe("\u2066-3\u2069");
});
