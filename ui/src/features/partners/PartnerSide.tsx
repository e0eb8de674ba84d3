// Details, people and the newest activity, beside the partner's figures.
import type { PartnerPageView } from "../../generated/ipc.ts";
import { useSyncStatus } from "../../ipc/app.tsx";
import { Explained } from "../../kit/Explained.tsx";
import { useCodeWord, useFormat, useT } from "../../kit/i18n.tsx";
import { Avatar, Name } from "../../kit/Identity.tsx";
import { Timeline } from "../../kit/Timeline.tsx";
import { Facts, type FactItem } from "../../kit/Facts.tsx";
import { useNow } from "../../kit/useNow.ts";
import { PartnerNotes } from "./PartnerNotes.tsx";
import type { PartnerSlots } from "./PartnerPage.tsx";

const SHOWN_PEOPLE = 4;
const SHOWN_ACTIVITIES = 6;

interface PartnerSideProps {
  view: PartnerPageView;
  slots: PartnerSlots;
  onShowPeople: () => void;
}

function Owner({ name }: { name: string }) {
  return (
    <>
      <Avatar name={name} named={false} />
      <Name>{name}</Name>
    </>
  );
}

export function PartnerSide({ view, slots, onShowPeople }: PartnerSideProps) {
  const t = useT();
  const format = useFormat();
  const word = useCodeWord();
  const now = useNow(60_000);
  const { lastSyncedAt } = useSyncStatus();
  const { row } = view;
  const facts: FactItem[] = [
    { label: t("partner-owner"), value: <Owner name={row.owner.name} /> },
    { label: t("partner-kind"), value: word("partner-kind", row.kind) },
    { label: t("partner-region"), value: <Name>{row.region}</Name> },
    { label: t("partner-language"), value: view.language === null ? t("app-none") : format.languageName(view.language) },
    {
      label: <Explained text={t("partner-explain-open")} asOf={lastSyncedAt}>{t("partner-open-amount")}</Explained>,
      value: <bdi className="num">{format.sums(row.openPipeline)}</bdi>,
    },
    {
      label: <Explained text={t("partner-explain-won")} asOf={lastSyncedAt}>{t("partner-won-quarter")}</Explained>,
      value: <bdi className="num">{format.sums(row.wonThisQuarter)}</bdi>,
    },
    { label: t("partner-learners"), value: <span className="num">{format.count(view.learnersTotal)}</span> },
    { label: t("partner-last-touch"), value: row.lastTouchAt === null ? t("partner-no-touch") : format.ago(row.lastTouchAt, now) },
  ];
  return (
    <aside className="pside" aria-label={t("partner-properties")}>
      {slots.promises({ partner: { id: row.id, name: row.name } })}
      <PartnerNotes view={view} conflict={slots.conflict} />
      <h3>{t("partner-properties")}</h3>
      <Facts items={facts} />
      <h3>
        <span>{t("partner-tab-people")}</span>
        <button type="button" className="lnk end num" onClick={onShowPeople}>
          {t("app-show-all")}
        </button>
      </h3>
      {view.people.length === 0 ? <p className="muted">{t("partner-no-contacts")}</p> : null}
      <Timeline
        items={view.people.slice(0, SHOWN_PEOPLE).map((person) => ({
          id: person.id,
          icon: <Avatar name={person.name} named={false} />,
          title: <bdi>{person.name}</bdi>,
          note: [word("person-role", person.role)],
        }))}
      />
      <h3>{t("partner-recent-activity")}</h3>
      {slots.activity(view.activity, SHOWN_ACTIVITIES)}
    </aside>
  );
}
