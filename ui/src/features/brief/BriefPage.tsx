// The brief before a talk: one page to read, to print, and to take along.
import { getRouteApi } from "@tanstack/react-router";
import { CalendarPlus, Printer } from "lucide-react";
import { useCallback, useMemo, type ReactNode } from "react";
import type { BriefView } from "../../generated/ipc.ts";
import { useAsk, useExecute } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { Button } from "../../kit/Button.tsx";
import { Chip } from "../../kit/Chip.tsx";
import { CopyMarkdown } from "../../kit/CopyMarkdown.tsx";
import { useCodeWord, useFormat, useT } from "../../kit/i18n.tsx";
import { Monogram } from "../../kit/Identity.tsx";
import { useActions } from "../../kit/keymap.tsx";
import { PartnerCrumb } from "../../kit/PartnerCrumb.tsx";
import { useTell } from "../../kit/tell.ts";
import { Parts } from "../../kit/Timeline.tsx";
import { useBack } from "../../kit/useBack.ts";
import { useNow } from "../../kit/useNow.ts";
import { Figures } from "./Figures.tsx";
import { News, Promised, Risks, Steps, Touches } from "./Sections.tsx";
import { useBriefMarkdown } from "./useBriefMarkdown.ts";

const route = getRouteApi("/partners/$id/brief");

export function BriefPage({ touch }: { touch: (about: { partner: { id: string; name: string } }) => ReactNode }): ReactNode {
  const { id } = route.useParams();
  useBack(`/partners/${id}`);
  return <Answer of={useAsk("brief", { id })}>{(view) => <Brief key={view.partner.id} view={view} touch={touch} />}</Answer>;
}

function Brief({ view, touch }: { view: BriefView; touch: (about: { partner: { id: string; name: string } }) => ReactNode }) {
  const t = useT();
  return (
    <>
      <div className="bar">
        <PartnerCrumb partner={view.partner} here={t("brief-title")} />
        <span className="row end">
          <Verbs view={view} />
          {touch({ partner: view.partner })}
        </span>
      </div>
      {/* It scrolls and may hold nothing to focus, so the keyboard must be able to reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <article className="brief" aria-label={t("brief-of", { partner: view.partner.name })} tabIndex={0}>
        <Head view={view} />
        <Figures view={view} />
        <div className="brief-columns">
          <div>
            <Touches view={view} />
            <News view={view} />
            <Risks risks={view.risks} />
          </div>
          <div>
            <Promised title={t("brief-ours")} tasks={view.ours} />
            <Promised title={t("brief-theirs")} tasks={view.theirs} />
            <Steps steps={view.steps} today={view.today} />
          </div>
        </div>
      </article>
    </>
  );
}

function Verbs({ view }: { view: BriefView }) {
  const t = useT();
  const tell = useTell();
  const markdown = useBriefMarkdown();
  const { mutate } = useExecute();
  const { id } = view.partner;
  const save = useCallback(() => mutate({ kind: "export_calendar", partnerId: id }, tell), [mutate, id, tell]);
  const print = useCallback(() => window.print(), []);
  useActions(
    useMemo(
      () => [
        { id: "print-brief", label: t("brief-print"), group: t("app-palette-actions"), keys: ["p", "Ctrl p"], icon: <Printer className="i" aria-hidden />, run: print },
        { id: "save-dates", label: t("brief-calendar"), group: t("app-palette-actions"), keys: ["i"], icon: <CalendarPlus className="i" aria-hidden />, run: save },
      ],
      [t, print, save],
    ),
  );
  return (
    <>
      <CopyMarkdown text={() => markdown(view)} keys="y" />
      <Button icon={<CalendarPlus className="i s" aria-hidden />} keys="i" onClick={save}>
        <span className="middle-only">{t("brief-calendar")}</span>
      </Button>
      <Button icon={<Printer className="i s" aria-hidden />} keys="p" onClick={print}>
        <span className="middle-only">{t("brief-print")}</span>
      </Button>
    </>
  );
}

function Head({ view }: { view: BriefView }) {
  const t = useT();
  const format = useFormat();
  const word = useCodeWord();
  const now = useNow();
  const { lastTalk } = view;
  const who = lastTalk ? [lastTalk.personName, lastTalk.memberName].filter((name) => name !== null) : [];
  return (
    <header className="brief-head">
      <Monogram name={view.partner.name} large />
      <div>
        <div className="row">
          <h1 className="trunc">
            <bdi>{view.partner.name}</bdi>
          </h1>
          {view.tier === null ? null : <Chip tone="line">{word("partner-tier", view.tier)}</Chip>}
        </div>
        <p className="sub">
          <Parts of={[word("partner-kind", view.kind), view.region, view.owner.name]} />
        </p>
        <p className="sub">
          {lastTalk ? (
            <>
              {t("brief-last-talk")}: <Parts of={[format.day(view.newsAfter, view.today), word("activity-kind", lastTalk.kind), lastTalk.subject, ...who]} />
            </>
          ) : (
            t("brief-no-talk")
          )}
        </p>
      </div>
      <p className="end muted num">
        {format.weekday(view.today)}
        {view.asOf === null ? null : (
          <>
            <br />
            {t("app-as-of", { time: format.moment(view.asOf, now) })}
          </>
        )}
      </p>
    </header>
  );
}
