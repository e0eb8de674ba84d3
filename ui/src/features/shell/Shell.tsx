// The frame around every screen: side bar, content, palette and shortcut sheet.
import { Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useT } from "../../kit/i18n.tsx";
import { ScreenBoundary } from "./ScreenBoundary.tsx";
import { ShortcutSheet } from "./ShortcutSheet.tsx";
import { Sidebar } from "./Sidebar.tsx";
import { useGlobalActions } from "./useGlobalActions.tsx";

interface ShellProps {
  syncRow: ReactNode;
  banner: ReactNode;
  palette: (open: boolean, onClose: () => void) => ReactNode;
  /** What works on every screen and belongs to another noun. */
  children: ReactNode;
}

export function Shell({ syncRow, banner, palette, children }: ShellProps): ReactNode {
  const t = useT();
  const [paletteOpen, setPaletteOpen] = useState(false);
  const [sheetOpen, setSheetOpen] = useState(false);
  const [narrow, setNarrow] = useState(false);
  const content = useRef<HTMLElement>(null);
  // Of what is shown: the address is ahead of it for a moment.
  const path = useRouterState({ select: (state) => state.matches.at(-1)?.pathname ?? state.location.pathname });
  useGlobalActions({
    openPalette: () => setPaletteOpen(true),
    openSheet: () => setSheetOpen(true),
    toggleSidebar: () => setNarrow((before) => !before),
    narrow,
  });
  // A new screen takes the focus, so that the keys and a screen reader start there.
  useEffect(() => {
    if (document.activeElement === document.body || document.activeElement?.closest(".side")) content.current?.focus({ preventScroll: true });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [path]);
  return (
    <div className={narrow ? "shell narrow" : "shell"}>
      <a className="skip" href="#content" onClick={(event) => (event.preventDefault(), content.current?.focus())}>
        {t("nav-skip")}
      </a>
      <Sidebar syncRow={syncRow} onSearch={() => setPaletteOpen(true)} />
      <main className="panel" ref={content} tabIndex={-1} id="content">
        {banner}
        <ScreenBoundary key={path}>
          <Outlet />
        </ScreenBoundary>
      </main>
      {children}
      {palette(paletteOpen, () => setPaletteOpen(false))}
      <ShortcutSheet open={sheetOpen} onClose={() => setSheetOpen(false)} />
    </div>
  );
}
