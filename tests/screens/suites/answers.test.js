// What a partner asks about itself, answered with few keys and taken along with one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { prepare } from "../lib/suite.js";

const suite = prepare();
const { host } = suite;

const inWindow = (story) => suite.inWindow(story, { options: { permissions: ["clipboard-read", "clipboard-write"] } });
const clipboard = (window) => window.page.evaluate(() => navigator.clipboard.readText());

/** The partner with most deals, and a learner of theirs. */
async function known() {
  const { rows } = await host.ask("partner_list", { sort: "open_deals", descending: true, limit: 1 });
  const people = await host.ask("people_page", { partnerId: rows[0].id, limit: 500 });
  return { partner: rows[0], learner: people.rows.find(({ role }) => role === "learner") };
}

test("the tier of a partner is copied with two keys from its page, in its own language, with the day it is of", async () => {
  const { partner } = await known();
  const { answers, language } = await host.ask("answers", { id: partner.id });
  await inWindow(async (window) => {
    await window.goto(`/partners/${partner.id}`);
    await window.press("a");
    await window.sees("h1", `Answers: ${partner.name}`);
    await window.sees(".answer", answers[0].title);
    assert.equal(await window.page.locator(".answers ul").getAttribute("lang"), language);
    await window.press("y");
    await window.sees(".toast", answers[0].title);
    assert.equal(await clipboard(window), answers[0].text);
    assert.ok(window.keys <= 4, `${window.keys} keys`);
    await window.press("Escape");
    await window.sees("h1", partner.name);
  });
});

test("somebody's certificates are found by name and copied with four keys beside the name", async () => {
  const { partner, learner } = await known();
  await inWindow(async (window) => {
    await window.goto(`/partners/${partner.id}`);
    await window.press("a");
    await window.sees("h1", `Answers: ${partner.name}`);
    await window.press("/");
    await window.type(learner.name);
    await window.sees(".answer", learner.name);
    await window.press("Enter", "y");
    await window.sees(".toast", learner.name);
    assert.ok((await clipboard(window)).includes(learner.name));
    assert.equal(window.keys - [...learner.name].length, 4);
  });
});

test("answers are a key away in the list of partners, and speak the language that is chosen", async () => {
  await inWindow(async (window) => {
    await window.goto("/partners");
    await window.press("j", "a");
    await window.sees("h1", "Answers:");
    await window.page.locator(".fbtn", { hasText: "Language of the answers" }).focus();
    await window.press("Enter");
    await window.type("Deu");
    await window.press("Enter");
    await window.sees(".answers ul[lang=de]", "Stufe");
    await window.press("j", "Enter");
    await window.sees(".toast", "Zertifikate");
    assert.match(await clipboard(window), /^Zertifikate\n[\s\S]*Lernsystems\. Stand/);
  });
});
