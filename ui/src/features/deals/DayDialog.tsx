// Asks for a day in the words of the user's language.
import { useApp } from "../../ipc/app.tsx";
import { useFormat, useLanguage, useT } from "../../kit/i18n.tsx";
import { LineDialog } from "../../kit/LineDialog.tsx";
import { dayInWords, parseDay } from "../../lib/days.ts";
import { intlTag } from "../../lib/locale.ts";

interface DayDialogProps {
  title: string;
  label: string;
  about: string;
  open: boolean;
  onSave: (day: string) => void;
  onClose: () => void;
}

export function DayDialog(props: DayDialogProps) {
  const t = useT();
  const format = useFormat();
  const language = useLanguage();
  const { today } = useApp();
  return (
    <LineDialog<string>
      {...props}
      parse={(text) => parseDay(text, intlTag(language), today) ?? undefined}
      preview={(day) => dayInWords(format, day, today)}
      hint={t("app-date-hint")}
      wrong={t("app-date-unknown")}
    />
  );
}
