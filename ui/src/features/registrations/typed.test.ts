import { describe, expect, it } from "vitest";
import { formOf, isComplete, parseMoney, typedOf } from "./typed.ts";

const typed = { ...typedOf(null, "Kestrel", (day) => day), partnerId: "p", customer: "Tessel Bank" };

describe("the form of a registration", () => {
  it("reads an amount with its currency, and without one as euros", () => {
    expect(parseMoney("50k usd")).toEqual({ minor: 5_000_000, currency: "USD" });
    expect(parseMoney("1200")).toEqual({ minor: 120_000, currency: "EUR" });
    expect([parseMoney(" "), parseMoney("much")]).toEqual([null, undefined]);
  });

  it("is nothing while something in it can't be read", () => {
    expect(formOf({ ...typed, amount: "much" })).toBeNull();
    expect(formOf({ ...typed, closeOn: undefined })).toBeNull();
    expect(formOf({ ...typed, partnerId: "" })).toBeNull();
    expect(formOf({ ...typed, domain: " " })?.domain).toBeNull();
  });

  it("is complete with customer, product, and country or web site", () => {
    expect(isComplete(formOf({ ...typed, productId: "x" }))).toBe(false);
    expect(isComplete(formOf({ ...typed, productId: "x", country: "DE" }))).toBe(true);
    expect(isComplete(formOf({ ...typed, productId: "x", domain: "tessel.de" }))).toBe(true);
    expect(isComplete(formOf({ ...typed, country: "DE" }))).toBe(false);
  });
});
