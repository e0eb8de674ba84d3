// One partner: the story before a call, with figures, deals, people and what happened.
import { getRouteApi, Link } from "@tanstack/react-router";
import { Calendar, ChevronRight, Globe, MapPin } from "lucide-react";
import { useCallback, type ReactNode } from "react";
import type { ActivityView, ConflictView, PartnerPageView } from "../../generated/ipc.ts";
import { useAsk } from "../../ipc/ask.ts";
import { useNeighbours, useTrail } from "../../ipc/neighbours.ts";
import { Answer } from "../../kit/Answer.tsx";
import { CopyMarkdown } from "../../kit/CopyMarkdown.tsx";
import { Chip } from "../../kit/Chip.tsx";
import { useCodeWord, useFormat, useT } from "../../kit/i18n.tsx";
import { Monogram } from "../../kit/Identity.tsx";
import { useSteps } from "../../kit/Steps.tsx";
import { Parts } from "../../kit/Timeline.tsx";
import { Tabs, type TabItem } from "../../kit/Tabs.tsx";
import { useBack } from "../../kit/useBack.ts";
import type { PartnerTab } from "../../lib/search.ts";
import { HealthChip } from "./Health.tsx";
import { Overview } from "./Overview.tsx";
import { PartnerSide } from "./PartnerSide.tsx";
import { People } from "./People.tsx";
import { PartnerTraining } from "./PartnerTraining.tsx";
import { Plan } from "./Plan.tsx";
import { usePartnerMarkdown } from "./usePartnerMarkdown.ts";
import { TierChip } from "./TierChip.tsx";

const route = getRouteApi("/partners/$id");

/** Parts of the page that belong to other nouns. */
export interface PartnerSlots {
  deals: (partnerId: string) => ReactNode;
  activity: (items: readonly ActivityView[], limit?: number) => ReactNode;
  conflict: (view: ConflictView) => ReactNode;
  touch: (about: { partner: { id: string; name: string } }) => ReactNode;
  promises: (about: { partner: { id: string; name: string } }) => ReactNode;
  brief: (partnerId: string) => ReactNode;
  review: (partnerId: string) => ReactNode;
  answers: (partnerId: string) => ReactNode;
}

export function PartnerPage({ slots }: { slots: PartnerSlots }): ReactNode {
  const { id } = route.useParams();
  useBack("/partners");
  const trail = useTrail();
  const { tab } = route.useSearch();
  const steps = useSteps({ trail, around: useNeighbours(trail, id), to: "/partners/$id", silent: tab === "deals" });
  return <Answer of={useAsk("partner_page", { id })}>{(view) => <Partner key={view.row.id} view={view} steps={steps} slots={slots} />}</Answer>;
}


function Partner({ view, steps, slots }: { view: PartnerPageView; steps: ReactNode; slots: PartnerSlots }) {
  const t = useT();
  const format = useFormat();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  // In the address, so that the next partner shows the same.
  const setTab = useCallback((wanted: PartnerTab) => void navigate({ search: { tab: wanted === "overview" ? undefined : wanted }, state: true, replace: true }), [navigate]);
  const markdown = usePartnerMarkdown(view.row.id);
  const side = <PartnerSide view={view} slots={slots} onShowPeople={() => setTab("people")} />;
  const items: TabItem<PartnerTab>[] = [
    { id: "overview", label: t("partner-tab-overview"), body: <div className="pbody"><Overview view={view} />{side}</div> },
    { id: "deals", label: t("partner-tab-deals"), count: format.count(view.dealsTotal), body: slots.deals(view.row.id) },
    { id: "people", label: t("partner-tab-people"), count: format.count(view.peopleTotal), body: <People partnerId={view.row.id} /> },
    { id: "training", label: t("partner-tab-training"), body: <PartnerTraining partnerId={view.row.id} /> },
    { id: "plan", label: t("partner-tab-plan"), body: <Plan partnerId={view.row.id} promises={slots.promises({ partner: { id: view.row.id, name: view.row.name } })} /> },
    { id: "activity", label: t("partner-tab-activity"), body: <div className="tabtext">{slots.activity(view.activity)}</div> },
  ];
  return (
    <>
      <div className="bar">
        <nav className="crumb" aria-label={t("app-crumbs")}>
          <Link to="/partners">{t("nav-partners")}</Link>
          <ChevronRight className="i s flip" aria-hidden />
          <span className="semi here" aria-current="page">
            <bdi>{view.row.name}</bdi>
          </span>
        </nav>
        <span className="row end">
          {steps}
          <CopyMarkdown text={() => markdown(view)} />
          {slots.brief(view.row.id)}
          {slots.answers(view.row.id)}
          {slots.review(view.row.id)}
          {slots.touch({ partner: { id: view.row.id, name: view.row.name } })}
        </span>
      </div>
      <Head view={view} />
      <Tabs label={view.row.name} selected={tab ?? "overview"} items={items} onSelect={setTab} />
    </>
  );
}

function Head({ view }: { view: PartnerPageView }) {
  const t = useT();
  const format = useFormat();
  const word = useCodeWord();
  const { row } = view;
  const place = [view.city, row.country === null ? null : format.country(row.country)].filter((part) => part !== null);
  return (
    <header className="phead">
      <Monogram name={row.name} large />
      <div className="phead-text">
        <div className="row">
          <h1 className="trunc">
            <bdi>{row.name}</bdi>
          </h1>
          {row.tier === null ? null : <TierChip tier={row.tier} />}
          <Chip tone="line">{word("partner-kind", row.kind)}</Chip>
          <HealthChip partnerId={row.id} />
          {row.stalledDeals > 0 ? <Chip tone="warn">{t("partner-stalled", { count: row.stalledDeals })}</Chip> : null}
        </div>
        <div className="row muted facts">
          {place.length === 0 ? null : (
            <span className="row fact">
              <MapPin className="i s" aria-hidden />
              <Parts of={place} />
            </span>
          )}
          {view.domain === null ? null : (
            <span className="row fact">
              <Globe className="i s" aria-hidden />
              <bdi>{view.domain}</bdi>
            </span>
          )}
          {view.since === null ? null : (
            <span className="row fact">
              <Calendar className="i s" aria-hidden />
              <span>{t("partner-since", { year: view.since.slice(0, 4) })}</span>
            </span>
          )}
        </div>
      </div>
    </header>
  );
}
