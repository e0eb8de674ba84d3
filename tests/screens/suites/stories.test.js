// What people do with the product, by keyboard alone, each with the number of keys it may take.
import assert from "node:assert/strict";
import { test } from "node:test";
import { groupOf, prepare, walkTo } from "../lib/suite.js";

const suite = prepare();
const { host } = suite;

test("a stalled deal of the day is one key away, and so is the way back", () =>
  suite.inWindow(async (window) => {
    const { items: [first, second], first: place } = await groupOf(host, "stalled");
    await window.goto("/");
    await walkTo(window, place);
    await window.sees(".peek h2", first.title);
    await window.press("j");
    await window.sees(".peek h2", second.title);
    await window.press("k");
    await window.sees(".peek h2", first.title);
    await window.press("Space");
    assert.equal(await window.page.locator(".peek").count(), 0);
    await window.press("Enter");
    await window.sees("h1", first.title);
    await window.press("Escape");
    await window.sees("h1", /things need you/);
    assert.equal(window.keys, 5);
  }));

test("every place is two keys away", () =>
  suite.inWindow(async (window) => {
    await window.goto("/");
    for (const [key, heading] of [["p", "Partners"], ["d", "Deals"], ["r", "Registrations"], ["n", "Training"], ["t", "things need you"]]) {
      await window.press("g", key);
      await window.sees("h1", heading);
    }
    assert.equal(window.keys, 10);
  }));

/** A partner's name in each script, as the sample has it. */
async function namesByScript() {
  const { rows } = await host.ask("partner_list", { limit: 200 });
  const scripts = { Latin: /^[\p{Script=Latin} ]+$/u, Arabic: /^[\p{Script=Arabic} ]+$/u, Japanese: /[\p{Script=Han}\p{Script=Katakana}]/u };
  return Object.entries(scripts).map(([script, pattern]) => ({ script, row: rows.find(({ name }) => pattern.test(name)) }));
}

test("the palette finds a partner by name in Latin, Arabic and Japanese script", async () => {
  for (const { script, row } of await namesByScript()) {
    assert.ok(row, `the sample has a partner in ${script} script`);
    await suite.inWindow(async (window) => {
      await window.goto("/");
      await window.press("Control+k");
      await window.type(row.name);
      await window.sees("[role=option][aria-selected=true]", row.name);
      await window.press("Enter");
      await window.sees("h1", row.name);
      assert.equal(window.keys, [...row.name].length + 2);
    });
  }
});

test("the palette finds a deal by its number", () =>
  suite.inWindow(async (window) => {
    const { row } = await host.ask("deal", { id: (await host.ask("deal_page", { limit: 1 })).rows[0].id });
    await window.goto("/training");
    await window.press("Control+k");
    await window.type(row.code);
    await window.sees("[role=option][aria-selected=true]", row.name);
    await window.press("Enter");
    await window.sees("h1", row.name);
    await window.sees(".crumb", row.code);
    assert.equal(window.keys, row.code.length + 2);
  }));

/** Opens a filter chip by keyboard and takes the option with this text. */
async function choose(window, field, option) {
  await window.page.locator(".fbtn", { hasText: field }).focus();
  await window.press("Enter");
  await window.page.locator("[role=option]").first().waitFor();
  await window.type(option.slice(0, 4));
  await window.press("Enter");
  await window.sees(".fbtn", option);
}

test("deals are narrowed by region, stage and words to what the data has", () =>
  suite.inWindow(async (window) => {
    const count = async (filter) => (await host.ask("deal_page", { ...filter, limit: 1 })).total;
    const sees = async (filter) => window.sees("header [role=status]", `${(await count(filter)).toLocaleString("en")} deal`);
    const region = "Nordics";
    await window.goto("/deals");
    await sees({});
    await choose(window, "Region", region);
    await sees({ region });
    await choose(window, "Stage", "Proposal");
    await sees({ region, stage: "proposal" });
    const { rows } = await host.ask("deal_page", { region, stage: "proposal", limit: 1 });
    const word = rows[0].name.split(/[\s,]/)[0];
    await window.press("/");
    await window.type(word);
    await sees({ region, stage: "proposal", text: word });
    assert.ok((await count({ region, stage: "proposal", text: word })) > 0);
    assert.ok(window.keys <= 14 + word.length, `${window.keys} keys`);
    await window.press("Escape", "Escape");
    await sees({ region, stage: "proposal" });
  }));

test("a filter is taken back by one key, step by step, and clearing can be undone too", () =>
  suite.inWindow(async (window) => {
    const total = async (filter) => `${(await host.ask("deal_page", { ...filter, limit: 1 })).total.toLocaleString("en")} deal`;
    const [all, region, both] = [await total({}), await total({ region: "Nordics" }), await total({ region: "Nordics", stage: "proposal" })];
    const sees = (wanted) => window.sees("header [role=status]", wanted);
    await window.goto("/deals");
    await choose(window, "Region", "Nordics");
    await sees(region);
    await choose(window, "Stage", "Proposal");
    await sees(both);
    await window.undo();
    await sees(region);
    await window.page.getByRole("button", { name: "Clear filter" }).focus();
    await window.press("Enter");
    await sees(all);
    await window.sees(".toast", "Filter cleared");
    await window.undo();
    await sees(region);
    await window.undo();
    await sees(all);
  }));

