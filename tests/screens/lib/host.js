// The product over HTTP: its own hub, core and built UI in one process, on a day of our own.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

export const TODAY = "2026-11-23";

const top = join(import.meta.dirname, "../../..");
const programs = process.env.TANDEM_PROGRAMS ?? join(top, "target/debug");

async function post(url, path, body) {
  const answer = await fetch(url + path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  const value = await answer.json();
  if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(value)}`);
  return value;
}

/** What tests ask a running host for, beside the browser. */
export function talkTo(url) {
  return {
    url,
    ask: (name, args = {}) => post(url, "/ask", { name, args }),
    execute: (command) => post(url, "/execute", { command }),
    /** A colleague does this on a laptop of their own; the hub has it afterwards. */
    rival: (command) => post(url, "/test/rival", { command }),
    switchHub: (up) => post(url, "/test/hub", { up }),
    open: (kind, id) => post(url, "/test/open", { kind, id }),
    hub: async () => (await fetch(`${url}/test/hub`)).json(),
  };
}

/** The host that all suites share. */
export const sharedHost = () => talkTo(process.env.TANDEM_URL);

async function readUrl(running) {
  for await (const line of createInterface({ input: running.stdout })) {
    const found = /^devhost on (http:\S+)/.exec(line);
    if (found) return found[1];
  }
  throw new Error("devhost ended before it was ready");
}

export async function startHost(...words) {
  const data = words.includes("--data") ? [] : ["--size", "s", "--seed", "1", ...(process.env.TANDEM_SAMPLE ? ["--keep", process.env.TANDEM_SAMPLE] : [])];
  const all = ["--today", TODAY, "--language", "en", "--ui", join(top, "ui/dist"), ...data, ...words];
  const running = spawn(join(programs, "devhost"), all, { cwd: top, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => running.on("exit", resolve));
  process.on("exit", () => running.kill("SIGTERM"));
  const url = await readUrl(running);
  running.stdout.resume();
  const stop = async () => {
    running.kill("SIGTERM");
    await ended;
  };
  return { ...talkTo(url), stop };
}
