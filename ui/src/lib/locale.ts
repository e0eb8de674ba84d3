// Languages: which ones exist, how they are written, and which tag formats their numbers.
import { negotiateLanguages } from "@fluent/langneg";

export const LANGUAGES = ["en", "de", "ar"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Names of the languages in themselves; never translated. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: "English", de: "Deutsch", ar: "العربية" };

export function directionOf(language: Language): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}

/** The shipped language nearest to what is wished for; English if there is none. */
export function nearestLanguage(wished: readonly string[]): Language {
  const [found] = negotiateLanguages([...wished], [...LANGUAGES], { defaultLocale: "en", strategy: "lookup" });
  return LANGUAGES.find((language) => language === found) ?? "en";
}

/** Tag for `Intl`: Arabic with Latin digits, which engines otherwise choose differently. */
export function intlTag(language: Language): string {
  return language === "ar" ? "ar-u-nu-latn" : language;
}
