// A touch with a partner, written down in seconds: the button, its key, and the dialog.
import { NotebookPen } from "lucide-react";
import { useMemo, useState, type ReactNode } from "react";
import { useApp } from "../../ipc/app.tsx";
import { useAsk, useExecute } from "../../ipc/ask.ts";
import { Button } from "../../kit/Button.tsx";
import { Dialog } from "../../kit/Dialog.tsx";
import { Form } from "../../kit/Form.tsx";
import { useCodeWord, useFormat, useLanguage, useT } from "../../kit/i18n.tsx";
import { Kbd } from "../../kit/Kbd.tsx";
import { useActions } from "../../kit/keymap.tsx";
import { Seg } from "../../kit/Seg.tsx";
import { SelectField } from "../../kit/SelectField.tsx";
import { Switch } from "../../kit/Switch.tsx";
import { useTell } from "../../kit/tell.ts";
import { TextField } from "../../kit/TextField.tsx";
import { toApiError } from "../../lib/error.ts";
import { dayInWords, parseDay } from "../../lib/days.ts";
import { intlTag } from "../../lib/locale.ts";

export interface TouchAbout {
  partner: { id: string; name: string };
  /** Chosen at first. */
  dealId?: string;
}

const KINDS = ["call", "email", "meeting", "note", "workshop"] as const;
type Kind = (typeof KINDS)[number];
const NO_DEAL = "none";
/** Both sides take part in these as a rule. */
const TALKS: readonly Kind[] = ["call", "meeting", "workshop"];

export function LogTouch({ about, bare }: { about: TouchAbout; bare?: boolean }): ReactNode {
  const t = useT();
  const [open, setOpen] = useState(false);
  useActions(
    useMemo(
      () => [
        {
          id: "log-activity",
          label: t("activity-log"),
          group: t("app-palette-actions"),
          keys: ["l"],
          icon: <NotebookPen className="i" aria-hidden />,
          run: () => setOpen(true),
        },
      ],
      [t],
    ),
  );
  return (
    <>
      {bare ? null : (
        <Button icon={<NotebookPen className="i s" aria-hidden />} keys="l" onClick={() => setOpen(true)}>
          <span className="middle-only">{t("activity-log")}</span>
        </Button>
      )}
      <Dialog label={t("activity-log")} open={open} onClose={() => setOpen(false)}>
        <TouchForm about={about} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function TouchForm({ about, onDone }: { about: TouchAbout; onDone: () => void }) {
  const t = useT();
  const word = useCodeWord();
  const tell = useTell();
  const { mutate, isPending, error } = useExecute();
  const [kind, setKind] = useState<Kind>("call");
  const [subject, setSubject] = useState("");
  const [dealId, setDealId] = useState(about.dealId ?? NO_DEAL);
  const [twoWay, setTwoWay] = useState(true);
  const [step, setStep] = useState("");
  const [stepOn, setStepOn] = useState<{ text: string; day: string | null | undefined }>({ text: "", day: null });
  const ready = subject.trim() !== "" && stepOn.day !== undefined && !isPending;
  const choose = (next: Kind) => {
    setKind(next);
    setTwoWay(TALKS.includes(next));
  };
  const submit = () => {
    if (!ready) return;
    const deal = dealId === NO_DEAL ? {} : { dealId, nextStep: step.trim() || undefined, nextStepOn: stepOn.day ?? undefined };
    const touch = { partnerId: about.partner.id, kind, subject, twoWay, ...deal };
    mutate({ kind: "log_touch", touch }, { onSuccess: (outcome) => (tell.onSuccess(outcome), onDone()) });
  };
  return (
    <Form onSubmit={submit}>
      <p className="sub">
        <bdi>{about.partner.name}</bdi>
      </p>
      <Seg label={t("activity-kind")} value={kind} choices={KINDS.map((one) => ({ value: one, label: word("activity-kind", one) }))} onChange={choose} />
      <TextField label={t("activity-subject")} value={subject} onChange={setSubject} focused />
      <DealChoice about={about} dealId={dealId} onChange={setDealId} />
      {dealId === NO_DEAL ? null : (
        <div className="two-fields">
          <TextField label={t("deal-next-step")} value={step} onChange={setStep} />
          <DayField label={t("deal-next-step-on")} value={stepOn} onChange={setStepOn} />
        </div>
      )}
      <Switch label={t("activity-two-way")} on={twoWay} onChange={setTwoWay} />
      {error ? (
        <p className="form-error" role="alert">
          {toApiError(error, t("error-internal")).message}
        </p>
      ) : null}
      <div className="row dialog-foot">
        <Button onClick={onDone}>{t("app-cancel")}</Button>
        <Button kind="primary" submit disabled={!ready}>
          {t("app-save")}
          <Kbd chord="Ctrl Enter" />
        </Button>
      </div>
    </Form>
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

interface DayFieldProps {
  label: string;
  value: { text: string; day: string | null | undefined };
  onChange: (value: DayFieldProps["value"]) => void;
}

function DayField({ label, value, onChange }: DayFieldProps) {
  const t = useT();
  const format = useFormat();
  const language = useLanguage();
  const { today } = useApp();
  const change = (text: string) => onChange({ text, day: text.trim() === "" ? null : parseDay(text, intlTag(language), today) ?? undefined });
  const hint = value.day === undefined ? t("app-date-unknown") : value.day === null ? t("app-date-hint") : dayInWords(format, value.day, today);
  return <TextField label={label} hint={hint} value={value.text} onChange={change} />;
}
