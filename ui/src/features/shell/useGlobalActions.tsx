// What works on every screen: going places, the palette, the sheet, theme and sync.
import { useNavigate, useRouter } from "@tanstack/react-router";
import { ChartNoAxesCombined, CloudDownload, FileUp, GraduationCap, Handshake, Keyboard, Languages, PanelLeft, Search, Settings, ShieldCheck, SquareKanban, Sun, SunMoon, Undo2 } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import { useExecute } from "../../ipc/ask.ts";
import { useLanguage, useT } from "../../kit/i18n.tsx";
import { useActions, type Action } from "../../kit/keymap.tsx";
import { LANGUAGE_NAMES, LANGUAGES } from "../../lib/locale.ts";
import { importFrom } from "../../lib/search.ts";

interface Openers {
  openPalette: () => void;
  openSheet: () => void;
  toggleSidebar: () => void;
  narrow: boolean;
}

const I = { className: "i", "aria-hidden": true } as const;

export function useGlobalActions(openers: Openers): void {
  const t = useT();
  const language = useLanguage();
  const navigate = useNavigate();
  const router = useRouter();
  const { mutate } = useExecute();
  const latest = useRef(openers);
  useEffect(() => {
    latest.current = openers;
  });
  const { narrow } = openers;
  const actions = useMemo<Action[]>(() => {
    const go = { group: t("app-palette-go") };
    const act = { group: t("app-palette-actions") };
    const dark = () => document.documentElement.dataset.theme === "dark";
    return [
      { ...go, id: "go-today", label: t("nav-today"), keys: ["g+t"], icon: <Sun {...I} />, run: () => void navigate({ to: "/" }) },
      { ...go, id: "go-partners", label: t("nav-partners"), keys: ["g+p"], icon: <Handshake {...I} />, run: () => void navigate({ to: "/partners" }) },
      { ...go, id: "go-deals", label: t("nav-deals"), keys: ["g+d"], icon: <SquareKanban {...I} />, run: () => void navigate({ to: "/deals" }) },
      { ...go, id: "go-forecast", label: t("forecast-title"), keys: ["g+f"], icon: <ChartNoAxesCombined {...I} />, run: () => void navigate({ to: "/forecast" }) },
      { ...go, id: "go-registrations", label: t("nav-registrations"), keys: ["g+r"], icon: <ShieldCheck {...I} />, run: () => void navigate({ to: "/registrations" }) },
      { ...go, id: "go-training", label: t("nav-training"), keys: ["g+n"], icon: <GraduationCap {...I} />, run: () => void navigate({ to: "/training" }) },
      { ...go, id: "go-settings", label: t("nav-settings"), keys: ["Ctrl ,"], icon: <Settings {...I} />, run: () => void navigate({ to: "/settings" }) },
      { ...act, id: "sync-now", label: t("sync-now"), keys: [], icon: <CloudDownload {...I} />, run: () => mutate({ kind: "sync_now" }) },
      { ...act, id: "import-file", label: t("import-title"), keys: ["g+i"], icon: <FileUp {...I} />, run: () => void navigate({ to: "/import", search: importFrom(router.state.location.pathname) }) },
      { ...act, id: "switch-light-dark-theme", label: t("app-switch-theme"), keys: ["Shift t"], icon: <SunMoon {...I} />, run: () => mutate({ kind: "set_theme", theme: dark() ? "light" : "dark" }) },
      ...LANGUAGES.filter((one) => one !== language).map((one) => ({
        ...act,
        id: `language-${one}`,
        label: t("app-language-to", { language: LANGUAGE_NAMES[one] }),
        keys: [],
        icon: <Languages {...I} />,
        run: () => mutate({ kind: "set_language", language: one }),
      })),
      { ...act, id: "toggle-sidebar", label: narrow ? t("nav-expand") : t("nav-collapse"), keys: ["["], icon: <PanelLeft {...I} />, run: () => latest.current.toggleSidebar() },
      { ...act, id: "back", label: t("app-back"), keys: ["Escape"], icon: <Undo2 {...I} />, sheetOnly: true, run: () => leave() },
      { ...act, id: "palette", label: t("app-palette-title"), keys: ["Ctrl k"], icon: <Search {...I} />, sheetOnly: true, run: () => latest.current.openPalette() },
      { ...act, id: "shortcuts", label: t("app-shortcuts"), keys: ["?"], icon: <Keyboard {...I} />, run: () => latest.current.openSheet() },
    ];
  }, [t, language, navigate, router, mutate, narrow]);
  useActions(actions);
}

/** Escape first leaves a field; a record page adds its own way back on top of this. */
function leave(): void {
  const active = document.activeElement;
  if (active instanceof HTMLElement) active.blur();
}
