// One group of the day's list and its rows.
import { Link } from "@tanstack/react-router";
import { CalendarClock, ChevronRight, CircleDashed, GraduationCap, Hourglass, ListTodo, ShieldCheck } from "lucide-react";
import type { TodayGroup, TodayItem, TodayKind } from "../../generated/ipc.ts";
import { Chip } from "../../kit/Chip.tsx";
import { CursorRow } from "../../kit/CursorRow.tsx";
import { useFormat, useT, type Translate } from "../../kit/i18n.tsx";
import { Avatar, Monogram, Name } from "../../kit/Identity.tsx";
import { isPromise } from "./kinds.ts";

export function groupTitle(t: Translate, kind: TodayKind): string {
  switch (kind) {
    case "overdue_promises":
      return t("today-overdue-promises");
    case "due_promises":
      return t("today-due-promises");
    case "stalled":
      return t("today-stalled-deals");
    case "closing_soon":
      return t("today-closing-soon");
    case "stalled_learners":
      return t("today-stalled-learners");
    case "registrations":
      return t("today-registrations");
    case "protection_ending":
      return t("today-protection-ending");
  }
}

/** Items that wait for a day: their age is negative before it. */
const DATED: readonly TodayKind[] = ["closing_soon", "registrations", "protection_ending"];

/** How long it has waited, or how long there is still. */
export function ageText(t: Translate, item: TodayItem): string {
  const days = item.ageDays;
  if (days === null) return "";
  if (days === 0) return t("app-today");
  if (item.kind === "stalled" || item.kind === "stalled_learners") return t("app-days", { count: days });
  return days < 0 ? t("app-in-days", { count: -days }) : t("app-days-over", { count: days });
}

type Urgency = "" | "warn" | "bad";

function urgencyOf(item: TodayItem): Urgency {
  if (item.kind === "overdue_promises") return "bad";
  if (item.kind === "due_promises") return item.ageDays === 0 ? "warn" : "";
  if (DATED.includes(item.kind)) return (item.ageDays ?? -1) > 0 ? "bad" : "";
  return (item.severity ?? 0) >= 70 ? "bad" : "warn";
}

const ICONS = { overdue_promises: ListTodo, due_promises: ListTodo, stalled: CircleDashed, closing_soon: CalendarClock, stalled_learners: GraduationCap, registrations: Hourglass, protection_ending: ShieldCheck };

function KindIcon({ item }: { item: TodayItem }) {
  const Icon = ICONS[item.kind];
  return (
    <span className={`ty ${urgencyOf(item)}`}>
      <Icon className="i" aria-hidden />
    </span>
  );
}

/** The weightiest ones; the panel beside the list has all of them, in whole sentences. */
const SHOWN_REASONS = 2;

interface RowProps {
  item: TodayItem;
  at: number;
  active: boolean;
  onPoint: () => void;
  onOpen: () => void;
}

function Row({ item, at, active, onPoint, onOpen }: RowProps) {
  const t = useT();
  const format = useFormat();
  const urgency = urgencyOf(item);
  return (
    <CursorRow at={at} active={active} className="task" onPoint={onPoint} onOpen={onOpen}>
      <KindIcon item={item} />
      <span className="ttl">
        <b className="trunc">
          <bdi>{item.title}</bdi>
        </b>
        <span className="p trunc row">
          <Monogram name={item.partner.name} />
          <Name>{item.partner.name}</Name>
        </span>
      </span>
      <span className="row chips">
        {item.reasons.slice(0, SHOWN_REASONS).map((reason) => (
          <Chip key={reason.code} tone={isPromise(item) ? "line" : urgency === "" ? "plain" : urgency}>
            {reason.short}
          </Chip>
        ))}
        {item.money ? (
          <span className="chip sum">
            <bdi className="num">{format.money(item.money)}</bdi>
          </span>
        ) : null}
      </span>
      <span className={`t num ${urgency}`}>{ageText(t, item)}</span>
      {item.owner ? <Avatar name={item.owner.name} /> : <span />}
    </CursorRow>
  );
}

/** Where the rows are that the group doesn't show. */
function More({ group }: { group: TodayGroup }) {
  const t = useT();
  const hidden = group.total - group.items.length;
  if (hidden <= 0) return null;
  // No list has all promises: the next come in sight as these are kept.
  if (group.kind === "overdue_promises" || group.kind === "due_promises") return <p className="more muted">{t("app-more", { count: hidden })}</p>;
  const text = (
    <>
      {t("app-more", { count: hidden })}
      <ChevronRight className="i s flip" aria-hidden />
    </>
  );
  if (group.kind === "stalled_learners") {
    return (
      <Link to="/training" className="more">
        {text}
      </Link>
    );
  }
  if (group.kind === "registrations" || group.kind === "protection_ending") {
    return (
      <Link to="/registrations" search={group.kind === "registrations" ? {} : { part: "ending" }} className="more">
        {text}
      </Link>
    );
  }
  const search = group.kind === "stalled" ? ({ only: "stalled" } as const) : ({ only: "open", sort: "close_on" } as const);
  return (
    <Link to="/deals" search={search} className="more">
      {text}
    </Link>
  );
}

interface GroupProps {
  group: TodayGroup;
  /** Place of its first row in the whole list. */
  first: number;
  at: number;
  onPoint: (at: number) => void;
  onOpen: (item: TodayItem) => void;
}

export function Group({ group, first, at, onPoint, onOpen }: GroupProps) {
  const t = useT();
  const format = useFormat();
  if (group.items.length === 0) return null;
  const title = groupTitle(t, group.kind);
  return (
    <>
      <h2 className="gh">
        <span>{title}</span>
        <span className="n">{format.count(group.total)}</span>
      </h2>
      <ul role="listbox" aria-label={title}>
        {group.items.map((item, index) => (
          <Row
            key={item.id}
            item={item}
            at={first + index}
            active={first + index === at}
            onPoint={() => onPoint(first + index)}
            onOpen={() => onOpen(item)}
          />
        ))}
      </ul>
      <More group={group} />
    </>
  );
}
