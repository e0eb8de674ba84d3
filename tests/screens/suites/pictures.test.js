// The six screens as pictures, compared with those kept in goldens/; what differs is left in results/.
// `npm run update` takes new ones: look at them before keeping them.
import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { after, test } from "node:test";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { dress, places, prepare } from "../lib/suite.js";

const suite = prepare();
const { host } = suite;
after(() => dress(host, "en", "light"));

const goldens = new URL("../goldens/", import.meta.url);
const results = new URL("../results/", import.meta.url);
/** Share of points that may differ. */
const LEEWAY = 0.001;

async function compare(name, taken) {
  const kept = PNG.sync.read(await readFile(new URL(`${name}.png`, goldens)));
  const now = PNG.sync.read(taken);
  assert.deepEqual([now.width, now.height], [kept.width, kept.height], `${name} has another size`);
  const diff = new PNG({ width: now.width, height: now.height });
  const points = pixelmatch(kept.data, now.data, diff.data, now.width, now.height, { threshold: 0.1 });
  if (points <= now.width * now.height * LEEWAY) return;
  await mkdir(results, { recursive: true });
  await writeFile(new URL(`${name}.png`, results), taken);
  await writeFile(new URL(`${name}.diff.png`, results), PNG.sync.write(diff));
  assert.fail(`${name}: ${points} points differ, see tests/screens/results/${name}.diff.png`);
}

async function keep(name, taken) {
  await mkdir(goldens, { recursive: true });
  await writeFile(new URL(`${name}.png`, goldens), PNG.sync.write(PNG.sync.read(taken), { deflateLevel: 9, colorType: 2 }));
}

for (const language of ["en", "ar"]) {
  for (const theme of ["light", "dark"]) {
    test(`the screens look as they did, ${theme} and in ${language}`, async () => {
      await dress(host, language, theme);
      // When the sync was, no two runs have alike, nor how long there is still to decide. A comparison, answers and two tabs repeat what other pages show.
      const { settings: _settings, sync: _sync, compare: _compare, plan: _plan, partnerTraining: _training, answers: _answers, import: _import, ...others } = await places(host);
      const shown = { ...others, registrations: "/registrations?part=ending" };
      await suite.inWindow(async (window) => {
        for (const [place, path] of Object.entries(shown)) {
          await window.goto(path);
          const mask = [window.page.locator(".brief-head .end")];
          const taken = await window.page.screenshot({ animations: "disabled", caret: "hide", scale: "css", mask });
          await (process.env.TANDEM_UPDATE ? keep : compare)(`${place}-${theme}-${language}`, taken);
        }
      });
    });
  }
}
