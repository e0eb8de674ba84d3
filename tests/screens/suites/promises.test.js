// Promises of both sides, the quick log and the brief: by keyboard alone, each with the number of keys it may take.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startHost } from "../lib/host.js";
import { groupOf, prepare, until, walkTo } from "../lib/suite.js";

// A hub and laptops of its own: other suites count on the sample as it was made.
let own;
const suite = prepare();
before(async () => {
  own = await startHost();
});
after(() => own?.stop());

const inWindow = (story, options) => suite.inWindow(story, { url: own.url, options });
const plain = (text) => text.replace(/[\u200e\u200f\u2066-\u2069]/g, "");
const tasksOf = (partnerId) => own.ask("tasks", { partnerId });

/** A partner with promises, news and risks enough to fill a brief. */
async function partner() {
  const { rows } = await own.ask("partner_list", { sort: "open_deals", descending: true, limit: 1 });
  return rows[0];
}

test("a promise of the partner is written in one line with two keys, kept with one and taken back with one", () =>
  inWindow(async (window) => {
    const { id } = await partner();
    await window.goto(`/partners/${id}`);
    await window.press("t");
    await window.page.locator("[role=dialog] input").waitFor();
    const text = "they send the signed contract tomorrow";
    await window.type(text);
    await window.sees("[role=dialog] [aria-pressed=true]", "From partner");
    await window.sees("[role=dialog] .field-hint", "24 November");
    await window.press("Enter");
    await window.sees(".toast", "Promise added: Send the signed contract");
    assert.equal(window.keys - text.length, 2);
    const made = (await tasksOf(id)).open.find(({ title }) => title === "Send the signed contract");
    assert.deepEqual([made.side, made.dueOn], ["them", "2026-11-24"]);
    const first = (await tasksOf(id)).open[0];
    await window.sees(".promise:has(.kbd)", plain(first.title));
    await window.press("v");
    await window.sees(".toast", `Kept: ${plain(first.title)}`);
    await until(async () => (await tasksOf(id)).open.every((task) => task.id !== first.id), "the promise kept");
    await window.undo();
    await until(async () => (await tasksOf(id)).open.some((task) => task.id === first.id), "the promise open again");
  }));

test("the key keeps the promise that has the focus, and its words open it for change", () =>
  inWindow(async (window) => {
    const { id } = await partner();
    const { open } = await tasksOf(id);
    const second = open[1];
    await window.goto(`/partners/${id}`);
    await window.page.locator(".promise .what").nth(1).focus();
    await window.sees(".promise:nth-child(2):has(.kbd)", plain(second.title));
    await window.press("Enter");
    await window.page.locator("[role=dialog] input").first().waitFor();
    await window.press("Tab", "Tab", "Tab");
    await window.press("Control+a");
    await window.type("+3");
    await window.press("Enter");
    await until(async () => (await tasksOf(id)).open.find((task) => task.id === second.id).dueOn === "2026-11-26", "the new day");
    await window.undo();
    await until(async () => (await tasksOf(id)).open.find((task) => task.id === second.id).dueOn === second.dueOn, "the day as it was");
  }));

test("an overdue promise leaves Today with one key", () =>
  inWindow(async (window) => {
    const { items, total, first } = await groupOf(own, "overdue_promises");
    await window.goto("/");
    await walkTo(window, first);
    await window.sees(".peek h2", plain(items[0].title));
    await window.press("v");
    await window.sees(".toast", `Kept: ${plain(items[0].title)}`);
    await until(async () => (await groupOf(own, "overdue_promises")).total === total - 1, "one less");
    assert.equal(window.keys, 1);
    await window.undo();
    await until(async () => (await groupOf(own, "overdue_promises")).total === total, "the group as it was");
  }));

