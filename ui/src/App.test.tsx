// What the window shows before and beside the screens: the way in, why data can't be opened, how sync stands.
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { App } from "./App.tsx";
import type { ApiError, AppPhase, AppView, Command, SyncStatusView } from "./generated/ipc.ts";

const plain = (text: string | null) => (text ?? "").replace(/[\u2066-\u2069]/g, "");

const synced: SyncStatusView = {
  phase: "synced",
  firstSyncDone: true,
  rowsDone: 0,
  rowsTotal: 0,
  bytesDone: 0,
  leftMs: null,
  lastSyncedAt: Date.now() * 1000,
  retryAt: null,
  clockSkewMs: null,
  problem: null,
  error: null,
  detail: null,
  waiting: 0,
  sent: 0,
  parked: 0,
  conflicts: 0,
};

function viewOf(phase: AppPhase, sync: Partial<SyncStatusView> = {}): AppView {
  return {
    phase,
    settings: {
      language: "en",
      effectiveLanguage: "en",
      dateTag: "en-GB",
      theme: "light",
      hub: null,
      hasToken: false,
      keyring: "Secret Service",
      cacheFile: "cache.db",
      cacheBytes: 0,
      notifyStalled: true,
      notifySevere: true,
      quiet: null,
      version: "0.1.0",
    },
    workspaceName: "<b>Nordlys</b>",
    me: "Ingrid Solberg",
    today: "2026-11-24",
    counts: { today: 0, undecided: 0, stalledDeals: 0, stalledLearners: 0 },
    sync: { ...synced, ...sync },
  };
}

let view: AppView;
let executed: Command[];
let refusal: ApiError;

beforeEach(() => {
  executed = [];
  refusal = { kind: "auth", message: "The hub does not accept this token.", field: "token", detail: null };
  vi.stubGlobal("EventSource", class {
    addEventListener(): void {}
    removeEventListener(): void {}
  });
  vi.stubGlobal("fetch", async (path: string, { body }: { body: string }) => {
    const asked = JSON.parse(body) as { name?: string; command?: Command };
    if (path === "/execute" && asked.command) {
      executed.push(asked.command);
      return new Response(JSON.stringify(refusal), { status: 400 });
    }
    const answers: Record<string, unknown> = {
      app: view,
      sync_status: view.sync,
      today: { today: view.today, kpis: [], groups: [], total: 0 },
    };
    return new Response(JSON.stringify(answers[asked.name ?? ""]));
  });
});

afterEach(() => vi.unstubAllGlobals());

it("says that a file with the wrong key is kept where it is, and tries again on request", async () => {
  view = viewOf({ kind: "locked", reason: "key_wrong", file: "/data/cache.db" });
  render(<App />);
  expect(plain((await screen.findByRole("alert")).textContent)).toContain("kept untouched at /data/cache.db");
  fireEvent.click(screen.getByRole("button", { name: "Retry" }));
  await vi.waitFor(() => expect(executed).toEqual([{ kind: "retry_open" }]));
});

it("tells how to hand over a key where there is no key store", async () => {
  view = viewOf({ kind: "no_keyring" });
  render(<App />);
  expect(plain((await screen.findByRole("alert")).textContent)).toContain("--key-fd");
});

it("signs in, shows why that failed, and keeps what was typed", async () => {
  view = viewOf({ kind: "sign_in" });
  render(<App />);
  const address = await screen.findByLabelText<HTMLInputElement>("Hub address");
  fireEvent.change(address, { target: { value: " https://hub.example.com " } });
  fireEvent.change(screen.getByLabelText("Access token"), { target: { value: "secret" } });
  fireEvent.click(screen.getByRole("button", { name: "Connect" }));
  expect((await screen.findByRole("alert")).textContent).toBe("The hub does not accept this token.");
  const token = screen.getByLabelText<HTMLInputElement>("Access token");
  expect([token.getAttribute("aria-invalid"), address.getAttribute("aria-invalid")]).toEqual(["true", null]);
  expect(document.activeElement).toBe(token);
  expect(screen.queryByRole("button", { name: "Keep without checking" })).toBeNull();
  expect(executed).toEqual([{ kind: "connect_hub", address: "https://hub.example.com", token: "secret", anyway: false }]);
  expect(address.value).toBe(" https://hub.example.com ");
  fireEvent.change(token, { target: { value: "another" } });
  await vi.waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
});

it("offers to keep the address of a hub that can't be reached", async () => {
  view = viewOf({ kind: "sign_in" });
  refusal = { kind: "offline", message: "No hub answers.", field: "address", detail: null };
  render(<App />);
  const address = await screen.findByLabelText<HTMLInputElement>("Hub address");
  fireEvent.change(address, { target: { value: "https://hub.example.com" } });
  fireEvent.change(screen.getByLabelText("Access token"), { target: { value: "secret" } });
  fireEvent.click(screen.getByRole("button", { name: "Connect" }));
  expect((await screen.findByRole("alert")).textContent).toBe("No hub answers.");
  expect(address.getAttribute("aria-invalid")).toBe("true");
  fireEvent.click(screen.getByRole("button", { name: "Keep without checking" }));
  await vi.waitFor(() => expect(executed.at(-1)).toEqual({ kind: "connect_hub", address: "https://hub.example.com", token: "secret", anyway: true }));
});

it("works on when the hub is away, and says so in the side bar", async () => {
  view = viewOf({ kind: "ready" }, { phase: "offline" });
  render(<App />);
  expect(await screen.findByRole("button", { name: /Offline/ })).toBeDefined();
  expect((await screen.findByRole("heading", { level: 1 })).textContent).toBe("Nothing needs you");
  expect(screen.getByText("<b>Nordlys</b>")).toBeDefined();
});

it("shows how far the first sync is and stops it on request", async () => {
  view = viewOf({ kind: "ready" }, { phase: "first_sync", firstSyncDone: false, rowsDone: 300, rowsTotal: 1200, bytesDone: 2_000_000, leftMs: 30_000 });
  render(<App />);
  const [bar] = await screen.findAllByRole("progressbar");
  expect(bar?.getAttribute("aria-valuenow")).toBe("300");
  fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
  await vi.waitFor(() => expect(executed).toEqual([{ kind: "cancel_sync" }]));
});
