// The frame's own view, asked once at the top and read everywhere: who, which day, which settings, sync state.
import { createContext, use, type ReactNode } from "react";
import type { AppView, SyncStatusView } from "../generated/ipc.ts";
import { useAsk } from "./ask.ts";

const AppContext = createContext<AppView | null>(null);

export function AppProvider({ view, children }: { view: AppView; children: ReactNode }) {
  return <AppContext value={view}>{children}</AppContext>;
}

export function useApp(): AppView {
  const view = use(AppContext);
  if (!view) throw new Error("the app's view is asked by <AppProvider>");
  return view;
}

/** Live sync state: pushed by the backend while it changes. */
export function useSyncStatus(): SyncStatusView {
  const { sync } = useApp();
  return useAsk("sync_status", {}).data ?? sync;
}
