// The weekly walk: what is to close, what changed, and one deal after the other by a key.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startHost } from "../lib/host.js";
import { prepare, until } from "../lib/suite.js";

// A hub and a laptop of its own: deals change here.
let own;
const suite = prepare();
before(async () => {
  own = await startHost();
});
after(() => own?.stop());

const inWindow = (story) => suite.inWindow(story, { url: own.url });
const plain = (text) => text.replace(/[\u200e\u200f\u2066-\u2069]/g, "");

test("each deal of the quarter is a key away from the next, and what was done to it explains the sums", () =>
  inWindow(async (window) => {
    const before = await own.ask("forecast");
    assert.ok(before.here.length > 5 && before.left.length === 0);
    await window.goto("/");
    await window.press("g", "f");
    await window.sees("h1", "Forecast");
    await window.page.locator('[data-at="0"]').waitFor();
    await window.press("Enter");
    await window.sees("h1", plain(before.here[0].deal.name));
    const keys = window.keys;
    await window.press("j");
    await window.sees("h1", plain(before.here[1].deal.name));
    assert.equal(window.keys - keys, 1);
    await window.press("m");
    await window.page.locator("[role=menu]").waitFor();
    await window.press("6");
    await window.sees(".toast", "Lost");
    await window.press("Escape");
    await window.sees(".gh", "1 deal is no longer among them");
    await window.sees(".walk .chip", "Lost");
    const seen = await own.ask("forecast");
    assert.equal(seen.now.count, before.now.count - 1);
    assert.deepEqual(seen.then, before.then);
    assert.deepEqual(seen.left.map(({ deal }) => deal.id), [before.here[1].deal.id]);
    await window.undo();
    await until(async () => (await own.ask("forecast")).left.length === 0, "the deal back in its place");
  }));

test("another quarter, the whole team's deals and another span are chosen in chips, and Z takes each back", () =>
  inWindow(async (window) => {
    await window.goto("/forecast");
    const choose = async (field, option) => {
      await window.page.locator(".fchip", { hasText: field }).locator("button").first().click();
      await window.page.getByRole("option", { name: option }).click();
    };
    await choose("Deals", "The whole team’s");
    const all = await own.ask("forecast", { all: true });
    await window.sees(".kpi .d", `${all.now.count} deals`);
    await choose("Quarter", "Next quarter");
    const next = await own.ask("forecast", { all: true, ahead: 1 });
    await window.sees(".bar .sub", plain(next.quarter));
    await window.sees(".kpi .d", `${next.now.count} deals`);
    await window.undo();
    await window.sees(".kpi .d", `${all.now.count} deals`);
  }));
