// Decides what the window shows at all: the screens, the way in, or why the data can't be opened.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect, useState, type ReactNode } from "react";
import { Locked } from "./features/start/Locked.tsx";
import { SignIn } from "./features/settings/SignIn.tsx";
import type { AppView, RecordRef, Theme } from "./generated/ipc.ts";
import { AppProvider } from "./ipc/app.tsx";
import { useAsk, useOpenRequests, useSignals } from "./ipc/ask.ts";
import { toApiError } from "./lib/error.ts";
import { KeymapProvider } from "./kit/keymap.tsx";
import { Localized, useT } from "./kit/i18n.tsx";
import { ErrorState } from "./kit/states.tsx";
import { Toasts } from "./kit/toast.tsx";
import { nearestLanguage } from "./lib/locale.ts";
import { router } from "./routes.tsx";

function newClient(): QueryClient {
  // Answers come from a file beside us: no retry hides an error, no focus refetch is needed, signals say what changed.
  return new QueryClient({
    defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: Infinity, networkMode: "always" }, mutations: { networkMode: "always" } },
  });
}

function useTheme(theme: Theme): void {
  useEffect(() => {
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const apply = () => {
      const system = dark.matches ? "dark" : "light";
      document.documentElement.dataset.theme = theme === "system" ? system : theme;
    };
    apply();
    dark.addEventListener("change", apply);
    return () => dark.removeEventListener("change", apply);
  }, [theme]);
}

const FOLDERS = { deal: "deals", partner: "partners", registration: "registrations" } as const;

function openRecord(target: RecordRef): void {
  if (target.kind === "today") router.history.push("/");
  else router.history.push(`/${FOLDERS[target.kind]}/${target.id}`);
}

function Inside({ view }: { view: AppView }): ReactNode {
  switch (view.phase.kind) {
    case "ready":
      return <RouterProvider router={router} />;
    case "sign_in":
      return <SignIn />;
    case "locked":
      return <Locked reason={view.phase.reason} file={view.phase.file} />;
    case "no_keyring":
      return <Locked reason="no_keyring" file={null} />;
  }
}

function Opening({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useT();
  if (!error) return null;
  const { message, detail } = toApiError(error, t("error-internal"));
  return (
    <main className="panel alone">
      <ErrorState message={message} detail={detail} onRetry={onRetry} />
    </main>
  );
}

function Root() {
  useSignals();
  useOpenRequests(openRecord);
  const app = useAsk("app", {});
  const view = app.data;
  useTheme(view?.settings.theme ?? "system");
  const language = nearestLanguage(view ? [view.settings.effectiveLanguage] : navigator.languages);
  return (
    <Localized language={language} dateTag={view?.settings.dateTag}>
      {view ? (
        <AppProvider view={view}>
          <KeymapProvider>
            <Toasts>
              <Inside view={view} />
            </Toasts>
          </KeymapProvider>
        </AppProvider>
      ) : (
        <Opening error={app.error} onRetry={() => void app.refetch()} />
      )}
    </Localized>
  );
}

export function App() {
  const [client] = useState(newClient);
  return (
    <QueryClientProvider client={client}>
      <Root />
    </QueryClientProvider>
  );
}
