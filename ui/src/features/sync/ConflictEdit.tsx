// A third value for a conflict: every field that clashes, beginning with mine.
import { useState } from "react";
import type { ConflictFieldView, ConflictView } from "../../generated/ipc.ts";
import { useApp } from "../../ipc/app.tsx";
import { useAsk } from "../../ipc/ask.ts";
import { Button } from "../../kit/Button.tsx";
import { Form } from "../../kit/Form.tsx";
import { useCodeWord, useFormat, useLanguage, useT } from "../../kit/i18n.tsx";
import { Kbd } from "../../kit/Kbd.tsx";
import { SelectField } from "../../kit/SelectField.tsx";
import { Switch } from "../../kit/Switch.tsx";
import { TextArea } from "../../kit/TextArea.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { amountText, parseAmount } from "../../lib/amount.ts";
import { dayInWords, parseDay } from "../../lib/days.ts";
import { intlTag } from "../../lib/locale.ts";
import type { Values } from "./useDecide.ts";

/** What stands in a field before it is read; a flag is its own. */
type Typed = string | boolean;

function startOf({ input, value, currency }: ConflictFieldView): Typed {
  if (input === "flag") return value === true;
  if (input === "money") return typeof value === "number" ? amountText(value, currency ?? "") : "";
  return value === null ? "" : String(value);
}

interface ConflictEditProps {
  conflict: ConflictView;
  busy: boolean;
  onSave: (values: Values) => void;
  onCancel: () => void;
}

export function ConflictEdit({ conflict, busy, onSave, onCancel }: ConflictEditProps) {
  const t = useT();
  const read = useReader();
  const fields = conflict.fields.filter(({ input }) => input !== "none");
  const [typed, setTyped] = useState(() => Object.fromEntries(fields.map((field) => [field.name, startOf(field)])));
  const values = fields.map((field) => read(field, typed[field.name] ?? ""));
  const ready = !busy && values.every((value) => value !== undefined);
  const submit = () => {
    if (ready) onSave(Object.assign({}, ...values) as Values);
  };
  return (
    <Form className="conflict-edit" onSubmit={submit} onLeave={onCancel}>
      {fields.map((field, at) => (
        <FieldInput
          key={field.name}
          field={field}
          typed={typed[field.name] ?? ""}
          readable={values[at] !== undefined}
          focused={at === 0}
          onChange={(next) => setTyped((before) => ({ ...before, [field.name]: next }))}
        />
      ))}
      <div className="row">
        <Button kind="primary" submit disabled={!ready}>
          {t("app-save")}
          <Kbd chord="Ctrl Enter" />
        </Button>
        <Button kind="ghost" onClick={onCancel}>
          {t("app-cancel")}
        </Button>
      </div>
    </Form>
  );
}

/** The values that a field stands for; `undefined` for what can't be read. */
function useReader(): (field: ConflictFieldView, typed: Typed) => Values | undefined {
  const language = useLanguage();
  const { today } = useApp();
  return ({ name, input, currency }, typed) => {
    const text = String(typed).trim();
    if (input === "flag") return { [name]: typed === true };
    if (text === "") return { [name]: null };
    if (input === "day") {
      const day = parseDay(text, intlTag(language), today);
      return day === null ? undefined : { [name]: day };
    }
    if (input === "money") {
      const minor = parseAmount(text, currency ?? "");
      return minor === undefined ? undefined : { [name]: minor, ...(currency === null ? {} : { currency }) };
    }
    return { [name]: input === "lines" ? String(typed) : text };
  };
}

interface FieldInputProps {
  field: ConflictFieldView;
  typed: Typed;
  readable: boolean;
  focused: boolean;
  onChange: (typed: Typed) => void;
}

function FieldInput({ field, typed, readable, focused, onChange }: FieldInputProps) {
  const t = useT();
  const word = useCodeWord();
  const format = useFormat();
  const language = useLanguage();
  const { today } = useApp();
  const stages = useAsk("facets", {}, { enabled: field.input === "stage" }).data?.stages ?? [];
  const text = String(typed);
  switch (field.input) {
    case "flag":
      return <Switch label={field.label} on={typed === true} onChange={onChange} />;
    case "stage":
      return <SelectField label={field.label} value={text} options={stages.map((value) => ({ value, label: word("deal-stage", value) }))} onChange={onChange} />;
    case "lines":
      return <TextArea label={field.label} value={text} focused={focused} onChange={onChange} />;
    case "day": {
      const day = parseDay(text, intlTag(language), today);
      const hint = !readable ? t("app-date-unknown") : day === null ? t("app-date-hint") : dayInWords(format, day, today);
      return <TextField label={field.label} hint={hint} value={text} focused={focused} onChange={onChange} />;
    }
    case "money":
      return <TextField label={field.label} hint={readable ? field.currency ?? undefined : t("app-amount-unknown")} value={text} focused={focused} onChange={onChange} />;
    default:
      return <TextField label={field.label} value={text} focused={focused} onChange={onChange} />;
  }
}
