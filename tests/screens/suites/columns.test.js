// Tables as somebody wants them: which columns, in which order, and in groups.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startHost } from "../lib/host.js";
import { dress, prepare, until } from "../lib/suite.js";

// A hub of its own: views are saved here, and another language is spoken.
let own;
const suite = prepare();
before(async () => {
  own = await startHost();
});
after(() => own?.stop());

const inWindow = (story) => suite.inWindow(story, { url: own.url });
const plain = (text) => text.replace(/[\u200e\u200f\u2066-\u2069]/g, "");
const texts = async (window, selector) => (await window.page.locator(selector).allTextContents()).map(plain);
const headings = (window) => texts(window, ".gh-row [role=columnheader]:not(:has([role=checkbox]))");
const groups = (window) => texts(window, ".group-row bdi");
const address = (window) => window.page.evaluate(() => location.hash);

async function openColumns(window) {
  await window.press("Shift+C");
  await window.page.locator(".columns-list [data-at='0']:focus").waitFor();
}

async function close(window) {
  await window.press("Escape");
  await window.page.locator("[role=dialog]").waitFor({ state: "detached" });
}

async function groupBy(window, key) {
  await window.press("Shift+G");
  await window.page.locator("[role=menu]").waitFor();
  await window.press(key);
  await window.page.locator("[role=menu]").waitFor({ state: "detached" });
  await window.settle();
}

/** Until the last heading above the cursor is there: lines out of sight are not. */
async function goUpToGroup(window) {
  await until(async () => {
    if ((await window.page.locator(".group-row").count()) > 0) return true;
    await window.press("PageUp");
    return false;
  }, "a heading");
}

/** Runs of rows with the same key, as the headings should have them. */
function runsOf(rows, keyOf) {
  const runs = [];
  for (const row of rows) {
    if (runs.at(-1)?.key === keyOf(row)) runs.at(-1).count += 1;
    else runs.push({ key: keyOf(row), count: 1 });
  }
  return runs;
}

test("columns are chosen and moved by keyboard, and stay after a reload, in a saved view and on the way back", () =>
  inWindow(async (window) => {
    await window.goto("/deals");
    const before = await headings(window);
    assert.deepEqual(before, ["Deal", "Partner", "Stage", "Amount", "Close date", "In stage since", "Owner"]);
    await openColumns(window);
    // Number comes first and is hidden; Partner goes; Region comes and moves behind Stage.
    await window.press("Space", "j", "Space", "ArrowDown", "Space", "Alt+ArrowDown");
    await window.sees("[role=dialog] [role=status]", "Region: 5 of 12");
    await close(window);
    const chosen = ["Deal", "Number", "Stage", "Region", "Amount", "Close date", "In stage since", "Owner"];
    assert.deepEqual(await headings(window), chosen);
    assert.match(decodeURIComponent(await address(window)), /columns=code,stage,region,amount,close,entered,owner$/);
    await window.page.reload();
    await window.settle();
    assert.deepEqual(await headings(window), chosen);
    await window.press("Shift+S");
    await window.page.locator("[role=dialog] input").waitFor();
    await window.type("My columns");
    await window.press("Enter");
    await window.sees(".views .on", "My columns");
    await window.goto("/training");
    await window.press("Control+2");
    await window.sees(".gh-row", "Number");
    assert.deepEqual(await headings(window), chosen);
    await window.press("Enter");
    await window.page.locator(".phead").waitFor();
    await window.press("Escape");
    await window.sees(".gh-row", "Number");
    assert.deepEqual(await headings(window), chosen);
  }));

test("reset brings the usual columns, one key takes a choice back, and the cursor stays on its row", () =>
  inWindow(async (window) => {
    await window.goto("/partners?columns=owner,tier");
    assert.deepEqual(await headings(window), ["Partner", "Owner", "Tier"]);
    await window.press("j", "j");
    // The row takes the focus with the next frame.
    await window.page.locator(".gr[data-at='2']:focus").waitFor();
    await openColumns(window);
    await window.press("Alt+ArrowDown", "Space", "k", "Space");
    await close(window);
    assert.deepEqual(await headings(window), ["Partner"]);
    await window.page.locator(".gr[data-at='2'].on").waitFor();
    await window.press("z");
    await window.sees(".gh-row", "Owner");
    assert.deepEqual(await headings(window), ["Partner", "Owner", "Tier"]);
    await openColumns(window);
    await window.page.getByRole("button", { name: "Reset" }).click();
    await window.sees(".gh-row", "Last contact");
    assert.ok(!(await address(window)).includes("columns"));
  }));

test("the pointer chooses and moves columns too", () =>
  inWindow(async (window) => {
    await window.goto("/partners?columns=owner,tier");
    await window.page.getByRole("button", { name: "Columns", exact: true }).click();
    await window.page.getByRole("checkbox", { name: "Tier" }).hover();
    await window.page.getByRole("button", { name: /Move .Tier. up/ }).click();
    await window.page.getByRole("checkbox", { name: "Country" }).click();
    await window.sees(".gh-row", "Country");
    assert.ok(await window.page.getByRole("checkbox", { name: "Partner", exact: true }).isDisabled());
    await close(window);
    const now = await headings(window);
    assert.ok(now.indexOf("Tier") < now.indexOf("Owner"), now.join());
  }));

test("names that nobody knows, or that come again, are dropped from an address", () =>
  inWindow(async (window) => {
    await window.goto("/deals?columns=stage,colour,stage,amount,name");
    assert.deepEqual(await headings(window), ["Deal", "Stage", "Amount"]);
    await window.goto("/deals?columns=colour");
    assert.ok((await headings(window)).includes("Partner"));
    await window.goto("/partners?group=colour");
    assert.equal(await window.page.locator(".group-row").count(), 0);
  }));

