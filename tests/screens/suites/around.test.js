// From one record to the next of the list it was opened from, everybody at a partner, and lists taken elsewhere.
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
const position = (window, at, total) => window.sees(".steps-nav", `${at.toLocaleString("en")} of ${total.toLocaleString("en")}`);

test("the next deal of the list is one key away, and the way back leads to the row one came to", () =>
  inWindow(async (window) => {
    const filter = { stage: "proposal", sort: "amount", descending: true };
    const { rows, total } = await own.ask("deal_page", { ...filter, limit: 20 });
    await window.goto("/deals?stage=proposal&sort=amount&descending=true");
    await window.press("j", "Enter");
    await window.sees("h1", plain(rows[1].name));
    await position(window, 2, total);
    await window.press("j", "j", "k");
    await window.sees("h1", plain(rows[2].name));
    await position(window, 3, total);
    await window.press("k", "k", "k");
    await window.sees("h1", plain(rows[0].name));
    assert.ok(await window.page.getByRole("button", { name: "Previous in the list" }).isDisabled());
    await window.press(...Array.from({ length: 15 }, () => "j"));
    await window.sees("h1", plain(rows[15].name));
    await window.press("Escape");
    await window.page.waitForFunction(() => document.activeElement?.getAttribute("data-at") === "15");
  }));

test("the place stays when the list is read again and the deal leaves it, and through a reload of the window", () =>
  inWindow(async (window) => {
    const { rows, total } = await own.ask("deal_page", { stage: "engaging", sort: "amount", descending: true, limit: 20 });
    await window.goto("/deals?stage=engaging&sort=amount&descending=true");
    await window.press("j", "Enter");
    await window.sees("h1", plain(rows[1].name));
    await window.press("m");
    await window.page.locator("[role=menu]").waitFor();
    await window.press("3");
    await window.sees(".toast", "moved to Proposal");
    await until(async () => (await own.ask("deal", { id: rows[1].id })).row.stage === "proposal", "the move");
    await window.page.waitForFunction(() => !document.querySelector(".steps-nav .num"));
    await window.press("j");
    await window.sees("h1", plain(rows[2].name));
    await position(window, 2, total - 1);
    await window.page.reload();
    await position(window, 2, total - 1);
    await window.press("k");
    await window.sees("h1", plain(rows[0].name));
    await window.undo();
  }));

test("a deal from nowhere has no neighbours, one of Today has those of the day", () =>
  inWindow(async (window) => {
    const [stalled, closing] = [await groupOf(own, "stalled"), await groupOf(own, "closing_soon")];
    const [first, second] = stalled.items;
    await window.goto(`/deals/${first.id}`);
    assert.equal(await window.page.locator(".steps-nav").count(), 0);
    await window.goto("/");
    await walkTo(window, stalled.first);
    await window.press("Enter");
    await window.sees("h1", plain(first.title));
    await position(window, 1, stalled.items.length + closing.items.length);
    await window.page.getByRole("button", { name: "Next in the list" }).click();
    await window.sees("h1", plain(second.title));
  }));

test("the next partner shows the same tab, and everybody there can be reached", () =>
  inWindow(async (window) => {
    const { rows } = await own.ask("partner_list", { limit: 200 });
    const sizes = await Promise.all(rows.slice(0, 40).map(async ({ id }) => (await own.ask("people_page", { partnerId: id, limit: 1 })).total));
    const at = sizes.indexOf(Math.max(...sizes));
    await window.goto("/partners");
    await window.press(...Array.from({ length: at }, () => "j"), "Enter");
    await window.sees("h1", plain(rows[at].name));
    await window.page.getByRole("tab", { name: /People/ }).click();
    const people = window.page.locator(".tabtext tbody tr");
    await people.first().waitFor();
    while ((await window.page.locator(".tabtext .more").count()) > 0) {
      const before = await people.count();
      await window.page.locator(".tabtext .more").click();
      await window.page.waitForFunction((before) => document.querySelectorAll(".tabtext tbody tr").length > before, before);
    }
    assert.equal(await people.count(), sizes[at]);
    await window.page.locator("h1").click();
    await window.press("j");
    await window.sees("h1", plain(rows[at + 1].name));
    assert.equal(await window.page.getByRole("tab", { name: /People/ }).getAttribute("aria-selected"), "true");
  }));

test("a list is exported whole, and the toast names the file", () =>
  inWindow(async (window) => {
    await window.goto("/deals?only=open");
    const { total } = await own.ask("deal_page", { only: "open", limit: 1 });
    await window.page.getByRole("button", { name: "Export" }).click();
    await window.page.locator("[role=menu]").waitFor();
    await window.press("x");
    await window.sees(".toast", `${total} rows written to Deals 2026-11-23.xlsx`);
    await window.goto("/partners?tier=gold");
    await window.page.getByRole("button", { name: "Export" }).click();
    await window.page.locator("[role=menu]").waitFor();
    await window.press("c");
    await window.sees(".toast", /rows? written to Partners 2026-11-23\.csv/);
  }));

test("a record is copied as Markdown", () =>
  inWindow(
    async (window) => {
      const { rows } = await own.ask("deal_page", { stage: "proposal", limit: 1 });
      await window.goto(`/deals/${rows[0].id}`);
      await window.page.getByRole("button", { name: "Copy as Markdown" }).click();
      await window.sees(".toast", "copied as Markdown");
      const text = await window.page.evaluate(() => navigator.clipboard.readText());
      assert.ok(text.startsWith("## ") && text.includes(`- **Number:** ${rows[0].code}`) && text.includes("- **Stage:** Proposal"), text);
    },
    { permissions: ["clipboard-read", "clipboard-write"] },
  ));
