// The board: a column for each stage, cards that are carried by pointer or moved by key.
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

const inWindow = (story, options) => suite.inWindow(story, { url: own.url, options: { viewport: { width: 1640, height: 900 }, ...options } });
const plain = (text) => text.replace(/[\u200e\u200f\u2066-\u2069]/g, "");
const stageOf = async (id) => (await own.ask("deal", { id })).row.stage;
/** The cards of a stage as the board shows them at first. */
const cardsOf = async (stage, filter = {}) => (await own.ask("deal_page", { ...filter, stage, sort: "updated", descending: true, limit: 50 })).rows;
const card = (window, id) => window.page.locator(`[data-deal="${id}"]`);
const lane = (window, stage) => window.page.locator(`[data-place="${stage}"]`);

test("one key shows the board, its address keeps it, and each head has its count and sum under the filter", () =>
  inWindow(async (window) => {
    await window.goto("/deals?region=Nordics");
    await window.press("v");
    await window.page.waitForFunction(() => location.hash.includes("view=board"));
    await window.settle();
    const { stages } = await own.ask("facets");
    const heads = await window.page.locator(".lane header .n").allTextContents();
    const totals = await Promise.all(stages.map(async (stage) => (await own.ask("deal_page", { stage, region: "Nordics", limit: 1 })).total.toLocaleString("en")));
    assert.deepEqual(heads, totals);
    assert.ok((await window.page.locator(".lane header .sum").allTextContents()).every((text) => /\d/.test(text)));
    await window.press("v");
    await window.page.locator(".grid").waitFor();
    assert.equal(window.keys, 2);
  }));

test("a card moves by key, its neighbour has the cursor then, and one key takes it back", () =>
  inWindow(async (window) => {
    const [, second, third] = await cardsOf("engaging");
    await window.goto("/deals?view=board");
    await window.press("ArrowRight", "j");
    await window.page.waitForFunction((id) => document.activeElement?.dataset.deal === id, second.id);
    await window.press("m");
    await window.page.locator("[role=menu]").waitFor();
    await window.press("3");
    await window.sees(".toast", `${plain(second.name)} moved to Proposal`);
    assert.equal(await stageOf(second.id), "proposal");
    await lane(window, "proposal").locator(`[data-deal="${second.id}"]`).waitFor();
    await window.page.waitForFunction((id) => document.activeElement?.dataset.deal === id, third.id);
    await window.undo();
    await until(async () => (await stageOf(second.id)) === "engaging", "the stage before");
    await lane(window, "engaging").locator(`[data-deal="${second.id}"]`).waitFor();
  }));

/** Lifts a card and holds it over a stage. */
async function carry(window, id, stage) {
  const from = await card(window, id).boundingBox();
  const to = await lane(window, stage).boundingBox();
  await window.page.mouse.move(from.x + 40, from.y + 60);
  await window.page.mouse.down();
  await window.page.mouse.move(from.x + 60, from.y + 70, { steps: 3 });
  await window.page.mouse.move(to.x + to.width / 2, to.y + 200, { steps: 6 });
}

test("a card is carried by the pointer: its place is shown before it is let go, and it opens nothing", () =>
  inWindow(async (window) => {
    const [deal] = await cardsOf("proposal");
    await window.goto("/deals?view=board");
    await carry(window, deal.id, "won");
    await window.sees(".carried", "Move to Won");
    await lane(window, "won").locator(".slot").waitFor();
    assert.equal(await window.page.locator(".slot").count(), 1);
    assert.equal(await stageOf(deal.id), "proposal");
    await window.page.mouse.up();
    await window.sees(".toast", `${plain(deal.name)} moved to Won`);
    const { row } = await own.ask("deal", { id: deal.id });
    assert.deepEqual([row.stage, row.closeOn], ["won", "2026-11-23"]);
    assert.equal(await window.page.locator(".carried, .slot").count(), 0);
    await window.sees("h1", "Deals");
    await window.undo();
    await until(async () => (await own.ask("deal", { id: deal.id })).row.closeOn === deal.closeOn, "the close date before");
  }));

