// Many deals at once: chosen by keyboard or pointer, changed as one, taken back as one.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startHost } from "../lib/host.js";
import { prepare, until } from "../lib/suite.js";

// A hub of its own: other suites count on the sample as it was made.
let own;
const suite = prepare();
before(async () => {
  own = await startHost();
});
after(() => own?.stop());

const inWindow = (story) => suite.inWindow(story, { url: own.url });
const dealNow = async (id) => (await own.ask("deal", { id })).row;

/** The rows that the list shows first, and the address that shows them. */
async function list(filter) {
  const { rows } = await own.ask("deal_page", { ...filter, sort: "amount", descending: true, limit: 10 });
  const search = new URLSearchParams({ ...filter, sort: "amount", descending: "true" });
  return { rows, path: `/deals?${search}` };
}

const chosen = (window) => window.page.locator(".grid-rows [aria-selected=true]").count();

test("three deals move to another stage with five keys, and go back with one", () =>
  inWindow(async (window) => {
    const { rows, path } = await list({ stage: "engaging" });
    await window.goto(path);
    await window.press("x", "Shift+J", "Shift+J");
    await window.sees(".bulk .cnt", "3 selected");
    assert.equal(await chosen(window), 3);
    await window.press("m");
    await window.page.locator("[role=menu]").waitFor();
    await window.press("3");
    await window.sees(".toast", "3 deals changed");
    for (const { id } of rows.slice(0, 3)) assert.equal((await dealNow(id)).stage, "proposal");
    assert.equal((await dealNow(rows[3].id)).stage, "engaging");
    assert.equal(window.keys, 5);
    await window.undo();
    await window.sees(".toast", "Undone: 3 deals changed");
    for (const { id } of rows.slice(0, 3)) assert.equal((await dealNow(id)).stage, "engaging");
  }));

test("a range shrinks as it grew, and Escape chooses nothing any more", () =>
  inWindow(async (window) => {
    const { path } = await list({ stage: "prospecting" });
    await window.goto(path);
    await window.press("j", "x", "Shift+J", "Shift+J", "Shift+K");
    await window.sees(".bulk .cnt", "2 selected");
    await window.press("x");
    await window.sees(".bulk .cnt", "1 selected");
    await window.press("Escape");
    await window.page.locator(".bulk").waitFor({ state: "detached" });
    assert.equal(await chosen(window), 0);
    await window.sees("h1", "Deals");
  }));

test("the pointer chooses by box, with Shift up to a row, with Ctrl one more; a plain press opens", () =>
  inWindow(async (window) => {
    const { rows, path } = await list({ stage: "negotiation" });
    await window.goto(path);
    const row = (at) => window.page.locator(`.gr[data-at="${at}"]`);
    await row(1).locator("[role=checkbox]").click();
    await row(3).click({ modifiers: ["Shift"] });
    await window.sees(".bulk .cnt", "3 selected");
    await row(5).click({ modifiers: ["Control"] });
    await window.sees(".bulk .cnt", "4 selected");
    await window.page.locator(".gh-row [role=checkbox]").click();
    await window.page.locator(".bulk").waitFor({ state: "detached" });
    await row(2).click();
    await window.sees("h1", rows[2].name);
  }));

test("Ctrl A chooses all loaded rows but stays with the words of a field, and too many at once are refused in words", () =>
  inWindow(async (window) => {
    await window.goto("/deals");
    await window.press("Control+a");
    await window.sees(".bulk .cnt", "200 selected");
    await window.press("d");
    await window.page.locator("[role=dialog] input").waitFor();
    await window.type("+30");
    await window.press("Enter");
    await window.sees(".toast", "at most 100 deals");
    await window.press("Escape");
    await window.page.locator(".bulk").waitFor({ state: "detached" });
    await window.press("/");
    await window.type("pier");
    await window.press("Control+a");
    assert.equal(await window.page.locator(".bulk").count(), 0);
  }));

