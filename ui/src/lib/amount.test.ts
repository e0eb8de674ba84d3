// Amounts as people type them.
import { expect, it } from "vitest";
import { amountText, parseAmount } from "./amount.ts";

it.each([
  ["12500", 1_250_000],
  ["12,500", 1_250_000],
  ["12.500", 1_250_000],
  ["12 500", 1_250_000],
  ["12’500.50", 1_250_050],
  ["12.500,5", 1_250_050],
  ["1,234,567.89", 123_456_789],
  ["0.5", 50],
  ["12k", 1_200_000],
  ["1.2m", 120_000_000],
  ["١٢٥٠٠", 1_250_000],
  ["0", 0],
])("%s in euro", (text, minor) => expect(parseAmount(text, "EUR")).toBe(minor));

it.each(["", "abc", "12,50,0", "-5", "1.2.3", ",", "99999999999999999999", "12 eur"])("%j is no amount", (text) =>
  expect(parseAmount(text, "EUR")).toBeUndefined(),
);

it("knows the minor units of a currency and writes what it reads", () => {
  expect(parseAmount("1200", "JPY")).toBe(1_200);
  expect(parseAmount("1.5", "KWD")).toBe(1_500);
  for (const [minor, currency] of [[1_250_000, "EUR"], [1_250_050, "EUR"], [1_200, "JPY"]] as const) {
    expect(parseAmount(amountText(minor, currency), currency)).toBe(minor);
  }
});
