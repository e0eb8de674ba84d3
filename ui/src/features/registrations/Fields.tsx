// The fields of the form: those that a decision needs first, the others below a fold.
import { useEffect, useState } from "react";
import { useApp } from "../../ipc/app.tsx";
import { useAsk } from "../../ipc/ask.ts";
import { FindField } from "../../kit/FindField.tsx";
import { useFormat, useLanguage, useT } from "../../kit/i18n.tsx";
import { SelectField } from "../../kit/SelectField.tsx";
import { TextArea } from "../../kit/TextArea.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { dayInWords, parseDay } from "../../lib/days.ts";
import { intlTag } from "../../lib/locale.ts";
import { NO_PRODUCT, parseMoney, type Typed } from "./typed.ts";

interface FieldsProps {
  typed: Typed;
  change: (part: Partial<Typed>) => void;
}

export function MainFields({ typed, change, focused }: FieldsProps & { focused: "partner" | "customer" }) {
  const t = useT();
  const choices = useAsk("registration_choices", {}).data;
  const products = choices?.products.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <div className="two-fields">
      <PartnerField typed={typed} change={change} focused={focused === "partner"} />
      <TextField label={t("registration-customer")} value={typed.customer} onChange={(customer) => change({ customer })} focused={focused === "customer"} />
      <SelectField
        label={t("registration-product")}
        value={typed.productId}
        options={[{ value: NO_PRODUCT, label: t("registration-no-product") }, ...products]}
        onChange={(productId) => change({ productId })}
      />
      <TextField label={t("registration-domain")} value={typed.domain} onChange={(domain) => change({ domain })} kind="url" />
      <TextField label={t("registration-country")} hint={t("registration-country-hint")} value={typed.country} onChange={(country) => change({ country })} />
      {choices?.hasFinance ? <AmountField typed={typed} change={change} /> : null}
    </div>
  );
}

function PartnerField({ typed, change, focused }: FieldsProps & { focused: boolean }) {
  const t = useT();
  const [text, setText] = useState(typed.partnerName);
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 40);
    return () => clearTimeout(timer);
  }, [text]);
  const hits = useAsk("search", { text: asked }, { enabled: asked !== "" }).data?.hits ?? [];
  const found = hits.filter(({ kind }) => kind === "partner").map(({ id, title, subtitle }) => ({ id, label: title, note: subtitle }));
  const onText = (next: string) => {
    setText(next);
    // What was chosen is no longer what stands there.
    if (next !== typed.partnerName) change({ partnerId: "", partnerName: "" });
  };
  return (
    <FindField
      label={t("deal-partner")}
      text={text}
      onText={onText}
      found={found}
      onPick={(one) => {
        setText(one.label);
        change({ partnerId: one.id, partnerName: one.label });
      }}
      nothing={asked === "" ? t("registration-choose-partner") : t("registration-no-partner")}
      focused={focused}
    />
  );
}

function AmountField({ typed, change }: FieldsProps) {
  const t = useT();
  const format = useFormat();
  const money = parseMoney(typed.amount);
  const hint = money === undefined ? t("app-amount-unknown") : money === null ? undefined : format.money(money);
  return <TextField label={t("deal-amount")} hint={hint} value={typed.amount} onChange={(amount) => change({ amount })} />;
}

export function MoreFields({ typed, change }: FieldsProps) {
  const t = useT();
  return (
    <details className="more-fields">
      <summary>{t("registration-more-fields")}</summary>
      <div className="two-fields">
        <CloseField typed={typed} change={change} />
        <TextField label={t("registration-contact")} value={typed.contactName} onChange={(contactName) => change({ contactName })} />
        <TextField label={t("registration-email")} value={typed.contactEmail} onChange={(contactEmail) => change({ contactEmail })} kind="url" />
        <TextField label={t("registration-phone")} value={typed.contactPhone} onChange={(contactPhone) => change({ contactPhone })} />
        <TextField label={t("registration-tax-id")} value={typed.taxId} onChange={(taxId) => change({ taxId })} />
        <TextField label={t("registration-parent")} value={typed.parentName} onChange={(parentName) => change({ parentName })} />
      </div>
      <TextArea label={t("registration-note")} value={typed.note} onChange={(note) => change({ note })} rows={2} />
    </details>
  );
}

function CloseField({ typed, change }: FieldsProps) {
  const t = useT();
  const format = useFormat();
  const language = useLanguage();
  const { today } = useApp();
  const onChange = (close: string) => change({ close, closeOn: close.trim() === "" ? null : (parseDay(close, intlTag(language), today) ?? undefined) });
  const hint = typed.closeOn === undefined ? t("app-date-unknown") : typed.closeOn === null ? t("app-date-hint") : dayInWords(format, typed.closeOn, today);
  return <TextField label={t("deal-close-date")} hint={hint} value={typed.close} onChange={onChange} />;
}
