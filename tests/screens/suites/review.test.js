// The pack of a business review: by keyboard alone, each with the number of keys it may take.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startHost } from "../lib/host.js";
import { groupOf, prepare, until } from "../lib/suite.js";

// A hub and laptops of its own: other suites count on the sample as it was made.
let own;
const suite = prepare();
before(async () => {
  own = await startHost();
});
after(() => own?.stop());

const inWindow = (story, options) => suite.inWindow(story, { url: own.url, options });
const plain = (text) => text.replace(/[\u200e\u200f\u2066-\u2069]/g, "");
const reviewOf = (id, more) => own.ask("review", { id, ...more });
const partOf = (view, part) => view.sections.find((section) => section.part === part);

async function partner() {
  const { rows } = await own.ask("partner_list", { sort: "open_deals", descending: true, limit: 1 });
  return rows[0];
}

test("the pack is one key away from the partner, from a deal and from the list, and opens with the promises", () =>
  inWindow(async (window) => {
    const { id, name } = await partner();
    await window.goto(`/partners/${id}`);
    await window.press("q");
    await window.sees(".review h1", `Business review: ${plain(name)}, Q3 2026`);
    assert.equal(window.keys, 1);
    await window.sees(".review section:nth-of-type(1) h2", "Promises of the quarter");
    const view = await reviewOf(id);
    for (const { figures, tables } of view.sections) {
      for (const { value } of figures) await window.sees(".review dd", plain(value));
      for (const row of tables.flatMap(({ rows }) => rows)) await window.sees(".review tbody th", plain(row.cells[0]));
    }
    await window.press("Escape");
    await window.sees(".phead h1", plain(name));
    const { items } = await groupOf(own, "stalled");
    await window.goto(`/deals/${items[0].id}`);
    await window.press("q");
    await window.sees(".review h1", plain(items[0].partner.name));
    const { rows } = await own.ask("partner_list", { limit: 2 });
    await window.goto("/partners");
    await window.press("j");
    await window.page.waitForFunction(() => document.activeElement?.getAttribute("data-at") === "1");
    await window.press("q");
    await window.sees(".review h1", plain(rows[1].name));
  }));

test("the palette opens a review by the name of its partner", () =>
  inWindow(async (window) => {
    const { name } = await partner();
    await window.goto("/");
    await window.press("Control+k");
    await window.type(name);
    await window.sees("[role=dialog] [role=option]", `Business review: ${plain(name)}`);
    await window.answered();
    await window.press("ArrowDown", "ArrowDown", "Enter");
    await window.sees(".review h1", plain(name));
  }));

test("a promise is added to the pack with two keys and a line, and taken back with one", () =>
  inWindow(async (window) => {
    const { id } = await partner();
    await window.goto(`/partners/${id}/review`);
    await window.press("t");
    await window.page.locator("[role=dialog] input").waitFor();
    const text = "they enrol two sellers tomorrow";
    await window.type(text);
    await window.press("Enter");
    await window.sees(".toast", "Promise added: Enrol two sellers");
    assert.equal(window.keys - text.length, 2);
    await window.sees(".review section:last-of-type tbody th", "Enrol two sellers");
    const rows = partOf(await reviewOf(id), "ahead").tables.find(({ key }) => key === "them").rows;
    assert.equal(rows.find(({ cells }) => cells[0] === "Enrol two sellers").cells[2], "24 Nov 2026");
    await window.undo();
    await until(async () => partOf(await reviewOf(id), "ahead").tables.every(({ rows: left }) => left.every(({ cells }) => cells[0] !== "Enrol two sellers")), "the pack as it was");
  }));

test("another quarter and another language are chosen by keyboard, apart from the window", () =>
  inWindow(async (window) => {
    const { id, name } = await partner();
    await window.goto(`/partners/${id}/review`);
    const choose = async (place, steps) => {
      await window.page.locator(".fbtn").nth(place).focus();
      await window.press("Enter");
      await window.page.locator("[role=option]").first().waitFor();
      await window.press("Home", ...Array.from({ length: steps }, () => "ArrowDown"), "Enter");
    };
    await choose(0, 2);
    await window.sees(".review h1", `${plain(name)}, Q2 2026`);
    await choose(1, 2);
    await window.sees(".review h1", "مراجعة الأعمال");
    const words = await window.page.locator(".review").evaluate((pack) => [pack.dir, pack.lang, document.documentElement.dir]);
    assert.deepEqual(words, ["rtl", "ar", "ltr"]);
    await window.sees(".review thead th", "ما وُعد به");
    await window.sees(".crumb", "Business review");
  }));

test("a pack is taken along as Markdown in its own language, and on paper without what is around it", () =>
  inWindow(async (window) => {
    const { id, name } = await partner();
    await window.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await window.goto(`/partners/${id}/review?language=de`);
    await window.press("y");
    await window.sees(".toast", "copied");
    const text = plain(await window.page.evaluate(() => navigator.clipboard.readText()));
    const view = await reviewOf(id, { language: "de" });
    assert.ok(text.startsWith(`## Quartalsgespräch: ${plain(name)}, Q3 2026`), text.slice(0, 80));
    const words = (value) => plain(value).replace(/\s+/g, " ");
    const unescaped = words(text.replaceAll("\\", ""));
    for (const { title, figures } of view.sections) {
      assert.ok(text.includes(`### ${title}`), title);
      for (const figure of figures) assert.ok(unescaped.includes(`**${words(figure.name)}:** ${words(figure.value)}`), figure.name);
    }
    await window.page.emulateMedia({ media: "print" });
    for (const around of [".bar", ".side", ".filters"]) assert.equal(await window.page.locator(around).first().isVisible(), false, around);
    // As wide as a sheet without its margins.
    await window.page.setViewportSize({ width: 688, height: 1000 });
    const heads = await window.page.locator(".review thead").evaluateAll((all) => all.map((head) => head.offsetWidth));
    assert.ok(heads.length > 0 && heads.every((width) => width > 600), `columns on paper: ${heads}`);
    const paper = await window.page.pdf({ preferCSSPageSize: true });
    const pages = paper.toString("latin1").match(/\/Type\s*\/Page\b/g);
    assert.ok(pages.length <= 4, `${pages.length} pages`);
  }));
