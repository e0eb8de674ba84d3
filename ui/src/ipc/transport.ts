// How the two verbs and the signals travel: over the shell's own channel, or over HTTP to the development host.
import { invoke, isTauri } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

export interface Transport {
  ask(name: string, args: unknown): Promise<unknown>;
  execute(command: unknown): Promise<unknown>;
  /** Calls back with each signal's payload until the returned function is called. */
  listen(signal: Signal, heard: (payload: unknown) => void): () => void;
}

export type Signal = "changed" | "sync_status" | "open_record";

const shell: Transport = {
  ask: (name, args) => invoke("ask", { name, args }),
  execute: (command) => invoke("execute", { command }),
  listen(signal, heard) {
    const stop = listen(signal, (event) => heard(event.payload));
    return () => void stop.then((off) => off());
  },
};

async function post(path: string, body: unknown): Promise<unknown> {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const value: unknown = await answer.json();
  if (!answer.ok) throw value;
  return value;
}

let source: EventSource | null = null;

const http: Transport = {
  ask: (name, args) => post("/ask", { name, args }),
  execute: (command) => post("/execute", { command }),
  listen(signal, heard) {
    source ??= new EventSource("/events");
    const events = source;
    const on = (event: MessageEvent<string>) => heard(JSON.parse(event.data));
    events.addEventListener(signal, on);
    return () => events.removeEventListener(signal, on);
  },
};

export const transport: Transport = isTauri() ? shell : http;