test("close date, next step and snooze are set for all that are chosen", () =>
  inWindow(async (window) => {
    const { rows, path } = await list({ stage: "proposal" });
    const ids = rows.slice(0, 2).map(({ id }) => id);
    const each = (check, what) => until(async () => (await Promise.all(ids.map((id) => own.ask("deal", { id })))).every(check), what);
    await window.goto(path);
    await window.press("x", "Shift+J");
    await window.press("d");
    await window.page.locator("[role=dialog] input").waitFor();
    await window.type("soon");
    await window.press("Enter");
    await window.sees("[role=dialog] [role=alert]", "not a date");
    await window.press("Control+a");
    await window.type("in two weeks");
    await window.sees("[role=dialog] .field-hint", "7 December");
    await window.press("Enter");
    await each(({ row }) => row.closeOn === "2026-12-07", "the close date");
    await window.page.locator("[role=dialog]").waitFor({ state: "detached" });
    await window.press("e", "n");
    await window.page.locator("[role=dialog] input").waitFor();
    await window.type("Ask for the order");
    await window.press("Enter");
    await each(({ row }) => row.nextStep === "Ask for the order", "the next step");
    await window.page.locator("[role=dialog]").waitFor({ state: "detached" });
    await window.press("s");
    await window.page.locator("[role=menu]").waitFor();
    await window.press("2");
    await each(({ snoozedUntil }) => snoozedUntil === "2026-11-30", "the snooze");
    await window.sees(".bulk .cnt", "2 selected");
    await window.press("s");
    await window.page.locator("[role=menu]").waitFor();
    await window.press("w");
    await each(({ snoozedUntil }) => snoozedUntil === null, "the end of the snooze");
  }));

test("without a choice the keys are for the row under the cursor", () =>
  inWindow(async (window) => {
    const { rows, path } = await list({ stage: "engaging", region: "Nordics" });
    await window.goto(path);
    await window.press("j", "m");
    await window.page.locator("[role=menu]").waitFor();
    await window.press("4");
    await window.sees(".toast", "moved to Negotiation");
    assert.equal((await dealNow(rows[1].id)).stage, "negotiation");
    await window.undo();
    await until(async () => (await dealNow(rows[1].id)).stage === "engaging", "the stage before");
  }));

test("one key takes back the edit that came after a filter, and leaves the filter", () =>
  inWindow(async (window) => {
    await window.goto("/deals?sort=amount&descending=true");
    await window.page.locator(".seg button", { hasText: "Open only" }).click();
    await window.page.waitForFunction(() => location.hash.includes("only=open"));
    await window.answered();
    const [first] = (await own.ask("deal_page", { only: "open", sort: "amount", descending: true, limit: 1 })).rows;
    await window.page.locator(".gr[data-at='0']").focus();
    await window.press("s");
    await window.page.locator("[role=menu]").waitFor();
    await window.press("1");
    await window.sees(".toast", "snoozed");
    assert.equal((await own.ask("deal", { id: first.id })).snoozedUntil, "2026-11-24");
    await window.undo();
    await until(async () => (await own.ask("deal", { id: first.id })).snoozedUntil === null, "the end of the snooze");
    assert.ok((await window.page.evaluate(() => location.hash)).includes("only=open"));
  }));

test("chosen deals are copied as a Markdown table", () =>
  suite.inWindow(
    async (window) => {
      const { rows, path } = await list({ stage: "negotiation" });
      await window.goto(path);
      await window.press("x", "Shift+J");
      await window.page.getByRole("button", { name: "Copy as Markdown" }).click();
      await window.sees(".toast", "2 rows copied as Markdown");
      const lines = (await window.page.evaluate(() => navigator.clipboard.readText())).split("\n");
      assert.equal(lines.length, 4);
      assert.match(lines[0], /^\| Number \| Deal \|/);
      assert.ok(lines[2].includes(rows[0].code) && lines[3].includes(rows[1].code));
    },
    { url: own.url, options: { permissions: ["clipboard-read", "clipboard-write"] } },
  ));
