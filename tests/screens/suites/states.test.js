// What the window shows when things aren't as usual: no hub yet, no key, no connection, hostile data.
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { startHost } from "../lib/host.js";
import { prepare } from "../lib/suite.js";

const suite = prepare();
const { host } = suite;

async function withHost(words, story) {
  const own = await startHost(...words);
  try {
    await suite.inWindow((window) => story(window, own), { url: own.url });
  } finally {
    await own.stop();
  }
}

test("signing in leads through the first sync to Today", () =>
  withHost(["--empty"], async (window, own) => {
    const hub = await own.hub();
    await window.goto("/");
    await window.sees("h1", "Tandem");
    assert.ok(await window.page.locator("button[type=submit]").isDisabled());
    await window.page.locator("input").first().focus();
    await window.type(hub.url);
    await window.press("Tab");
    await window.type("wrong");
    await window.press("Enter");
    await window.sees(".field:has(input[type=password]) [role=alert]", "does not accept this token");
    assert.ok(await window.page.locator("input[type=password][aria-invalid=true]").evaluate((input) => input === document.activeElement));
    assert.equal((await own.ask("app")).settings.hub, null, "what the hub refused is not kept");
    await window.type(hub.token);
    await window.press("Enter");
    await window.sees("h1", "Copying your data");
    await window.page.locator(".kpi").first().waitFor({ timeout: 120_000 });
    assert.equal((await own.ask("app")).settings.hasToken, true);
  }));

test("a hub that can't be reached is said at its address, and may be kept all the same", () =>
  withHost(["--empty"], async (window, own) => {
    const hub = await own.hub();
    await own.switchHub(false);
    await window.goto("/");
    await window.page.locator("input").first().focus();
    await window.type(hub.url);
    await window.press("Tab");
    await window.type(hub.token);
    await window.press("Enter");
    await window.sees(".field:has(input[inputmode=url]) [role=alert]", "No hub answers");
    await window.page.getByRole("button", { name: "Keep without checking" }).focus();
    await window.press("Enter");
    await window.sees(".first-sync [role=alert]", "can’t be reached");
    await own.switchHub(true);
    await window.page.locator(".first-sync .btn").focus();
    await window.press("Enter");
    await window.page.locator(".kpi").first().waitFor({ timeout: 120_000 });
  }));

for (const [why, title, words] of [
  ["key_missing", "can’t be opened", /not in the key store.*kept untouched/],
  ["key_wrong", "can’t be opened", /does not open your data.*kept untouched/],
  ["keyring_locked", "can’t be opened", /key store is locked/],
  ["no_keyring", "No key store", /--key-fd/],
]) {
  test(`data behind a ${why.replace("_", " ")} says what to do and offers to try again`, () =>
    withHost(["--locked", why], async (window) => {
      await window.goto("/");
      await window.sees("h1", title);
      await window.sees(".card-form", words);
      await window.sees("button", "Retry");
    }));
}

test("without its hub everything goes on, and with it sync goes on", () =>
  suite.inWindow(async (window) => {
    await window.goto("/deals");
    await host.switchHub(false);
    try {
      await host.execute({ kind: "sync_now" });
      await window.sees(".sync", /^Offline/);
      await window.press("j", "Enter");
      await window.page.locator(".phead").waitFor();
      await window.press("g", "s");
      await window.sees(".sync-hello", "everything here keeps working");
    } finally {
      await host.switchHub(true);
    }
    await host.execute({ kind: "sync_now" });
    await window.sees(".sync", /^Synced/);
  }));

/** The CSV files with one customer's name replaced. */
async function dataWith(name) {
  const folder = await mkdtemp(join(tmpdir(), "tandem-screens-"));
  await cp(new URL("../../fixtures/", import.meta.url), folder, { recursive: true });
  for (const file of ["accounts", "sales_pipeline"]) {
    const path = join(folder, "crm", `${file}.csv`);
    await writeFile(path, (await readFile(path, "utf8")).replaceAll("Konex", name));
  }
  return folder;
}

test("markup in a name is text wherever it shows", async () => {
  const name = "<img src=x onerror=document.title='run'>";
  const data = await dataWith(name);
  try {
    await withHost(["--data", data], async (window, own) => {
      const { rows } = await own.ask("deal_page", { text: "onerror", limit: 1 });
      assert.equal(rows.length, 1);
      await window.goto(`/deals/${rows[0].id}`);
      await window.sees("main, .panel", name);
      await window.press("Control+k");
      await window.type("<b>onerror</b>");
      await window.page.waitForTimeout(300);
      assert.equal(await window.page.locator("img, .pnone b").count(), 0);
      assert.equal(await window.page.title(), "Tandem");
    });
  } finally {
    await rm(data, { recursive: true, force: true });
  }
});
