// A labelled day in the words of the user's language, read back while it is typed.
import { useState } from "react";
import { dayInWords, parseDay } from "../lib/days.ts";
import { intlTag } from "../lib/locale.ts";
import { useFormat, useLanguage, useT } from "./i18n.tsx";
import { TextField } from "./TextField.tsx";

interface DayFieldProps {
  label: string;
  /** `YYYY-MM-DD`: what stands there at first. */
  start: string | null;
  today: string;
  /** `null` for none, `undefined` for what is no day. */
  onChange: (day: string | null | undefined) => void;
}

export function DayField({ label, start, today, onChange }: DayFieldProps) {
  const t = useT();
  const format = useFormat();
  const language = useLanguage();
  const [text, setText] = useState(start ?? "");
  const read = (typed: string) => (typed.trim() === "" ? null : parseDay(typed, intlTag(language), today) ?? undefined);
  const day = read(text);
  const hint = day === undefined ? t("app-date-unknown") : day === null ? t("app-date-hint") : dayInWords(format, day, today);
  const change = (typed: string) => {
    setText(typed);
    onChange(read(typed));
  };
  return <TextField label={label} hint={hint} value={text} onChange={change} />;
}