test("partners stand in groups by tier and by region, with as many as there are", () =>
  inWindow(async (window) => {
    await window.goto("/partners");
    await groupBy(window, "t");
    assert.deepEqual((await groups(window)).slice(0, 2), ["Platinum", "Gold"]);
    assert.match(await address(window), /sort=tier/);
    await groupBy(window, "r");
    const { rows } = await own.ask("partner_list", { sort: "region", limit: 200 });
    const runs = runsOf(rows, ({ region }) => region);
    const seen = await texts(window, ".group-row");
    assert.ok(seen.length >= 3);
    assert.deepEqual(seen, runs.slice(0, seen.length).map(({ key, count }) => `${key}${count} partners`));
    assert.equal(await window.page.locator("[role=grid]").getAttribute("aria-rowcount"), String(rows.length + runs.length + 1));
    await groupBy(window, "n");
    assert.equal(await window.page.locator(".group-row").count(), 0);
  }));

test("the cursor and a range pass headings by", () =>
  inWindow(async (window) => {
    await window.goto("/partners?group=region");
    const { rows } = await own.ask("partner_list", { sort: "region", limit: 200 });
    const [first] = runsOf(rows, ({ region }) => region);
    await window.press(...Array.from({ length: first.count }, () => "j"));
    await window.page.locator(`.gr[data-at='${first.count}']:focus`).waitFor();
    const described = await window.page.evaluate(() => document.getElementById(document.activeElement.getAttribute("aria-describedby")).textContent);
    assert.ok(plain(described).startsWith(rows[first.count].region), described);
    await window.press("x", "Shift+K", "Shift+K");
    await window.sees(".bulk .cnt", "3 selected");
    await window.press("Escape", "End");
    await window.page.locator(`.gr[data-at='${rows.length - 1}']:focus`).waitFor();
    await window.press("Home");
    await window.page.locator(".gr[data-at='0']:focus").waitFor();
    await until(() => window.page.evaluate(() => document.querySelector(".grid").scrollTop === 0), "the first heading");
    await window.press("j", "Enter");
    await window.sees("h1", rows[1].name);
  }));

test("deals stand in groups by month, also those without a day; another order ends it", () =>
  inWindow(async (window) => {
    await window.goto("/deals?only=open");
    await groupBy(window, "c");
    assert.match(await address(window), /group=close/);
    const { rows } = await own.ask("deal_page", { only: "open", sort: "close_on", limit: 200 });
    const month = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
    const runs = runsOf(rows, ({ closeOn }) => (closeOn === null ? "No close date" : month.format(new Date(closeOn))));
    const seen = await texts(window, ".group-row");
    assert.ok(seen.length > 0);
    assert.deepEqual(seen, runs.slice(0, seen.length).map(({ key, count }) => `${key}${count} ${count === 1 ? "deal" : "deals"}`));
    await window.page.locator(".gh-row").getByRole("button", { name: "Close date" }).click();
    await window.page.waitForFunction(() => location.hash.includes("descending=true"));
    await window.settle();
    assert.ok((await groups(window)).length > 0);
    await window.page.locator(".gh-row").getByRole("button", { name: "Amount" }).click();
    await window.page.waitForFunction(() => !location.hash.includes("group="));
    await window.settle();
    assert.equal(await window.page.locator(".group-row").count(), 0);
  }));

test("a group that may go on has no number", () =>
  inWindow(async (window) => {
    // All deals are many pages, of which the first one is answered: its last month has not ended.
    await window.page.route("**/ask", async (route) => {
      const asked = route.request().postDataJSON();
      if (asked.name !== "deal_page" || asked.args.after === undefined) await route.continue();
    });
    await window.goto("/deals?group=entered");
    const numbered = () => window.page.locator(".group-row").evaluateAll((rows) => rows.map((row) => row.querySelector(".muted") !== null));
    assert.equal((await numbered())[0], true);
    await window.press("End");
    await window.page.locator(".gr[data-at='199']:focus").waitFor();
    await goUpToGroup(window);
    assert.equal((await numbered()).at(-1), false);
    assert.equal(await window.page.locator("[role=grid]").getAttribute("aria-rowcount"), "-1");
  }));

test("the board has neither, and keeps both for the table", () =>
  inWindow(async (window) => {
    await window.goto("/deals?group=close&columns=stage");
    await window.press("v");
    await window.page.locator(".board").waitFor();
    assert.equal(await window.page.getByRole("button", { name: "Columns", exact: true }).count(), 0);
    await window.press("v");
    await window.page.locator(".group-row").first().waitFor();
    assert.deepEqual(await headings(window), ["Deal", "Stage"]);
  }));

test("in Arabic groups and columns have their words, and the table moves to the other side, but for its first column", async () => {
  await dress(own, "ar", "light");
  try {
    await inWindow(async (window) => {
      await window.goto("/deals?group=close&descending=true&columns=code,partner,stage,amount,close,step,stepOn,updated,owner");
      assert.ok((await groups(window)).every((group) => /\p{Script=Arabic}.* \d{4}/u.test(group)));
      const moved = await window.page.evaluate(() => {
        const grid = document.querySelector(".grid");
        grid.scrollLeft = -10_000;
        const edges = [grid, document.querySelector(".gr .lead")].map((one) => one.getBoundingClientRect().right);
        return { left: grid.scrollLeft, edges };
      });
      assert.ok(moved.left < -100 && moved.edges[0] === moved.edges[1], JSON.stringify(moved));
      await openColumns(window);
      await window.press("Alt+ArrowDown");
      await window.sees("[role=dialog] [role=status]", "الرقم: 3 من 12");
    });
  } finally {
    await dress(own, "en", "light");
  }
});
