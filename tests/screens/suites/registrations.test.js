// Registrations by keyboard: decided in at most three keys, submitted in under a minute's typing, and taken back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startHost } from "../lib/host.js";
import { prepare, until } from "../lib/suite.js";

const suite = prepare();
// What is decided here changes the workspace, so it has one of its own.
let own;
before(async () => {
  own = await startHost();
});
after(() => own?.stop());
const inWindow = (story, options) => suite.inWindow(story, { url: own.url, options });

const plain = (text) => text.replace(/[\u200e\u200f\u2066-\u2069]/g, "");
const inbox = (part = "undecided") => own.ask("registration_inbox", { part, mine: false, shown: 200 });
const statusOf = async (id) => (await own.ask("registration", { id })).row.status;
const decided = (id, status) => until(async () => (await statusOf(id)) === status, `${status} of ${id}`);

/** A registration of the inbox, with its place, for which this is so. */
async function find(wanted) {
  const { rows } = await inbox();
  const place = rows.findIndex(wanted);
  assert.ok(place >= 0, "the sample has such a registration");
  return { ...rows[place], place };
}

/** The inbox with the cursor on a row; keys count from here. */
async function stand(window, row) {
  await window.goto("/registrations");
  await window.press(...Array.from({ length: row.place }, () => "j"));
  await window.sees(".peek h2", row.customer);
  await window.answered();
  window.keys = 0;
}

test("registrations are two keys away, what is due first comes first", () =>
  inWindow(async (window) => {
    const { rows, counts } = await inbox();
    await window.goto("/");
    await window.press("g", "r");
    await window.sees("h1", "Registrations");
    await window.sees(".peek h2", rows[0].customer);
    await window.sees(".task .t", plain(rows[0].clock.text));
    await window.sees(".seg [aria-pressed=true]", `To decide ${counts.undecided}`);
    assert.equal(window.keys, 2);
  }));

test("what looks like nobody known is approved by one key, and taken back by one", () =>
  inWindow(async (window) => {
    const row = await find(({ closest }) => closest === null);
    await stand(window, row);
    await window.press("a");
    await decided(row.id, "approved");
    assert.equal(window.keys, 1);
    await window.sees(".toast", "approved");
    await window.undo();
    await decided(row.id, row.status);
  }));

test("a registration of a known customer is approved with a reason or rejected with one, each by two keys", () =>
  inWindow(async (window) => {
    const row = await find(({ closest }) => closest?.class === "exact" || closest?.class === "likely");
    await stand(window, row);
    await window.sees(".dup b", /./);
    await window.press("a");
    await window.page.locator("[role=menu]").waitFor();
    await window.press("Escape");
    window.keys = 0;
    await window.press("x");
    await window.page.locator("[role=menu]").waitFor();
    await window.press("1");
    await decided(row.id, "rejected");
    assert.equal(window.keys, 2);
    const { reason, checks, checksAreKept } = await own.ask("registration", { id: row.id });
    assert.deepEqual([reason, checksAreKept], ["Another partner registered it", true]);
    assert.ok(checks.length > 0, "what was seen is kept with the decision");
    await window.undo();
    await decided(row.id, row.status);
  }));

test("a registration goes back with what is missing", () =>
  inWindow(async (window) => {
    const row = await find(() => true);
    await stand(window, row);
    await window.press("r");
    await window.page.locator("[role=dialog] input").waitFor();
    await window.page.keyboard.type("Which site?");
    await window.press("Enter");
    await decided(row.id, "returned");
    assert.equal(window.keys, 2);
    assert.equal((await own.ask("registration", { id: row.id })).answer, "Which site?");
    await window.undo();
    await decided(row.id, row.status);
  }));

test("a deal is registered from anywhere, with duplicates named while one types", () =>
  inWindow(async (window) => {
    const partner = (await own.ask("partner_list", { limit: 1 })).rows[0];
    const known = await find(({ closest }) => closest !== null);
    await window.goto("/training");
    await window.press("c");
    await window.sees("[role=dialog] h2", "Register deal");
    await window.type(partner.name.slice(0, 6));
    await window.page.locator(".menu [role=option]", { hasText: partner.name }).first().waitFor();
    await window.press("ArrowDown", "Enter");
    await window.type(known.customer);
    await window.press("Tab", "Enter");
    await window.page.locator(".menu [role=option]").first().waitFor();
    await window.press("ArrowDown", "Enter");
    // The list gives the focus back to its field when it has gone.
    await window.page.waitForFunction(() => document.activeElement?.matches("button[aria-haspopup=listbox]"));
    await window.press("Tab", "Tab");
    await window.type(known.country.toLowerCase());
    await window.sees(".registering-checks b", "May be the same customer");
    await window.press("Control+Enter");
    await window.sees(".toast", "submitted");
    const made = (await inbox()).rows.filter((row) => row.customer === known.customer && row.partner.name === partner.name);
    assert.equal(made.length, 1);
    const typed = 6 + [...known.customer].length + 2;
    assert.ok(window.keys - typed <= 12, `${window.keys - typed} keys beside the words`);
  }));

test("what was typed is kept as a draft when the window is left", () =>
  inWindow(async (window) => {
    const partner = (await own.ask("partner_list", { limit: 1 })).rows[0];
    await window.goto("/registrations");
    await window.press("c");
    await window.type(partner.name.slice(0, 6));
    await window.page.locator(".menu [role=option]", { hasText: partner.name }).first().waitFor();
    await window.press("Enter");
    await window.type("Halvard Mills");
    await window.press("Escape");
    await window.sees(".toast", "Draft for Halvard Mills saved");
    assert.equal((await inbox("open")).rows[0].customer, "Halvard Mills");
  }));

test("the parts of the inbox are one key each, and a protection that ends is made longer", () =>
  inWindow(async (window) => {
    const { rows } = await inbox("ending");
    await window.goto("/registrations");
    await window.press("2");
    await window.sees(".peek h2", rows[0].customer);
    await window.answered();
    await window.press("p");
    await window.page.locator("[role=dialog] input").waitFor();
    await window.page.keyboard.type("Pilot began");
    await window.press("Enter");
    await decided(rows[0].id, "extended");
    assert.equal(window.keys, 3);
  }));
