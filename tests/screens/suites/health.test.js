// How well it goes with a partner, where the number comes from, and partners side by side: by keyboard alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { prepare } from "../lib/suite.js";

const suite = prepare();
const { host } = suite;
const plain = (text) => text.replace(/[\u200e\u200f\u2066-\u2069]/g, "").replace(/\u00a0/g, " ");

/** The first partners of the list, each with its health. */
async function listed(limit) {
  const { rows } = await host.ask("partner_list", { limit });
  return Promise.all(rows.map(async (row) => ({ row, health: await host.ask("partner_health", { id: row.id }) })));
}

test("the page of a partner tells its health, the parts of it, whom it is compared with and what moved", () =>
  suite.inWindow(async (window) => {
    const [{ row, health }] = await listed(1);
    await window.goto(`/partners/${row.id}`);
    await window.sees(".phead .chip", `Health ${health.score}`);
    await window.sees(".health .big-money", new RegExp(`^${health.score}$`));
    const parts = await window.page.locator(".parts li").allTextContents();
    const named = ["Results", "Pipeline", "Capability", "Engagement", "Trust"].map((name, at) => name + (health.parts[at].score ?? "–"));
    assert.deepEqual(parts.map(plain), named);
    await window.sees(".box h2 .end", new RegExp(`Compared with (all )?${health.peers.count} `));
    const movers = await window.page.locator(".movers li").allTextContents();
    assert.deepEqual(movers.map((text) => /([+-]\d+) points$/.exec(plain(text))[1]), health.trend.movers.map(({ points }) => (points > 0 ? `+${points}` : `${points}`)));
  }));

test("the number and each part explain themselves when they have the focus", () =>
  suite.inWindow(async (window) => {
    const [{ row }] = await listed(1);
    await window.goto(`/partners/${row.id}`);
    const explains = async (name, wanted) => {
      // Only a focus that a key has given shows what there is to tell.
      await window.page.locator(".explained", { hasText: name }).last().focus();
      await window.press("Shift+Tab", "Tab");
      await window.sees("[role=tooltip]", wanted);
    };
    await explains("Trust", /Weighs 15 of 100\. Kept by us, 90 days: [\d.]+%, worth \d+\./);
    await explains("Results", /Weighs 25 of 100\. Won of target, four quarters: /);
    await explains("Health", "Results 25, pipeline 25, capability 20, engagement 15, trust 15");
  }));

test("the list tells the health of each partner", () =>
  suite.inWindow(
    async (window) => {
      const partners = await listed(8);
      await window.goto("/partners");
      await window.sees("[role=columnheader]", /^Health$/);
      await window.page.locator(".gc .measure").first().waitFor();
      const shown = await window.page.locator(".gc:has(> .measure)").allTextContents();
      assert.deepEqual(shown.slice(0, 8).map(Number), partners.map(({ health }) => health.score));
    },
    { options: { viewport: { width: 1440, height: 900 } } },
  ));

test("three partners of the list stand side by side after four keys, and one key leads back", () =>
  suite.inWindow(async (window) => {
    const partners = await listed(3);
    const ids = partners.map(({ row }) => row.id);
    await window.goto("/partners");
    await window.press("x", "Shift+J", "Shift+J");
    await window.sees(".bulk .cnt", "3 selected");
    await window.press("h");
    await window.sees("h1", "Compare partners");
    assert.equal(window.keys, 4);
    await window.settle();
    const heads = await window.page.locator(".compare thead a").allTextContents();
    assert.deepEqual(heads.map(plain), partners.map(({ row }) => plain(row.name)));
    const view = await host.ask("partner_compare", { ids });
    const words = { best: "Best", worst: "Worst" };
    for (const [label, code] of [["Health", "health"], ["Trust", "trust"], ["Stalled deals", "stalled"], ["Last contact", "touch"]]) {
      const line = window.page.locator(".compare tr", { has: window.page.locator("th", { hasText: label }) }).first();
      const { marks } = view.marks.find(({ row }) => row === code);
      const said = await line.locator("td").evaluateAll((cells) => cells.map((cell) => cell.querySelector(".verdict")?.textContent ?? null));
      assert.deepEqual(said, marks.map((mark) => words[mark] ?? null), label);
    }
    await window.press("Escape");
    await window.sees("h1", /^Partners$/);
  }));

test("one partner is too few and five are too many to compare", () =>
  suite.inWindow(async (window) => {
    await window.goto("/partners");
    await window.press("x", "h");
    await window.sees(".toast", "Choose two to four partners to compare.");
    await window.press("Shift+J", "Shift+J", "Shift+J", "Shift+J");
    await window.sees(".bulk .cnt", "5 selected");
    await window.press("h");
    await window.sees("h1", /^Partners$/);
    assert.equal(await window.page.locator(".compare").count(), 0);
  }));

test("a comparison without partners says how to choose them", () =>
  suite.inWindow(async (window) => {
    await window.goto("/partners/compare?ids=nonsense");
    await window.sees(".empty", "Choose two to four partners to compare.");
    await window.page.locator(".empty a").focus();
    await window.press("Enter");
    await window.sees("h1", /^Partners$/);
  }));

test("a comparison goes to the clipboard as a table, with who is best in words", () =>
  suite.inWindow(
    async (window) => {
      const partners = await listed(2);
      await window.goto(`/partners/compare?ids=${partners.map(({ row }) => row.id).join(",")}`);
      await window.press("y");
      await window.sees(".toast", "copied");
      const lines = plain(await window.page.evaluate(() => navigator.clipboard.readText())).split("\n");
      assert.match(lines[0], /^\| Partner \| .+ \| .+ \|$/);
      const health = lines.find((line) => line.startsWith("| Health |"));
      const [best, worst] = partners.map((one) => one.health.score).toSorted((a, b) => b - a);
      assert.ok(best > worst && new RegExp(`\\b${best}\\b[^|]*\\(Best\\)`).test(health) && new RegExp(`\\b${worst}\\b[^|]*\\(Worst\\)`).test(health), health);
      assert.equal(lines.length, 2 + 6 + 6 + 5);
    },
    { options: { permissions: ["clipboard-read", "clipboard-write"] } },
  ));