test("Escape puts a carried card back, and so does its own stage", () =>
  inWindow(async (window) => {
    const [deal] = await cardsOf("negotiation");
    await window.goto("/deals?view=board");
    await carry(window, deal.id, "lost");
    await window.sees(".carried", "Move to Lost");
    await window.press("Escape");
    assert.equal(await window.page.locator(".carried, .slot").count(), 0);
    await window.page.mouse.up();
    await carry(window, deal.id, "negotiation");
    assert.equal(await window.page.locator(".slot").count(), 0);
    await window.page.mouse.up();
    assert.equal(await stageOf(deal.id), "negotiation");
    assert.equal(await window.page.locator(".toast").count(), 0);
  }));

test("chosen cards are carried together and are one edit", () =>
  inWindow(async (window) => {
    const [first, second] = await cardsOf("prospecting");
    await window.goto("/deals?view=board");
    await window.press("x", "Shift+J");
    await window.sees(".bulk .cnt", "2 selected");
    await carry(window, first.id, "engaging");
    await window.sees(".carried-count", "2");
    await window.page.mouse.up();
    await window.sees(".toast", "2 deals changed");
    assert.deepEqual([await stageOf(first.id), await stageOf(second.id)], ["engaging", "engaging"]);
    await window.undo();
    await until(async () => (await stageOf(second.id)) === "prospecting", "both stages before");
    assert.equal(await stageOf(first.id), "prospecting");
  }));

test("more cards come on request, a press opens one, and the way back leads to it", () =>
  inWindow(async (window) => {
    await window.goto("/deals?view=board");
    const engaging = lane(window, "engaging");
    assert.equal(await engaging.locator(".card").count(), 50);
    await engaging.locator(".more").focus();
    await window.press("Enter");
    await window.page.waitForFunction(() => document.querySelectorAll('[data-place="engaging"] .card').length === 100);
    const at = (await cardsOf("engaging"))[4];
    await card(window, at.id).click();
    await window.sees("h1", at.name);
    await window.press("Escape");
    await window.page.waitForFunction((id) => document.activeElement?.dataset.deal === id, at.id);
  }));

test("a stage that can't be read says so and tries again, the others go on; a filter without a match undoes itself", () =>
  inWindow(async (window) => {
    let failing = true;
    await window.page.route("**/ask", (route) => {
      const { name, args } = route.request().postDataJSON();
      if (failing && name === "deal_page" && args.stage === "proposal") return route.fulfill({ status: 500, json: { kind: "internal", message: "It broke", field: null, detail: null } });
      return route.continue();
    });
    await window.goto("/deals?view=board");
    await window.sees('[data-place="proposal"] [role=alert]', "It broke");
    await lane(window, "engaging").locator(".card").first().waitFor();
    failing = false;
    await lane(window, "proposal").getByRole("button", { name: "Retry" }).focus();
    await window.press("Enter");
    await lane(window, "proposal").locator(".card").first().waitFor();
    await window.press("/");
    await window.type("zzzz");
    await window.sees(".empty", /No match/);
    await window.page.locator(".empty button").focus();
    await window.press("Enter");
    await lane(window, "proposal").locator(".card").first().waitFor();
    assert.ok((await window.page.evaluate(() => location.hash)).includes("view=board"));
  }));

test("in a narrow window a stage fills the width, and a tap on the sign chooses", () =>
  inWindow(
    async (window) => {
      await window.goto("/deals?view=board");
      const [first] = await cardsOf("prospecting");
      const box = await lane(window, "prospecting").boundingBox();
      assert.ok(box.width > 250 && box.width < 360);
      await card(window, first.id).locator(".card-sign").tap();
      await window.sees(".bulk .cnt", "1 selected");
      await window.page.getByRole("button", { name: "Move" }).tap();
      await window.page.locator("[role=menu]").waitFor();
      await window.press("2");
      await until(async () => (await stageOf(first.id)) === "engaging", "the move");
      await window.undo();
    },
    { viewport: { width: 360, height: 740 }, hasTouch: true },
  ));
