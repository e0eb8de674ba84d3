// Reminders of stalled learners: by keyboard alone, each with the number of keys it may take.
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
const stalledNow = async () => (await own.ask("training", {})).stalled;
const mailedNow = async () => (await stalledNow()).filter(({ mailed }) => mailed !== null).length;
const previewOf = (learners) => own.ask("reminders", { enrollmentIds: learners.map(({ enrollmentId }) => enrollmentId), included: [] });
const lettersOf = ({ groups }) => groups.flatMap(({ letters }) => letters);

async function open(window) {
  await window.press("r");
  await window.page.locator(".remind-letter").waitFor();
}

test("j and k walk through the mails, each in the language of its partner, and Escape leaves without any", () =>
  inWindow(async (window) => {
    const letters = lettersOf(await previewOf(await stalledNow()));
    await window.goto("/training");
    await window.press("Control+a");
    await open(window);
    await window.sees(".remind-mail h3", plain(letters[0].subject));
    await window.press("j", "j");
    await window.sees(".remind-mail p", plain(letters[2].text.split("\n")[0]));
    await window.press("k");
    await window.sees(".remind-mail p", plain(letters[1].text.split("\n")[0]));
    const languages = await window.page.locator(".remind-people [role=group] bdi[lang]").evaluateAll((all) => all.map(({ lang }) => lang));
    assert.ok(languages.length > 1, languages.join(" "));
    await window.press("Escape");
    await window.page.locator("[role=dialog]").waitFor({ state: "detached" });
    assert.equal(await mailedNow(), 0);
  }));

test("twenty people and more are reminded with three keys from Training, and taken back with one", () =>
  inWindow(async (window) => {
    const stalled = await stalledNow();
    const { written } = await previewOf(stalled);
    assert.ok(written >= 20, `${written} of ${stalled.length}`);
    await window.goto("/training");
    await window.press("Control+a");
    await window.sees(".bulk .cnt", `${stalled.length} selected`);
    await open(window);
    await window.sees(".remind [role=status]", `${written} drafts`);
    await window.press("Enter");
    await window.sees(".toast", `${written} reminders drafted and logged`);
    assert.equal(window.keys, 3);
    await window.sees(".learner", "Mailed today");
    await window.page.locator(".bulk").waitFor({ state: "detached" });
    assert.ok((await mailedNow()) >= 20);
    await window.undo();
    await window.sees(".toast", "The drafts stay as files");
    await until(async () => (await mailedNow()) === 0, "the touches to be gone");
  }));

test("without a choice the key is for the row under the cursor; who was reminded is left out until x includes them", () =>
  inWindow(async (window) => {
    const [, learner] = await stalledNow();
    await window.goto("/training");
    await window.press("j");
    await window.page.waitForFunction(() => document.activeElement?.getAttribute("data-at") === "1");
    await open(window);
    await window.sees(".remind-person", plain(learner.name));
    await window.press("Enter");
    await window.sees(".toast", "1 reminder drafted and logged");
    await until(async () => (await stalledNow())[1].mailed !== null, "the touch");
    await window.page.locator("[role=dialog]").waitFor({ state: "detached" });
    await open(window);
    await window.sees(".remind-note", "so left out");
    assert.ok(await window.page.locator(".remind .btn.pri").isDisabled());
    await window.press("x");
    await window.sees(".remind-note", "included all the same");
    await window.sees(".remind [role=status]", "1 draft");
    await window.press("Escape");
    await window.page.locator("[role=dialog]").waitFor({ state: "detached" });
    await window.undo();
    await until(async () => (await mailedNow()) === 0, "the touch to be gone");
  }));

test("the pointer chooses by box and up to a row, a plain press opens the partner", () =>
  inWindow(async (window) => {
    const stalled = await stalledNow();
    await window.goto("/training");
    const row = (at) => window.page.locator(`.learner[data-at="${at}"]`);
    await row(1).locator(".tickbox").click();
    await row(3).click({ modifiers: ["Shift"] });
    await window.sees(".bulk .cnt", "3 selected");
    await row(0).click({ modifiers: ["Control"] });
    await window.sees(".bulk .cnt", "4 selected");
    await window.press("Escape");
    await window.page.locator(".bulk").waitFor({ state: "detached" });
    await row(2).click();
    await window.sees(".phead h1", plain(stalled[2].partner.name));
  }));

test("a learner on Today is reminded from there", () =>
  inWindow(async (window) => {
    const { first, items } = await groupOf(own, "stalled_learners");
    await window.goto("/");
    await walkTo(window, first);
    await open(window);
    await window.sees(".remind-person", plain(items[0].title.split(" · ")[0]));
    await window.press("Enter");
    await window.sees(".toast", "1 reminder drafted and logged");
    assert.equal(window.keys, 2);
    await window.undo();
    await until(async () => (await mailedNow()) === 0, "the touch to be gone");
  }));
