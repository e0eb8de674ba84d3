// The words of the UI: Fluent bundles built from the shared files, a typed `useT`, and formats of the language in use.
import { FluentBundle, FluentDateTime, FluentResource } from "@fluent/bundle";
import { LocalizationProvider, ReactLocalization, useLocalization } from "@fluent/react";
import { createContext, use, useEffect, useMemo, type ReactNode } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import type { MessageId, Messages } from "../generated/messages.ts";
import { formatFor, type Format } from "../lib/format.ts";
import { directionOf, intlTag, type Language } from "../lib/locale.ts";

const sources = import.meta.glob<string>("@locales/*/*.ftl", { query: "?raw", import: "default", eager: true });

function bundleFor(language: Language, tag: string): FluentBundle {
  const bundle = new FluentBundle(tag);
  for (const [path, text] of Object.entries(sources)) {
    if (path.split("/").at(-2) === language) bundle.addResource(new FluentResource(text));
  }
  return bundle;
}

const bundles = new Map<string, FluentBundle>();

/** Bundles in the order they are asked: the language itself, with dates by their own tag, then English. */
export function bundleChain(language: Language, dateTag = intlTag(language)): FluentBundle[] {
  const chain: [Language, string][] = language === "en" ? [["en", dateTag]] : [[language, dateTag], ["en", "en"]];
  return chain.map(([one, tag]) => {
    const bundle = bundles.get(tag) ?? bundleFor(one, tag);
    bundles.set(tag, bundle);
    return bundle;
  });
}

const LanguageContext = createContext<{ language: Language; format: Format } | null>(null);

interface LocalizedProps {
  language: Language;
  /** How dates are written, as the backend writes them. */
  dateTag?: string;
  children: ReactNode;
}

export function Localized({ language, dateTag = intlTag(language), children }: LocalizedProps) {
  const l10n = useMemo(() => new ReactLocalization(bundleChain(language, dateTag)), [language, dateTag]);
  const value = useMemo(() => ({ language, format: formatFor(language, dateTag) }), [language, dateTag]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }, [language]);
  return (
    <LanguageContext value={value}>
      <LocalizationProvider l10n={l10n}>
        <I18nProvider locale={intlTag(language)}>{children}</I18nProvider>
      </LocalizationProvider>
    </LanguageContext>
  );
}

function useLanguageContext() {
  const value = use(LanguageContext);
  if (!value) throw new Error("a component that speaks needs <Localized> above it");
  return value;
}

export const useLanguage = (): Language => useLanguageContext().language;
export const useFormat = (): Format => useLanguageContext().format;

type Vars<Id extends MessageId> = Messages[Id] extends null ? [] : [vars: Messages[Id]];

/** One message by its id; unknown ids and wrong variables don't compile. */
export type Translate = <Id extends MessageId>(id: Id, ...vars: Vars<Id>) => string;

export function useT(): Translate {
  const { l10n } = useLocalization();
  return useMemo<Translate>(() => (id, ...vars) => l10n.getString(id, vars[0] ?? null), [l10n]);
}

/** A business date as a Fluent variable: a day without a zone. */
export function dayVar(date: string): FluentDateTime {
  return new FluentDateTime(Date.parse(`${date}T00:00:00Z`), { timeZone: "UTC" });
}

/** The word for a stable code, or the code itself where this version doesn't know it. */
export function useCodeWord(): (prefix: string, code: string) => string {
  const { l10n } = useLocalization();
  return useMemo(
    () => (prefix, code) => {
      const id = `${prefix}-${code.replaceAll("_", "-")}`;
      return l10n.getBundle(id) ? l10n.getString(id) : code;
    },
    [l10n],
  );
}
