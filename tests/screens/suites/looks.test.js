// Language, direction and theme change everything at once; no window is too narrow and no zoom too large.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { dress, places, prepare } from "../lib/suite.js";

const suite = prepare();
const { host } = suite;
after(() => dress(host, "en", "light"));

const html = (window, name) => window.page.evaluate((name) => document.documentElement.getAttribute(name), name);

/** Takes a language from the list in Settings, by keyboard: the first entry is the system's. */
async function switchTo(window, place) {
  await window.page.locator(".select").first().focus();
  await window.press("Enter");
  await window.page.locator("[role=option]").first().waitFor();
  await window.press("Home", ...Array.from({ length: place }, () => "ArrowDown"));
  await window.press("Enter");
}

test("another language changes words, direction and charts without a restart", () =>
  suite.inWindow(async (window) => {
    await dress(host, "en", "light");
    const path = (await places(host)).partner;
    await window.goto("/settings");
    for (const [place, lang, dir, heading] of [[2, "de", "ltr", "Einstellungen"], [3, "ar", "rtl", "الإعدادات"]]) {
      await switchTo(window, place);
      await window.sees("h1", heading);
      assert.equal(await html(window, "lang"), lang);
      assert.equal(await html(window, "dir"), dir);
    }
    await window.goto(path);
    const labels = await window.page.locator(".chart-figure").evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
    assert.ok(labels.length > 0 && labels.every((label) => /\p{Script=Arabic}/u.test(label)), labels.join());
    await dress(host, "de", "light");
    await window.page.waitForFunction(() => document.documentElement.dir === "ltr");
    await window.sees(".chart-figure text", /Q\d|Angebot/);
  }));

test("the theme follows its switch, its key and the system", () =>
  suite.inWindow(async (window) => {
    await dress(host, "en", "light");
    await window.goto("/");
    assert.equal(await html(window, "data-theme"), "light");
    await window.press("Shift+T");
    await window.page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
    await host.execute({ kind: "set_theme", theme: "system" });
    await window.page.waitForFunction(() => document.documentElement.dataset.theme === "light");
    await window.page.emulateMedia({ colorScheme: "dark" });
    await window.page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
  }));

/** Elements that make the page, or a panel of it, wider than the window. */
function tooWide() {
  const page = document.documentElement;
  const panels = [page, document.body, ...document.querySelectorAll(".panel, .col, .list, .grid, .pbody, .pmain, .settings, .brief")];
  return panels.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => `${one.tagName}.${one.className} ${one.scrollWidth} > ${one.clientWidth}`);
}

for (const [name, options] of [
  ["1000 px wide", { viewport: { width: 1000, height: 740 } }],
  ["360 px wide", { viewport: { width: 360, height: 740 } }],
  ["at 200 % zoom", { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
]) {
  for (const language of ["en", "de", "ar"]) {
    test(`no screen scrolls sideways ${name} in ${language}`, async () => {
      await dress(host, language, "light");
      await suite.inWindow(
        async (window) => {
          for (const [place, path] of Object.entries(await places(host))) {
            await window.goto(path);
            assert.deepEqual(await window.page.evaluate(tooWide), [], place);
          }
        },
        { options },
      );
    });
  }
}
