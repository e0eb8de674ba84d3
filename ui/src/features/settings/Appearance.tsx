// Language and theme: both change everything at once.
import type { Theme } from "../../generated/ipc.ts";
import { useApp } from "../../ipc/app.tsx";
import { useExecute } from "../../ipc/ask.ts";
import { useT } from "../../kit/i18n.tsx";
import { Seg } from "../../kit/Seg.tsx";
import { SelectField } from "../../kit/SelectField.tsx";
import { LANGUAGE_NAMES, LANGUAGES, nearestLanguage } from "../../lib/locale.ts";

const SYSTEM = "system";

export function LanguageSelect() {
  const t = useT();
  const { settings } = useApp();
  const { mutate } = useExecute();
  const system = LANGUAGE_NAMES[nearestLanguage(navigator.languages)];
  const options = [
    { value: SYSTEM, label: t("settings-language-system", { language: system }) },
    ...LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] })),
  ];
  return (
    <SelectField
      label={t("settings-language")}
      hint={t("settings-language-hint")}
      value={settings.language ?? SYSTEM}
      options={options}
      onChange={(value) => mutate({ kind: "set_language", language: value === SYSTEM ? null : value })}
    />
  );
}

export function ThemeChoice() {
  const t = useT();
  const { settings } = useApp();
  const { mutate } = useExecute();
  const choices: { value: Theme; label: string }[] = [
    { value: "system", label: t("settings-theme-system") },
    { value: "light", label: t("settings-theme-light") },
    { value: "dark", label: t("settings-theme-dark") },
  ];
  return (
    <div className="field">
      <span className="field-label">{t("settings-theme")}</span>
      <Seg label={t("settings-theme")} value={settings.theme} choices={choices} onChange={(theme) => mutate({ kind: "set_theme", theme })} />
    </div>
  );
}
