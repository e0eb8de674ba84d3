// Partners from a file: chosen, mapped, checked, previewed, applied and taken back, by keyboard; and a hostile file's words.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startHost } from "../lib/host.js";
import { prepare, until } from "../lib/suite.js";

// A hub of its own: other suites count on the sample as it was made.
let own;
const suite = prepare();
before(async () => {
  own = await startHost();
});
after(() => own?.stop());

const inWindow = (story, options) => suite.inWindow(story, { url: own.url, options });
const file = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
const total = async () => (await own.ask("partner_list", { limit: 1 })).total;

async function choose(window, chosen) {
  await window.page.locator("input[type=file]").setInputFiles(chosen);
}

async function csv() {
  const known = (await own.ask("partner_list", { limit: 1 })).rows[0];
  const { owners, regions } = await own.ask("facets");
  return `Partner;Type;Region;City;Owner\n${known.name};;;Import Bay;\nFresh Harbour;Reseller;${regions[0]};Kiel;${owners[0].name}\nNo Type;;${regions[0]};;\n`;
}

for (const [name, options] of [["wide", {}], ["360 px wide", { viewport: { width: 360, height: 700 } }]]) {
  test(`a file of partners is imported by Enter and taken back by Z (${name})`, () =>
    inWindow(async (window) => {
      const before = await total();
      await window.goto("/partners");
      await window.press("g", "i");
      await window.page.locator(".import-drop").waitFor();
      await choose(window, file("partners.csv", await csv()));
      await window.sees(".import [role=status]", "partners.csv: 3 lines");
      await window.sees("[aria-current=step]", "Columns");
      await window.press("Enter");
      await window.sees(".import-rows", "Type is missing");
      await window.press("Enter");
      await window.sees(".import-rows", "Fresh Harbour");
      await window.press("Escape");
      await window.sees("[aria-current=step]", "Check");
      await window.press("Enter");
      assert.equal(await total(), before, "nothing changes before the last step");
      await window.press("Enter");
      await window.sees(".import-done", "Imported: 1 new, 1 changed");
      assert.equal(await total(), before + 1);
      await window.undo();
      await until(async () => (await total()) === before, "the partners as they were");
      await own.execute({ kind: "close_import" });
    }, options));
}

test("a file that is no UTF-8 says its line, and is read as Windows text when the user says so", () =>
  inWindow(async (window) => {
    await window.goto("/import");
    await choose(window, { name: "old.csv", mimeType: "text/csv", buffer: Buffer.from("Partner;City\nHarbour;M\u00fcnchen\n", "latin1") });
    await window.sees("[role=alert]", "Line 2: The text is not UTF-8.");
    await window.page.getByRole("button", { name: "Read as Windows text" }).click();
    await window.sees(".import-fields", "München");
    await own.execute({ kind: "close_import" });
  }));

test("a quotation that does not end is named by its line, and nothing changes", () =>
  inWindow(async (window) => {
    const before = await total();
    await window.goto("/import");
    await choose(window, file("half.csv", "Partner,City\nHarbour,\"Ki"));
    await window.sees("[role=alert]", "Line 2: A quotation begins here");
    assert.equal(await total(), before);
    await own.execute({ kind: "close_import" });
  }));
