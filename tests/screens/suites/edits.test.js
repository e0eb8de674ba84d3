// What people change, by keyboard alone: with an undo, without a network, against a colleague, refused and mended.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startHost } from "../lib/host.js";
import { prepare, until } from "../lib/suite.js";

// A hub and laptops of its own: other suites count on the sample as it was made.
let own;
const suite = prepare();
before(async () => {
  own = await startHost();
});
after(() => own?.stop());

const inWindow = (story) => suite.inWindow(story, { url: own.url });
const plain = (text) => text.replace(/[\u200e\u200f\u2066-\u2069]/g, "");

/** Open deals in a stage, largest first: each story takes its own. */
async function dealIn(stage, place) {
  const { rows } = await own.ask("deal_page", { stage, only: "open", sort: "amount", descending: true, limit: 20 });
  return rows[place];
}

const dealNow = async (id) => (await own.ask("deal", { id })).row;

const sent = () => until(async () => (await own.ask("sync_center")).waiting.length === 0, "an empty queue");

test("a deal moves with two keys and goes back with one", () =>
  inWindow(async (window) => {
    const deal = await dealIn("proposal", 0);
    await window.goto(`/deals/${deal.id}`);
    await window.press("m");
    await window.page.locator("[role=menu]").waitFor();
    await window.press("4");
    await window.sees(".toast", `${plain(deal.name)} moved to Negotiation`);
    assert.equal((await dealNow(deal.id)).stage, "negotiation");
    assert.equal(window.keys, 2);
    await window.undo();
    await window.sees(".toast", "Undone");
    assert.equal((await dealNow(deal.id)).stage, "proposal");
    await window.press("Shift+Z");
    await window.sees(".toast", "Done again");
    assert.equal((await dealNow(deal.id)).stage, "negotiation");
    await window.press("Control+z");
    await until(async () => (await dealNow(deal.id)).stage === "proposal", "the stage before");
    assert.equal(window.keys, 5);
  }));

test("close date, amount and next step are typed over in their place", () =>
  inWindow(async (window) => {
    const deal = await dealIn("proposal", 1);
    await window.goto(`/deals/${deal.id}`);
    await window.press("d");
    await window.page.locator(".line-editor input").waitFor();
    await window.type("27 feb 2027");
    await window.sees(".edit-note", "27 February");
    await window.press("Enter");
    await until(async () => (await dealNow(deal.id)).closeOn === "2027-02-27", "the close date");
    await window.press("e");
    await window.page.locator("[role=menu]").waitFor();
    await window.press("a");
    await window.page.locator(".line-editor input").waitFor();
    await window.type("12,500");
    await window.press("Enter");
    await until(async () => (await dealNow(deal.id)).money.minor === 1_250_000, "the amount");
    await window.press("e");
    await window.page.locator("[role=menu]").waitFor();
    await window.press("n");
    await window.page.locator(".line-editor input").waitFor();
    await window.type("Send the offer");
    await window.press("Tab");
    await until(async () => (await dealNow(deal.id)).nextStep === "Send the offer", "the next step");
    await window.page.locator(".line-editor input").waitFor();
    await window.type("tomorrow");
    await window.press("Enter");
    await until(async () => (await dealNow(deal.id)).nextStepOn === "2026-11-24", "its day");
  }));

test("what can't be read stays in the field and says so; Escape leaves it as it was", () =>
  inWindow(async (window) => {
    const deal = await dealIn("proposal", 2);
    await window.goto(`/deals/${deal.id}`);
    await window.press("d");
    await window.page.locator(".line-editor input").waitFor();
    await window.type("soon");
    await window.press("Enter");
    await window.sees(".edit-note[role=alert]", "not a date");
    assert.equal(await window.page.locator(".line-editor input").inputValue(), "soon");
    await window.press("Escape");
    await window.page.locator(".line-editor").waitFor({ state: "detached" });
    assert.equal((await dealNow(deal.id)).closeOn, deal.closeOn);
  }));

test("letters typed into a field change nothing else, and Ctrl Z is the field's own", () =>
  inWindow(async (window) => {
    const deal = await dealIn("proposal", 3);
    await window.goto(`/deals/${deal.id}`);
    await window.press("e");
    await window.page.locator("[role=menu]").waitFor();
    await window.press("n");
    await window.page.locator(".line-editor input").waitFor();
    await window.type("mdz");
    await window.press("Control+z");
    assert.equal(await window.page.locator("[role=menu], .toast").count(), 0);
    await window.press("Escape");
    assert.deepEqual((await dealNow(deal.id)).nextStep, deal.nextStep);
  }));

test("without the hub an edit is marked and counted, and goes out when the hub is back", () =>
  inWindow(async (window) => {
    const deal = await dealIn("engaging", 0);
    await window.goto(`/deals/${deal.id}`);
    await own.switchHub(false);
    try {
      await window.press("m");
      await window.page.locator("[role=menu]").waitFor();
      await window.press("3");
      await window.sees(".queued", "queued");
      await window.sees(".sync", /Offline, 1 change queued/);
      await window.press("g", "s");
      await window.sees("[role=option]", `${plain(deal.name)} moved to Proposal`);
      await window.sees("h1", "Offline, 1 change queued");
    } finally {
      await own.switchHub(true);
    }
    await own.execute({ kind: "sync_now" });
    await sent();
    await window.sees(".sync", /^Synced/);
    assert.equal((await dealNow(deal.id)).stage, "proposal");
    await window.goto(`/deals/${deal.id}`);
    assert.equal(await window.page.locator(".queued").count(), 0);
  }));

