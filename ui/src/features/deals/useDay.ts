// A day of a deal, or the word for one that the source doesn't know.
import { useApp } from "../../ipc/app.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";

export function useDay(): (date: string | null) => string {
  const t = useT();
  const format = useFormat();
  const { today } = useApp();
  return (date) => (date === null ? t("app-unknown") : format.day(date, today));
}
