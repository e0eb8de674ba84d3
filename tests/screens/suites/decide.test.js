// What becomes of a stalled deal: five answers by key, each with one way back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { startHost } from "../lib/host.js";
import { groupOf, prepare, until } from "../lib/suite.js";

// A hub of its own: other suites count on the sample as it was made.
let own;
const suite = prepare();
before(async () => {
  own = await startHost();
});
after(() => own?.stop());

const plain = (text) => text.replace(/[\u200e\u200f\u2066-\u2069]/g, "");
const deal = (id) => own.ask("deal", { id });

/** Opens a stalled deal, answers, and takes it back again. */
async function decide(at, story) {
  const { items } = await groupOf(own, "stalled");
  const { id } = items[at];
  const before = await deal(id);
  await suite.inWindow(
    async (window) => {
      await window.goto(`/deals/${id}`);
      await window.sees(".notice", "Why it is stalled");
      await story(window, { id, name: plain(items[at].title), partner: before.row.partner.id });
      await window.undo();
      await until(async () => isDeepStrictEqual(lasting(await deal(id)), lasting(before)), "the deal as it was before");
      await until(async () => (await deal(id)).stall !== null, "the deal stalled again");
    },
    { url: own.url },
  );
}

/** What an answer changes. History keeps both ways once the hub has them. */
const lasting = ({ row: { stage, closeOn, nextStep, nextStepOn }, snoozedUntil }) => ({ stage, closeOn, nextStep, nextStepOn, snoozedUntil });

async function ask(window, keys, text) {
  await window.press(...keys);
  await window.page.locator("[role=dialog] input").waitFor();
  await window.type(text);
}

test("the next step is set with its day in one line, in two keys", () =>
  decide(0, async (window, { id }) => {
    await ask(window, ["w", "s"], "Send the offer tomorrow");
    await window.sees("[role=dialog] .field-hint", "24 November");
    await window.press("Enter");
    await until(async () => (await deal(id)).row.nextStepOn === "2026-11-24", "the next step");
    assert.equal((await deal(id)).row.nextStep, "Send the offer");
  }));

test("the deal is handed back: a promise of the partner, and quiet until its day", () =>
  decide(1, async (window, { id, name, partner }) => {
    await ask(window, ["w", "b"], "Name a date with the buyer");
    await window.press("Enter");
    await window.sees(".toast", `${name} handed back to the partner`);
    await window.sees(".put-off", "Snoozed until 30 November 2026");
    const { open } = await own.ask("tasks", { partnerId: partner });
    const made = open.find(({ title }) => title === "Name a date with the buyer");
    assert.deepEqual([made.side, made.dueOn, made.deal.id], ["them", "2026-11-30", id]);
    await window.page.locator(".decide").waitFor({ state: "detached" });
  }));

test("a deal that isn't stalled says why, and an empty reason is asked for again", () =>
  decide(2, async (window, { id, name }) => {
    await ask(window, ["w", "n"], " ");
    await window.press("Enter");
    await window.sees("[role=dialog]", "Write a few words.");
    await window.type("their budget comes in January");
    await window.press("Enter");
    await window.sees(".toast", `${name} marked as not stalled`);
    await until(async () => (await deal(id)).snoozedUntil === "2026-12-07", "two weeks of rest");
    assert.equal((await deal(id)).activity[0].subject, "Not stalled: their budget comes in January");
  }));

test("the deal is lost with two keys", () =>
  decide(0, async (window, { id, name }) => {
    await window.press("w", "x");
    await window.sees(".toast", `${name} moved to Lost`);
    await until(async () => (await deal(id)).row.stage === "lost", "the deal lost");
    assert.equal(window.keys, 2);
  }));
