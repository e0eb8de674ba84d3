// A day of a deal, typed over in its place.
import { useApp } from "../../ipc/app.tsx";
import type { DealEdit, DealView } from "../../generated/ipc.ts";
import { Editable } from "../../kit/Editable.tsx";
import { useFormat, useLanguage, useT, type Translate } from "../../kit/i18n.tsx";
import { LineEditor } from "../../kit/LineEditor.tsx";
import { dayInWords, parseDay } from "../../lib/days.ts";
import { intlTag } from "../../lib/locale.ts";
import type { PartProps } from "./EditFacts.tsx";

type DayField = "close" | "step_on" | "snooze";

interface About {
  label: string;
  verb: string;
  date: (view: DealView) => string | null;
  patch: (day: string | null) => DealEdit;
}

function aboutOf(t: Translate, field: DayField): About {
  switch (field) {
    case "close":
      return { label: t("deal-close-date"), verb: t("deal-edit-close"), date: ({ row }) => row.closeOn, patch: (closeOn) => ({ closeOn }) };
    case "step_on":
      return { label: t("deal-next-step-on"), verb: t("deal-edit-next-step"), date: ({ row }) => row.nextStepOn, patch: (nextStepOn) => ({ nextStepOn }) };
    case "snooze":
      return { label: t("deal-snoozed"), verb: t("deal-snooze-until"), date: (view) => view.snoozedUntil, patch: (snoozedUntil) => ({ snoozedUntil }) };
  }
}

export function Day({ view, editing, setEditing, save, mark, field }: PartProps & { field: DayField }) {
  const t = useT();
  const format = useFormat();
  const language = useLanguage();
  const { today } = useApp();
  const about = aboutOf(t, field);
  const date = about.date(view);
  const parse = (text: string): string | null | undefined => (text.trim() === "" ? null : parseDay(text, intlTag(language), today) ?? undefined);
  return (
    <Editable
      verb={about.verb}
      editing={editing === field}
      onEdit={() => setEditing(field)}
      mark={mark}
      editor={
        <LineEditor<string | null>
          label={about.label}
          start={date ?? ""}
          parse={parse}
          preview={(day) => (day === null ? t("app-none") : dayInWords(format, day, today))}
          hint={t("app-date-hint")}
          wrong={t("app-date-unknown")}
          onSave={(day) => save(about.patch(day))}
          onCancel={() => setEditing(null)}
        />
      }
    >
      {date === null ? <span className="muted">{field === "snooze" ? t("app-none") : t("app-unknown")}</span> : <span className="num">{format.day(date, today)}</span>}
    </Editable>
  );
}
