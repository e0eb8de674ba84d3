// Every screen and overlay, in both themes and both directions, against the accessibility rules.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { startHost } from "../lib/host.js";
import { dress, places, prepare } from "../lib/suite.js";

const suite = prepare();
const { host } = suite;
const rules = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
after(() => dress(host, "en", "light"));


/** `off` names rules that don't fit the place. */
async function check(window, where, off = []) {
  await window.page.evaluate(rules);
  const found = await window.page.evaluate(async (off) => {
    const { violations } = await window.axe.run({ rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])) });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`));
  }, off);
  assert.deepEqual(found, [], where);
}

/** How each is opened, and from where. */
const overlays = {
  palette: ["deals", (window) => window.press("Control+k")],
  sheet: ["deals", (window) => window.press("?")],
  sync: ["deals", (window) => window.page.locator(".side .sync").press("Enter")],
  touch: ["deal", (window) => window.press("l")],
  promise: ["partner", (window) => window.press("t")],
  columns: ["partners", (window) => window.press("Shift+C")],
};

async function checkOverlays(window) {
  const known = await places(host);
  for (const [name, [place, open]] of Object.entries(overlays)) {
    await window.goto(known[place]);
    await open(window);
    await window.page.locator("[role=dialog]").first().waitFor();
    // Invisible buttons that let a screen reader close an overlay lie outside the landmarks by design.
    await check(window, name, ["region"]);
    await window.press("Escape");
  }
  await window.goto("/deals?group=close&columns=stage,amount,step,stepOn,updated,close,entered,owner,region");
  await check(window, "deals by month, with many columns");
  await window.press("Shift+G");
  await window.page.locator("[role=menu]").waitFor();
  await check(window, "groups", ["region"]);
  await window.press("Escape");
  await window.goto(known.deals);
  await window.press("x", "Shift+J");
  await window.page.locator(".bulk").waitFor();
  await check(window, "chosen deals");
  await window.press("s");
  await window.page.locator("[role=menu]").waitFor();
  await check(window, "snooze", ["region"]);
  await window.press("d");
  await window.page.locator("[role=dialog]").waitFor();
  await check(window, "a day", ["region"]);
  await window.goto(known.training);
  await window.press("x", "Shift+J");
  await window.page.locator(".bulk").waitFor();
  await check(window, "chosen learners");
  await window.press("r");
  await window.page.locator(".remind-letter").waitFor();
  await check(window, "reminders", ["region"]);
  await window.press("Escape");
  await window.goto(known.deal);
  for (const [keys, what] of [["m", "[role=menu]"], ["e", "[role=menu]"], ["d", ".line-editor"]]) {
    await window.press(keys);
    await window.page.locator(what).first().waitFor();
    await check(window, `deal ${keys}`, ["region"]);
    await window.press("Escape");
    await window.page.locator(what).first().waitFor({ state: "detached" });
  }
}

for (const language of ["en", "ar"]) {
  for (const theme of ["light", "dark"]) {
    test(`no screen breaks a rule, ${theme} and in ${language}`, async () => {
      await dress(host, language, theme);
      await suite.inWindow(async (window) => {
        for (const [place, path] of Object.entries(await places(host))) {
          await window.goto(path);
          await check(window, place);
        }
        await checkOverlays(window);
      });
    });
  }
}

for (const words of [["--empty"], ["--locked", "key_missing"]]) {
  test(`the way in breaks no rule (${words.join(" ")})`, async () => {
    const own = await startHost(...words);
    try {
      for (const theme of ["light", "dark"]) {
        await suite.inWindow(
          async (window) => {
            await window.goto("/");
            await check(window, theme);
          },
          { url: own.url, options: { colorScheme: theme } },
        );
      }
    } finally {
      await own.stop();
    }
  });
}