test("a touch with a person, a promise of theirs and its day is one line and two keys", () =>
  inWindow(async (window) => {
    const { rows } = await own.ask("partner_list", { limit: 200 });
    const latin = rows.find(({ name }) => /^[\p{Script=Latin} ]+$/u.test(name));
    const person = (await own.ask("people_page", { partnerId: latin.id, limit: 1 })).rows[0];
    await window.goto(`/partners/${latin.id}`);
    await window.press("l");
    await window.page.locator("[role=dialog] input").first().waitFor();
    const line = `meeting with @${person.name} about prices -> they name a contact fri`;
    await window.type(line);
    await window.sees(".understood", plain(person.name));
    await window.sees(".understood", /the partner’sName a contact · Fri/);
    await window.press("Enter");
    await window.page.locator("[role=dialog]").waitFor({ state: "detached" });
    assert.equal(window.keys - [...line].length, 2);
    const { activity } = await own.ask("partner_page", { id: latin.id });
    assert.deepEqual([activity[0].kind, activity[0].subject, activity[0].personName], ["meeting", `${person.name} about prices`, person.name]);
    const promised = (await tasksOf(latin.id)).open.find(({ title }) => title === "Name a contact");
    assert.deepEqual([promised.side, promised.dueOn, promised.personName], ["them", "2026-11-27", person.name]);
    await window.undo();
    await until(async () => (await tasksOf(latin.id)).open.every(({ title }) => title !== "Name a contact"), "all of it taken back");
  }));

test("a touch is logged from anywhere, in the language of the window", () =>
  inWindow(async (window) => {
    const { rows } = await own.ask("partner_list", { limit: 200 });
    const latin = rows.find(({ name }) => /^[\p{Script=Latin} ]+$/u.test(name));
    await own.execute({ kind: "set_language", language: "de" });
    try {
      await window.goto("/training");
      await window.press("l");
      await window.page.locator("[role=dialog] input").first().waitFor();
      await window.sees(".understood", "Nennen Sie mit @");
      await window.type(`Anruf bei @${latin.name} -> Angebot schicken bis übermorgen`);
      await window.sees(".understood", plain(latin.name));
      await window.press("Enter");
      await window.page.locator("[role=dialog]").waitFor({ state: "detached" });
      const promised = (await tasksOf(latin.id)).open.find(({ title }) => title === "Angebot schicken");
      assert.deepEqual([promised.side, promised.dueOn], ["us", "2026-11-25"]);
    } finally {
      await own.execute({ kind: "set_language", language: "en" });
    }
  }));

test("the brief about a partner is one key away, from the partner, from Today and from a deal", () =>
  inWindow(async (window) => {
    const { id, name } = await partner();
    await window.goto(`/partners/${id}`);
    await window.press("b");
    await window.sees(".brief h1", plain(name));
    assert.equal(window.keys, 1);
    const brief = await own.ask("brief", { id });
    for (const risk of brief.risks.rows.filter(({ deal }) => deal)) await window.sees(".brief section li", plain(risk.deal.name));
    for (const task of [...brief.ours.rows, ...brief.theirs.rows]) await window.sees(".brief section li", plain(task.title));
    await window.press("Escape");
    await window.sees(".phead h1", plain(name));
    const { items, first } = await groupOf(own, "stalled");
    await window.goto("/");
    await walkTo(window, first);
    await window.press("b");
    await window.sees(".brief h1", plain(items[0].partner.name));
    await window.goto(`/deals/${items[0].id}`);
    await window.press("b");
    await window.sees(".brief h1", plain(items[0].partner.name));
  }));

test("the palette opens a brief by the name of its partner", () =>
  inWindow(async (window) => {
    const { name } = await partner();
    await window.goto("/");
    await window.press("Control+k");
    await window.type(name);
    await window.sees("[role=dialog] [role=option]", `Brief: ${plain(name)}`);
    await window.answered();
    await window.press("ArrowDown", "Enter");
    assert.equal(window.keys - [...name].length, 3);
    await window.sees(".brief h1", plain(name));
  }));

test("a brief is taken along as Markdown, as a calendar file, and on one sheet of paper", () =>
  inWindow(async (window) => {
    const { id, name } = await partner();
    await window.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await window.goto(`/partners/${id}/brief`);
    await window.press("y");
    await window.sees(".toast", "copied");
    const text = plain(await window.page.evaluate(() => navigator.clipboard.readText()));
    for (const part of [`## Brief: ${plain(name)}`, "### Risks", "### We promised", "### They promised", "### Next steps"]) assert.ok(text.includes(part), `${part} in ${text}`);
    await window.press("i");
    await window.sees(".toast", /days? saved as .*\.ics/);
    const paper = await window.page.pdf({ preferCSSPageSize: true });
    const pages = paper.toString("latin1").match(/\/Type\s*\/Page\b/g);
    assert.equal(pages.length, 1);
  }));
