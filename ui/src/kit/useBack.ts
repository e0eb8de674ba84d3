// Escape leaves a record page the way one came, or upwards when one came from nowhere.
import { useCanGoBack, useRouter } from "@tanstack/react-router";
import { useMemo } from "react";
import { useT } from "./i18n.tsx";
import { useActions } from "./keymap.tsx";

export function useBack(up: string): void {
  const t = useT();
  const router = useRouter();
  const canGoBack = useCanGoBack();
  useActions(
    useMemo(
      () => [
        {
          id: "back",
          label: t("app-back"),
          group: t("app-palette-actions"),
          keys: ["Escape"],
          sheetOnly: true,
          run: () => (canGoBack ? router.history.back() : router.history.push(up)),
        },
      ],
      [t, router, canGoBack, up],
    ),
  );
}