test("an edit that waits is taken back by itself", () =>
  inWindow(async (window) => {
    const deal = await dealIn("engaging", 1);
    await own.execute({ kind: "pause_sync" });
    try {
      await own.execute({ kind: "edit_deal", id: deal.id, patch: { stage: "negotiation" } });
      await window.goto("/sync");
      await window.sees(".peek h2", `${plain(deal.name)} moved to Negotiation`);
      await window.press("u");
      await window.sees(".group-empty", "Nothing waits");
      assert.equal((await dealNow(deal.id)).stage, "engaging");
    } finally {
      await own.execute({ kind: "resume_sync" });
    }
  }));

/** The same field of a deal, here and on a colleague's laptop, without knowing of each other. */
async function clash(deal, mine, theirs) {
  await own.execute({ kind: "pause_sync" });
  await own.execute({ kind: "edit_deal", id: deal.id, patch: { nextStep: mine } });
  await own.rival({ kind: "edit_deal", id: deal.id, patch: { nextStep: theirs } });
  await own.execute({ kind: "resume_sync" });
  await until(async () => (await own.ask("deal", { id: deal.id })).conflicts.length === 1, "the conflict");
}

for (const [key, choice] of [["1", "mine"], ["2", "theirs"]]) {
  test(`a conflict is decided in the Sync screen with ${key}: ${choice}`, () =>
    inWindow(async (window) => {
      const deal = await dealIn("prospecting", Number(key));
      await clash(deal, "Call Mara", "Mail the offer");
      await window.goto("/");
      await window.sees(".sync", "1 item needs you");
      await window.press("g", "s");
      await window.sees(".peek h2", plain(deal.name));
      await window.sees(".cmp td", "Call Mara");
      await window.sees(".cmp td", "Mail the offer");
      await window.press(key);
      await window.sees(".group-empty", "No conflicts");
      await sent();
      assert.equal((await dealNow(deal.id)).nextStep, choice === "mine" ? "Call Mara" : "Mail the offer");
      assert.equal(window.keys, 3);
    }));
}

test("a conflict is decided on its field with 3: another value", () =>
  inWindow(async (window) => {
    const deal = await dealIn("prospecting", 3);
    await clash(deal, "Call Mara", "Mail the offer");
    await window.goto(`/deals/${deal.id}`);
    await window.page.locator(".queued.clash").focus();
    await window.press("Enter");
    await window.sees("[role=dialog] .cmp", "Mail the offer");
    await window.press("3");
    const input = window.page.locator(".conflict-edit input");
    await input.waitFor();
    await window.press("Control+a");
    await window.type("Visit them");
    await window.press("Control+Enter");
    await window.page.locator("[role=dialog]").waitFor({ state: "detached" });
    await sent();
    assert.equal((await dealNow(deal.id)).nextStep, "Visit them");
    assert.equal((await own.ask("sync_center")).conflicts.length, 0);
  }));

test("a refused note says why, is mended on its record and goes out", () =>
  inWindow(async (window) => {
    const { rows } = await own.ask("partner_list", { sort: "open_deals", descending: true, limit: 1 });
    const { id } = rows[0];
    const write = (note) => ({ kind: "edit_partner", id, note, tags: null });
    await own.execute(write("Top\nMiddle\nBottom"));
    await sent();
    await own.execute({ kind: "pause_sync" });
    await own.execute(write(`${"a".repeat(10_000)}\nMiddle\nBottom`));
    await own.rival(write(`Top\nMiddle\n${"b".repeat(10_000)}`));
    await own.execute({ kind: "resume_sync" });
    await until(async () => (await own.ask("sync_center")).parked.length === 1, "the refusal");
    await window.goto("/sync");
    await window.sees(".notice", "“Note” is too long. Shorten it.");
    await window.press("Enter");
    await window.sees("h1", plain(rows[0].name));
    await window.press("e");
    await window.page.locator("[role=menu]").waitFor();
    await window.press("n");
    await window.page.locator("textarea").waitFor();
    await window.press("Control+a");
    await window.page.keyboard.insertText("Short\nMiddle\nBottom");
    await window.press("Control+Enter");
    await until(async () => (await own.ask("sync_center")).parked.length === 0, "a queue without refusals");
    await sent();
  }));

test("a call is logged in few keys", () =>
  inWindow(async (window) => {
    const deal = await dealIn("negotiation", 0);
    await window.goto(`/deals/${deal.id}`);
    await window.press("l");
    await window.page.locator("[role=dialog] input").first().waitFor();
    const text = "Pricing for the second year";
    await window.type(text);
    await window.press("Enter");
    await window.page.locator("[role=dialog]").waitFor({ state: "detached" });
    await window.sees(".tl", text);
    assert.equal(window.keys - text.length, 2);
    const { activity, lastTwoWayAt } = await own.ask("deal", { id: deal.id });
    assert.equal(activity[0].subject, text);
    assert.equal(activity[0].happenedAt, lastTwoWayAt);
    await window.undo();
    await until(async () => (await own.ask("deal", { id: deal.id })).activity[0]?.subject !== text, "the log without it");
  }));

test("a partner's tags are typed and shown", () =>
  inWindow(async (window) => {
    const { rows } = await own.ask("partner_list", { limit: 2 });
    await window.goto(`/partners/${rows[1].id}`);
    await window.press("e");
    await window.page.locator("[role=menu]").waitFor();
    await window.press("t");
    await window.page.locator(".line-editor input").waitFor();
    await window.type("retail, cloud");
    await window.press("Enter");
    await window.sees(".tag-list .chip", "retail");
    assert.deepEqual((await own.ask("partner_page", { id: rows[1].id })).tags, ["cloud", "retail"]);
  }));
