// The plan with a partner, set in its place; and how its people learn.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startHost } from "../lib/host.js";
import { prepare, until } from "../lib/suite.js";

const suite = prepare();
let own;
before(async () => {
  own = await startHost();
});
after(() => own?.stop());

const largest = async () => (await own.ask("partner_list", { sort: "open_deals", descending: true, limit: 1 })).rows[0];
const quarter = async (id, code) => (await own.ask("plan", { id })).quarters.find((one) => one.code === code);

test("the target of a quarter to come is typed in its place and taken back with one key", () =>
  suite.inWindow(
    async (window) => {
      const { id } = await largest();
      await window.goto(`/partners/${id}?tab=plan`);
      await window.sees(".plan .now", "running");
      const before = await quarter(id, "2027-Q2");
      await window.page.locator(".plan tbody tr").nth((await own.ask("plan", { id })).quarters.findIndex(({ code }) => code === "2027-Q2")).getByRole("button").focus();
      await window.press("Enter");
      await window.page.locator(".line-editor input").waitFor();
      await window.type("750,000");
      await window.press("Enter");
      await window.sees(".toast", "Target set");
      await window.sees(".plan", "€750,000");
      assert.equal((await quarter(id, "2027-Q2")).targets[0].money.minor, 75_000_000);
      await window.undo();
      await until(async () => JSON.stringify((await quarter(id, "2027-Q2")).targets) === JSON.stringify(before.targets), "as it was");
    },
    { url: own.url },
  ));

test("the training of a partner shows what the data has", () =>
  suite.inWindow(
    async (window) => {
      const { id } = await largest();
      const { courses, learning } = await own.ask("partner_training", { id });
      await window.goto(`/partners/${id}?tab=training`);
      await window.sees(".tabtext", courses[0].title);
      await window.sees(".tabtext", learning[0].name);
      assert.equal(await window.page.locator(".tabtext tbody tr").count(), courses.length + learning.length);
    },
    { url: own.url },
  ));
