// One line says it all; below it stands what was understood, and what the line can't say.
import { useState } from "react";
import type { TouchEdit } from "../../generated/ipc.ts";
import { useApp } from "../../ipc/app.tsx";
import { useAsk, useExecute } from "../../ipc/ask.ts";
import { Button } from "../../kit/Button.tsx";
import { Facts, type FactItem } from "../../kit/Facts.tsx";
import { Form } from "../../kit/Form.tsx";
import { useCodeWord, useFormat, useT } from "../../kit/i18n.tsx";
import { Kbd } from "../../kit/Kbd.tsx";
import { Seg } from "../../kit/Seg.tsx";
import { SelectField } from "../../kit/SelectField.tsx";
import { Switch } from "../../kit/Switch.tsx";
import { useTell } from "../../kit/tell.ts";
import { TextField } from "../../kit/TextField.tsx";
import { Parts } from "../../kit/Timeline.tsx";
import { dayInWords } from "../../lib/days.ts";
import { toApiError } from "../../lib/error.ts";
import type { TouchKind } from "../../lib/quickLine.ts";
import type { TouchAbout } from "./LogTouch.tsx";
import { useTouchLine, type TouchLine } from "./useTouchLine.ts";

const KINDS: readonly TouchKind[] = ["call", "email", "meeting", "note", "workshop"];
const NO_DEAL = "none";
/** Both sides take part in these as a rule. */
const TALKS: readonly TouchKind[] = ["call", "meeting", "workshop"];

export function TouchForm({ about, onDone }: { about: TouchAbout | undefined; onDone: () => void }) {
  const t = useT();
  const word = useCodeWord();
  const tell = useTell();
  const { mutate, isPending, error } = useExecute();
  const [line, setLine] = useState("");
  const [chosenKind, setKind] = useState<TouchKind | null>(null);
  const [chosenDeal, setDeal] = useState<string | null>(null);
  const [chosenTwoWay, setTwoWay] = useState<boolean | null>(null);
  const understood = useTouchLine(line, about);
  const { read } = understood;
  const kind = chosenKind ?? read.kind ?? "call";
  const twoWay = chosenTwoWay ?? TALKS.includes(kind);
  const dealId = chosenDeal ?? understood.about?.dealId ?? NO_DEAL;
  const submit = () => {
    if (read.subject === "" || !understood.about || isPending) return;
    const touch: TouchEdit = {
      partnerId: understood.about.partner.id,
      kind,
      subject: read.subject,
      twoWay,
      dealId: dealId === NO_DEAL ? undefined : dealId,
      personId: understood.about.person?.id,
      nextStep: read.step?.text,
      nextStepOn: read.step?.day ?? undefined,
      nextSide: read.step?.side,
    };
    mutate({ kind: "log_touch", touch }, { onSuccess: (outcome) => (tell.onSuccess(outcome), onDone()) });
  };
  return (
    <Form onSubmit={submit}>
      {about ? (
        <p className="sub">
          <bdi>{about.partner.name}</bdi>
        </p>
      ) : null}
      <TextField label={t("activity-line")} hint={t("activity-line-hint")} value={line} onChange={setLine} focused />
      <Understood line={understood} />
      <Seg label={t("activity-kind")} value={kind} choices={KINDS.map((one) => ({ value: one, label: word("activity-kind", one) }))} onChange={setKind} />
      {understood.about ? <DealChoice about={understood.about} dealId={dealId} onChange={setDeal} /> : null}
      <Switch label={t("activity-two-way")} on={twoWay} onChange={setTwoWay} />
      {error ? (
        <p className="form-error" role="alert">
          {toApiError(error, t("error-internal")).message}
        </p>
      ) : null}
      <div className="row dialog-foot">
        <Button onClick={onDone}>{t("app-cancel")}</Button>
        <Button kind="primary" submit disabled={read.subject === "" || !understood.about || isPending}>
          {t("app-save")}
          <Kbd chord="Enter" />
        </Button>
      </div>
    </Form>
  );
}

function Understood({ line: { read, about } }: { line: TouchLine }) {
  const t = useT();
  const format = useFormat();
  const { today } = useApp();
  const { step } = read;
  const whom = about ? [about.person?.name, about.partner.name].filter((name) => name !== undefined && name !== "") : [];
  const facts: FactItem[] = [
    { label: t("activity-with"), value: about ? <Parts of={whom as string[]} /> : <span className="muted">{t("activity-whom-unknown")}</span> },
    {
      label: step?.side === "them" ? t("activity-step-theirs") : t("activity-step-ours"),
      value: step ? <Parts of={[step.text, ...(step.day === null ? [] : [dayInWords(format, step.day, today)])]} /> : <span className="muted">{t("activity-step-none")}</span>,
    },
  ];
  return (
    <div className="understood" role="status">
      <Facts items={facts} />
    </div>
  );
}

function DealChoice({ about, dealId, onChange }: { about: TouchAbout; dealId: string; onChange: (id: string) => void }) {
  const t = useT();
  const deals = useAsk("deal_page", { partnerId: about.partner.id, only: "open", sort: "amount", descending: true, limit: 50 }).data?.rows ?? [];
  const own = useAsk("deal", { id: about.dealId ?? "" }, { enabled: about.dealId !== undefined }).data?.row;
  const all = own && !deals.some(({ id }) => id === own.id) ? [own, ...deals] : deals;
  const options = [{ value: NO_DEAL, label: t("activity-no-deal") }, ...all.map((deal) => ({ value: deal.id, label: deal.name }))];
  return <SelectField label={t("activity-about")} value={dealId} options={options} onChange={onChange} />;
}