test("the way back from a record leads to the row that was left, at the same height", () =>
  suite.inWindow(async (window) => {
    const row = () => window.page.evaluate(() => ({ at: document.activeElement?.getAttribute("data-at"), top: document.querySelector(".grid, .list")?.scrollTop }));
    for (const [place, page] of [["/deals", ".phead"], ["/partners", ".phead"], ["/", ".phead"]]) {
      await window.goto(place);
      await window.press(...Array.from({ length: 30 }, () => "j"));
      await window.page.waitForFunction(() => document.activeElement?.getAttribute("data-at") === "30");
      const left = await row();
      assert.ok(left.top > 0, `${place} has scrolled`);
      await window.press("Enter");
      await window.page.locator(page).waitFor();
      await window.press("Escape");
      await window.page.waitForFunction(() => document.activeElement?.getAttribute("data-at") === "30");
      assert.deepEqual(await row(), left, place);
    }
  }));

test("a figure says what it means and of when it is, and leads to its rows", () =>
  suite.inWindow(async (window) => {
    await window.goto("/");
    await window.press("Tab", "Shift+Tab");
    await window.page.locator(".kpi-link").nth(2).focus();
    await window.sees("[role=tooltip]", /longer in their stage.*As of/);
    await window.press("Enter");
    await window.sees("h1", "Deals");
    const { total } = await host.ask("deal_page", { only: "stalled", limit: 1 });
    await window.sees("header [role=status]", `${total} deal`);
  }));

test("a deal's number goes to the clipboard", () =>
  suite.inWindow(
    async (window) => {
      const { row } = await host.ask("deal", { id: (await host.ask("deal_page", { limit: 1 })).rows[0].id });
      await window.goto(`/deals/${row.id}`);
      await window.page.getByRole("button", { name: /^Copy .*D-/ }).click();
      await window.sees(".toast", `Copied: ${row.code}`);
      assert.equal(await window.page.evaluate(() => navigator.clipboard.readText()), row.code);
    },
    { options: { permissions: ["clipboard-read", "clipboard-write"] } },
  ));

test("the palette changes the language", () =>
  suite.inWindow(async (window) => {
    await window.goto("/partners");
    await window.press("Control+k");
    await window.type("deutsch");
    await window.sees("[role=option][aria-selected=true]", "Deutsch");
    await window.press("Enter");
    await window.page.waitForFunction(() => document.documentElement.lang === "de");
    await host.execute({ kind: "set_language", language: "en" });
  }));

test("a search without a match says what the filter hides and undoes itself", () =>
  suite.inWindow(async (window) => {
    await window.goto("/deals");
    await window.press("/");
    await window.type("zzzz");
    await window.sees(".empty", /5,000/);
    await window.page.locator(".empty button").focus();
    await window.press("Enter");
    await window.sees("header [role=status]", "5,000 deals");
  }));

test("a deal says why it is stalled and how it came there", () =>
  suite.inWindow(async (window) => {
    const item = (await groupOf(host, "stalled")).items[0];
    const deal = await host.ask("deal", { id: item.id });
    await window.goto(`/deals/${item.id}`);
    for (const reason of deal.stall.reasons) await window.sees(".notice .reasons", reason.text.replace(/[\u2066-\u2069]/g, ""));
    assert.equal(await window.page.locator(".steps li").count(), deal.history.length);
    assert.equal(await window.page.locator("[aria-current=step]").count(), 1);
  }));

test("a partner's charts are read by arrow keys and as tables", async () => {
  const { rows } = await host.ask("partner_list", { sort: "open_deals", descending: true, limit: 1 });
  const chart = await host.ask("chart", { chart: "partner_revenue", id: rows[0].id, box: { width: 500, height: 196, textScale: 1 } });
  await suite.inWindow(async (window) => {
    await window.goto(`/partners/${rows[0].id}`);
    const figure = window.page.locator(".chart-figure").first();
    await figure.focus();
    await window.press("ArrowRight", "ArrowRight");
    const second = chart.hits.find(({ series, index }) => series === 0 && index === 1);
    await window.sees(".chart-tip", second.value.replace(/[\u2066-\u2069]/g, ""));
    await window.sees(".chart-figure [role=status]", second.label.replace(/[\u2066-\u2069]/g, ""));
    await window.page.locator(".box button[aria-pressed]").first().focus();
    await window.press("Enter");
    assert.equal(await window.page.locator(".chart-table tbody tr").count(), chart.table.rows.length);
    await window.sees(".chart-table", chart.table.rows[0][1].replace(/[\u2066-\u2069]/g, ""));
  });
});

test("training shows the same figures as the data", () =>
  suite.inWindow(async (window) => {
    const view = await host.ask("training");
    await window.goto("/training");
    const shown = await window.page.locator(".kpi .v").allTextContents();
    const percent = (basisPoints) => `${Math.round(basisPoints / 10) / 10}%`;
    const wanted = [view.totals.enrolled.toLocaleString("en"), percent(view.totals.completionBp), percent(view.totals.meanScoreBp), String(view.stalledTotal)];
    assert.deepEqual(shown, wanted);
    const sum = view.regions.reduce((all, { numbers }) => all + numbers.enrolled, 0);
    assert.equal(sum, view.totals.enrolled);
  }));

test("every key of the sheet is shown, and Escape closes it", () =>
  suite.inWindow(async (window) => {
    await window.goto("/deals");
    await window.press("?");
    await window.sees("[role=dialog]", "Keyboard shortcuts");
    assert.ok((await window.page.locator("[role=dialog] .kbd").count()) > 15);
    await window.press("Escape");
    await window.page.locator("[role=dialog]").waitFor({ state: "detached" });
  }));

test("a notification's record opens when the desktop asks for it", () =>
  suite.inWindow(async (window) => {
    const item = (await groupOf(host, "stalled")).items[1];
    await window.goto("/");
    await host.open("deal", item.id);
    await window.sees("h1", item.title);
  }));
