// One registration with all that speaks for and against it.
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { ConflictView, RegistrationView } from "../../generated/ipc.ts";
import { useApp } from "../../ipc/app.tsx";
import { Chip } from "../../kit/Chip.tsx";
import { Facts, type FactItem } from "../../kit/Facts.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { Monogram, Name } from "../../kit/Identity.tsx";
import { QueuedMark } from "../../kit/Marks.tsx";
import { useNow } from "../../kit/useNow.ts";
import { Checks } from "./Checks.tsx";
import { toneOfClock, toneOfStatus } from "./words.ts";

export type ConflictSlot = (conflict: ConflictView) => ReactNode;

export function Details({ view, conflict }: { view: RegistrationView; conflict: ConflictSlot }) {
  const { row } = view;
  const urgency = row.clock === null ? "" : toneOfClock(row.clock);
  return (
    <>
      <h2>
        <bdi>{row.customer}</bdi>
      </h2>
      <div className="row sub peek-sub">
        <Monogram name={row.partner.name} />
        <Name className="med">{row.partner.name}</Name>
        <Chip tone={toneOfStatus(row.status)}>{row.statusName}</Chip>
        {row.clock === null ? null : <Chip tone={urgency === "" ? "plain" : urgency}>{row.clock.text}</Chip>}
        {view.pending ? <QueuedMark /> : null}
        {view.conflicts.map((one) => (
          <span key={one.id}>{conflict(one)}</span>
        ))}
      </div>
      <Holder view={view} />
      <Answered view={view} />
      <Looked view={view} />
      <AllFacts view={view} />
    </>
  );
}

function Holder({ view }: { view: RegistrationView }) {
  const t = useT();
  const format = useFormat();
  const { today } = useApp();
  const superseded = view.row.status === "superseded";
  if (view.holder === null && !superseded) return null;
  return (
    <div className="notice plain" role="note">
      {view.holder === null ? null : <p>{t("registration-holder", { partner: view.holder.partnerName, day: format.day(view.holder.protectedUntil, today) })}</p>}
      {superseded ? <p>{t("registration-superseded-hint")}</p> : null}
    </div>
  );
}

function Answered({ view }: { view: RegistrationView }) {
  const t = useT();
  if (view.answer === null && view.reason === null) return null;
  return (
    <div className="notice calm">
      <h3 className="nh">
        <CircleAlert className="i" aria-hidden />
        <span>{view.reason ?? t("registration-answer")}</span>
      </h3>
      {view.answer === null ? null : (
        <p className="dup-answer">
          <bdi>{view.answer}</bdi>
        </p>
      )}
    </div>
  );
}

function Looked({ view }: { view: RegistrationView }) {
  const t = useT();
  return (
    <>
      <h3>{view.checksAreKept ? t("registration-checks-kept") : t("registration-checks")}</h3>
      {view.checks.length === 0 ? <p className="muted">{view.checksAreKept ? t("registration-checks-kept-none") : t("registration-checks-none")}</p> : <Checks key={view.row.id} checks={view.checks} />}
      {view.checksAreKept ? null : <p className="muted dup-hint">{t("registration-checks-hint")}</p>}
    </>
  );
}

function AllFacts({ view }: { view: RegistrationView }) {
  const t = useT();
  const format = useFormat();
  const now = useNow(60_000);
  const { today } = useApp();
  const { form, row } = view;
  const text = (label: string, value: string | null): FactItem[] => (value === null ? [] : [{ label, value: <Name>{value}</Name> }]);
  const day = (label: string, value: string | null): FactItem[] => (value === null ? [] : [{ label, value: <span className="num">{format.day(value, today)}</span> }]);
  const moment = (label: string, value: number | null): FactItem[] => (value === null ? [] : [{ label, value: <span className="num">{format.moment(value, now)}</span> }]);
  const items: FactItem[] = [
    ...text(t("registration-product"), row.product),
    ...(row.money === null ? [] : [{ label: t("deal-amount"), value: <bdi className="num">{format.money(row.money)}</bdi> }]),
    ...day(t("deal-close-date"), form.closeOn),
    ...text(t("registration-country"), form.country === null ? null : format.country(form.country)),
    ...text(t("registration-domain"), form.domain),
    ...text(t("registration-contact"), form.contactName),
    ...text(t("registration-email"), form.contactEmail),
    ...text(t("registration-phone"), form.contactPhone),
    ...text(t("registration-tax-id"), form.taxId),
    ...text(t("registration-parent"), form.parentName),
    ...text(t("registration-note"), form.note),
    ...day(t("registration-protected-until"), row.protectedUntil),
    ...text(t("registration-submitted-by"), view.memberName),
    ...moment(t("registration-submitted"), view.submittedAt),
    ...moment(t("registration-due"), row.clock === null ? null : row.dueAt),
    ...text(t("registration-decided-by"), view.decidedBy),
    ...moment(t("registration-decided"), view.decidedAt),
  ];
  return (
    <>
      <h3>{t("registration-name")}</h3>
      <Facts items={items} />
    </>
  );
}
