// Lists that somebody comes back to: named with two keys, found by one, removed and had back.
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

const names = async () => (await own.ask("saved_views")).views.map(({ name }) => name);

test("a filtered list is kept under a name, opened by its key from anywhere, removed and had back", () =>
  suite.inWindow(
    async (window) => {
      await window.goto("/deals?region=Nordics&only=stalled");
      await window.press("Shift+S");
      await window.page.locator("[role=dialog] input").waitFor();
      await window.type("Stalled up north");
      await window.press("Enter");
      await window.sees(".toast", "View saved: Stalled up north");
      assert.equal(window.keys - "Stalled up north".length, 2);
      await window.sees(".views .on", "Stalled up north");
      await window.goto("/training");
      await window.press("Control+2");
      await window.sees(".fbtn", "Nordics");
      await window.press("Control+1");
      await window.sees("h1", /things need you/);
      await window.page.getByRole("button", { name: /Remove the view/ }).focus();
      await window.press("Enter");
      await window.sees(".toast", "View removed");
      assert.deepEqual(await names(), []);
      await window.undo();
      await until(async () => (await names()).length === 1, "the view again");
    },
    { url: own.url },
  ));

test("what is kept already is not offered again, and a name is asked for", () =>
  suite.inWindow(
    async (window) => {
      await own.execute({ kind: "save_view", name: "Gold", path: "/partners?tier=gold" });
      await window.goto("/partners?tier=gold");
      await window.sees(".views .on", "Gold");
      assert.equal(await window.page.getByRole("button", { name: "Save this view" }).count(), 0);
      await window.goto("/partners?tier=silver");
      await window.page.getByRole("button", { name: "Save this view" }).click();
      await window.page.locator("[role=dialog] input").waitFor();
      await window.press("Enter");
      await window.sees("[role=dialog]", "Give the view a name.");
      await window.press("Escape");
    },
    { url: own.url },
  ));
