// Partners, people and deals from a file: chosen, mapped, checked, previewed, applied and taken back, by keyboard; and a hostile file's words.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startHost } from "../lib/host.js";
import { prepare, until } from "../lib/suite.js";
import { workbook } from "../lib/workbook.js";

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

async function firstPartner() {
  return (await own.ask("partner_list", { limit: 1 })).rows[0];
}

test("a CSV of people is imported by Enter, without the line that Space left out, and taken back by Z", () =>
  inWindow(async (window) => {
    const partner = await firstPartner();
    const people = async () => (await own.ask("partner_page", { id: partner.id })).people.map(({ name }) => name);
    const before = await people();
    await window.goto("/");
    await window.press("g", "i");
    await choose(window, file("people.csv", `Name;Company;E-mail;Role\nAda Import;${partner.name};ada@import.example;Sales\nBo Import;${partner.name};;Technical\n`));
    await window.sees("[aria-current=step]", "Columns");
    await window.sees(".import-fields", "People");
    await window.press("Enter");
    await window.sees(".import", "No line has a problem");
    await window.press("Enter");
    await window.sees(".import-rows", "Bo Import");
    await window.press("j");
    await window.press("Space");
    await window.sees(".import", "Left out: 1");
    await window.sees(".import-foot", "Import 1 line");
    await window.press("Enter");
    await window.sees(".import-done", "Imported: 1 new, 0 changed");
    assert.deepEqual((await people()).filter((name) => name.endsWith("Import")), ["Ada Import"]);
    await window.undo();
    await until(async () => (await people()).length === before.length, "the people as they were");
    await own.execute({ kind: "close_import" });
  }));

test("a workbook of deals with decimal commas is imported from Deals, and the sheet is the user's to choose", () =>
  inWindow(async (window) => {
    const partner = await firstPartner();
    const found = async () => (await own.ask("deal_page", { text: "Importkai", limit: 5 })).rows;
    const deals = [
      ["Deal", "Partner", "Stage", "Amount", "Currency", "Close date"],
      ["Importkai Nord", partner.name, "Proposal", "12.500,50", "EUR", "31.12.2026"],
      ["Importkai Bad", partner.name, "Maybe", "1,2,3", "EUR", ""],
    ];
    const buffer = workbook([
      { name: "Cover", rows: [["Pipeline"]] },
      { name: "Deals", rows: deals },
      { name: "Old", rows: deals },
    ]);
    await window.goto("/deals");
    await window.press("g", "i");
    await choose(window, { name: "deals.xlsx", mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer });
    await window.sees("[aria-current=step]", "Columns");
    await window.sees(".import-fields", "Decimal comma");
    await window.sees(".import-fields", "“12.500,50” is 12500.50 EUR");
    await window.page.getByRole("button", { name: /Sheet/ }).click();
    await window.page.getByRole("option", { name: "Old" }).click();
    await until(async () => (await own.ask("import")).file?.sheet === 2, "the other sheet");
    await window.sees(".import-fields", "Old");
    // As long as the choice closes, the key is its own.
    await window.page.getByRole("option", { name: "Old" }).waitFor({ state: "detached" });
    await window.press("Enter");
    await window.sees(".import-rows", "Stage: “Maybe” is not known here.");
    await window.press("Enter");
    await window.sees(".import-rows", "Importkai Nord");
    await window.press("Enter");
    await window.sees(".import-done", "Imported: 1 new, 0 changed");
    assert.deepEqual((await found()).map(({ money }) => money), [{ minor: 1_250_050, currency: "EUR" }]);
    await window.undo();
    await until(async () => (await found()).length === 0, "the deals as they were");
    await own.execute({ kind: "close_import" });
  }));

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
