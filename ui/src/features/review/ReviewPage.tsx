// The pack of a business review: one page for both sides, in the language of whoever gets it.
import { getRouteApi } from "@tanstack/react-router";
import { Printer } from "lucide-react";
import { useCallback, useMemo, type ReactNode } from "react";
import type { ReviewView } from "../../generated/ipc.ts";
import { useAsk } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { Button } from "../../kit/Button.tsx";
import { CopyMarkdown } from "../../kit/CopyMarkdown.tsx";
import { FilterChip } from "../../kit/FilterChip.tsx";
import { useLanguage, useT } from "../../kit/i18n.tsx";
import { Monogram } from "../../kit/Identity.tsx";
import { useActions } from "../../kit/keymap.tsx";
import { PartnerCrumb } from "../../kit/PartnerCrumb.tsx";
import { Parts } from "../../kit/Timeline.tsx";
import { useBack } from "../../kit/useBack.ts";
import { directionOf, LANGUAGE_NAMES, LANGUAGES, nearestLanguage } from "../../lib/locale.ts";
import { reviewMarkdown } from "./reviewMarkdown.ts";
import { Section } from "./Sections.tsx";

const route = getRouteApi("/partners/$id/review");

type PromiseSlot = (about: { partner: { id: string; name: string } }) => ReactNode;

export function ReviewPage({ promise }: { promise: PromiseSlot }): ReactNode {
  const { id } = route.useParams();
  const { quarter, language } = route.useSearch();
  useBack(`/partners/${id}`);
  return <Answer of={useAsk("review", { id, quarter, language })}>{(view) => <Review view={view} promise={promise} />}</Answer>;
}

function Review({ view, promise }: { view: ReviewView; promise: PromiseSlot }) {
  const t = useT();
  const { partner } = view;
  return (
    <>
      <div className="bar">
        <PartnerCrumb partner={view.partner} here={t("review-title")} />
        <span className="row end">
          <Verbs view={view} />
          {promise({ partner })}
        </span>
      </div>
      <Choice view={view} />
      <Pack view={view} />
    </>
  );
}

function Verbs({ view }: { view: ReviewView }) {
  const t = useT();
  const print = useCallback(() => window.print(), []);
  useActions(
    useMemo(
      () => [{ id: "print-review", label: t("brief-print"), group: t("app-palette-actions"), keys: ["p", "Ctrl p"], icon: <Printer className="i" aria-hidden />, run: print }],
      [t, print],
    ),
  );
  return (
    <>
      <CopyMarkdown text={() => reviewMarkdown(view)} keys="y" />
      <Button icon={<Printer className="i s" aria-hidden />} keys="p" onClick={print}>
        <span className="middle-only">{t("brief-print")}</span>
      </Button>
    </>
  );
}

/** Of which quarter, and in which language. */
function Choice({ view }: { view: ReviewView }) {
  const t = useT();
  const navigate = route.useNavigate();
  const own = useLanguage();
  return (
    <div className="filters">
      <FilterChip
        field={t("review-quarter")}
        value={view.quarter.code}
        options={view.quarters.map(({ code, label }) => ({ value: code, label }))}
        onChange={(quarter) => void navigate({ search: (before) => ({ ...before, quarter }), replace: true })}
        always
      />
      <FilterChip
        field={t("review-language")}
        value={view.language}
        options={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] }))}
        onChange={(tag) => {
          const language = LANGUAGES.find((one) => one === tag && one !== own);
          void navigate({ search: (before) => ({ ...before, language }), replace: true });
        }}
        always
      />
    </div>
  );
}

function Pack({ view }: { view: ReviewView }) {
  const language = nearestLanguage([view.language]);
  return (
    // It scrolls and may hold nothing to focus, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <article className="brief review" aria-label={view.title} lang={language} dir={directionOf(language)} tabIndex={0}>
      <header className="brief-head">
        <Monogram name={view.partner.name} large />
        <div>
          <h1>{view.title}</h1>
          <p className="sub">
            <Parts of={view.about} />
          </p>
        </div>
        {view.stamp === null ? null : <p className="end muted num">{view.stamp}</p>}
      </header>
      {view.sections.map((section) => (
        <Section key={section.part} section={section} asOf={view.asOf} />
      ))}
      <p className="muted review-foot">{view.leftOut}</p>
    </article>
  );
}
