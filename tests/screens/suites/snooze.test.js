// Deals that are put off, and deals that are slow on purpose: by key, in the language of the window, and back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startHost } from "../lib/host.js";
import { groupOf, prepare, until, walkTo } from "../lib/suite.js";

// A hub of its own: other suites count on the sample as it was made.
let own;
const suite = prepare();
before(async () => {
  own = await startHost();
});
after(() => own?.stop());

const inWindow = (story, options) => suite.inWindow(story, { url: own.url, options });
const plain = (text) => text.replace(/[\u200e\u200f\u2066-\u2069]/g, "");
const stalled = () => groupOf(own, "stalled");
const snoozedUntil = async (id) => (await own.ask("deal", { id })).snoozedUntil;

for (const [name, options] of [["with its panel", {}], ["without its panel", { viewport: { width: 900, height: 740 } }]]) {
  test(`a stalled deal is put off with two keys, leaves the group, and comes back with one (${name})`, () =>
    inWindow(async (window) => {
      const { items, total, first } = await stalled();
      await window.goto("/");
      await walkTo(window, first);
      await window.press("s");
      await window.page.locator("[role=menu]").waitFor();
      await window.press("2");
      await window.sees(".toast", `${plain(items[0].title)} snoozed`);
      assert.equal(await snoozedUntil(items[0].id), "2026-11-30");
      await window.page.waitForFunction(([title, at]) => !document.querySelector(`[data-at="${at}"] .ttl b`).textContent.includes(title), [items[0].title, first]);
      assert.equal((await stalled()).total, total - 1);
      await window.page.waitForFunction((at) => document.activeElement?.getAttribute("data-at") === String(at), first);
      assert.equal(window.keys, 2);
      await window.undo();
      await until(async () => (await stalled()).total === total, "the group as it was");
      assert.equal(await snoozedUntil(items[0].id), null);
    }, options));
}

test("a day is typed in words of the language of the window", () =>
  inWindow(async (window) => {
    const { items } = await stalled();
    await own.execute({ kind: "set_language", language: "de" });
    try {
      await window.goto(`/deals/${items[1].id}`);
      await window.press("s");
      await window.page.locator("[role=menu]").waitFor();
      await window.press("d");
      await window.page.locator("[role=dialog] input").waitFor();
      await window.type("in drei Wochen");
      await window.sees(".field-hint", "14. Dezember");
      await window.press("Enter");
      await window.sees(".put-off", "Zurückgestellt bis 14. Dezember 2026");
      assert.equal(await snoozedUntil(items[1].id), "2026-12-14");
    } finally {
      await own.execute({ kind: "set_language", language: "en" });
      await own.execute({ kind: "edit_deal", id: items[1].id, patch: { snoozedUntil: null } });
    }
  }));

test("the page says until when a deal is put off, ends it, and refuses a day that is over", () =>
  inWindow(async (window) => {
    const { items } = await stalled();
    const { id } = items[2];
    await window.goto(`/deals/${id}`);
    await window.sees(".notice", "Why it is stalled");
    await window.press("s");
    await window.page.locator("[role=menu]").waitFor();
    await window.press("d");
    await window.page.locator("[role=dialog] input").waitFor();
    await window.type("2020-01-01");
    await window.press("Enter");
    await window.sees(".toast", /Snoozed until/);
    assert.equal(await snoozedUntil(id), null);
    await window.press("s");
    await window.page.locator("[role=menu]").waitFor();
    await window.press("3");
    await window.sees(".put-off", "Snoozed until 7 December 2026");
    await window.sees(".props dd", "7 Dec");
    await window.page.getByRole("button", { name: "End snooze" }).focus();
    await window.press("Enter");
    await until(async () => (await snoozedUntil(id)) === null, "the end of the snooze");
    await window.sees(".toast", "no longer snoozed");
    await window.undo();
    await window.sees(".put-off", "Snoozed until");
    await window.press("s");
    await window.page.locator("[role=menu]").waitFor();
    await window.press("w");
    await until(async () => (await snoozedUntil(id)) === null, "the end of the snooze");
    await window.page.locator(".put-off").waitFor({ state: "detached" });
  }));

test("a deal that is slow on purpose is stalled no longer, says so, and is judged again", () =>
  inWindow(async (window) => {
    const { items, total } = await stalled();
    const { id } = items[3];
    const slow = async () => (await own.ask("deal", { id })).slowByDesign;
    await window.goto(`/deals/${id}`);
    await window.press("e");
    await window.page.locator("[role=menu]").waitFor();
    await window.press("w");
    await window.page.locator("[role=menuitemradio]").first().waitFor();
    await window.press("2");
    await window.sees(".put-off", "Slow on purpose, never called stalled");
    await until(async () => (await stalled()).total === total - 1, "one stalled deal less");
    assert.equal(await slow(), true);
    await window.page.getByRole("button", { name: "Judge its pace again" }).focus();
    await window.press("Enter");
    await until(async () => (await stalled()).total === total, "the stalled deals as they were");
    assert.equal(await slow(), false);
  }));
