// The properties of a deal, beside its story.
import { Link } from "@tanstack/react-router";
import type { DealView } from "../../generated/ipc.ts";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { Avatar, Monogram, Name } from "../../kit/Identity.tsx";
import { Facts, type FactItem } from "../../kit/Facts.tsx";
import { useNow } from "../../kit/useNow.ts";
import { useDealEditing, type ConflictSlot } from "./EditFacts.tsx";
import { useDay } from "./useDay.ts";

export function DealSide({ view, conflict }: { view: DealView; conflict: ConflictSlot }) {
  const t = useT();
  const format = useFormat();
  const now = useNow(60_000);
  const day = useDay();
  const { row } = view;
  const editing = useDealEditing(view, conflict);
  const facts: FactItem[] = [
    { label: t("deal-opened-date"), value: <span className="num">{day(view.openedOn)}</span> },
    { label: t("deal-in-stage-since"), value: <span className="num">{day(row.stageEnteredOn)}</span> },
    { label: t("deal-product"), value: view.productName === null ? t("app-none") : <Name>{view.productName}</Name> },
    { label: t("deal-region"), value: <Name>{row.region}</Name> },
    { label: t("deal-last-touch"), value: view.lastTwoWayAt === null ? t("partner-no-touch") : format.ago(view.lastTwoWayAt, now) },
  ];
  if (view.protectedUntil !== null) facts.push({ label: t("deal-protection"), value: <span className="num">{day(view.protectedUntil)}</span> });
  if (view.pushCount > 0) facts.push({ label: t("deal-close-date"), value: t("deal-pushed", { count: view.pushCount }) });
  return (
    <aside className="pside" aria-label={t("partner-properties")}>
      <h3>
        <span>{t("partner-properties")}</span>
        <span className="end">{editing.menu}</span>
      </h3>
      <Facts items={[...editing.facts, ...facts]} />
      <h3>{t("deal-parties")}</h3>
      <ul className="parties">
        <li>
          <Monogram name={row.partner.name} />
          <Link to="/partners/$id" params={{ id: row.partner.id }} className="lnk trunc">
            <bdi>{row.partner.name}</bdi>
          </Link>
          <span className="muted end">{t("deal-partner")}</span>
        </li>
        <li>
          {view.accountName === null ? null : <Monogram name={view.accountName} />}
          {view.accountName === null ? <span className="muted">{t("deal-no-account")}</span> : <Name>{view.accountName}</Name>}
          <span className="muted end">{t("deal-account")}</span>
        </li>
        <li>
          <Avatar name={row.owner.name} named={false} />
          <Name>{row.owner.name}</Name>
          <span className="muted end">{t("deal-owner")}</span>
        </li>
      </ul>
    </aside>
  );
}
