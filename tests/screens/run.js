// Starts the product over HTTP once, runs the suites against it one after the other, and ends it.
// `node run.js [--update] [words]`: only suites whose name has one of the words; --update takes new goldens.
import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startHost } from "./lib/host.js";

const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const wanted = (name) => name.endsWith(".test.js") && (words.length === 0 || words.some((word) => name.includes(word)));
const suites = (await readdir(new URL("suites/", import.meta.url))).filter(wanted).toSorted();

const folder = await mkdtemp(join(tmpdir(), "tandem-screens-"));
// Further hosts copy the hub's data from this file in place of making it again.
process.env.TANDEM_SAMPLE = join(folder, "sample.db");
const host = await startHost();
process.env.TANDEM_URL = host.url;
if (process.argv.includes("--update")) process.env.TANDEM_UPDATE = "1";

function run() {
  const words = ["--test", "--test-concurrency=1", "--test-reporter=spec", ...suites.map((name) => join("suites", name))];
  const tests = spawn(process.execPath, words, { cwd: import.meta.dirname, stdio: "inherit" });
  return new Promise((resolve) => tests.on("exit", (code) => resolve(code ?? 1)));
}

try {
  process.exitCode = await run();
} finally {
  await host.stop();
  await rm(folder, { recursive: true, force: true });
}
