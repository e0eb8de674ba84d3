// Registering a deal on behalf of a partner: a few fields, with what may be the same customer beside them while one types.
import { FilePlus } from "lucide-react";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import type { RegistrationForm } from "../../generated/ipc.ts";
import { useAsk, useExecute } from "../../ipc/ask.ts";
import { Button } from "../../kit/Button.tsx";
import { Dialog } from "../../kit/Dialog.tsx";
import { Form } from "../../kit/Form.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { Kbd } from "../../kit/Kbd.tsx";
import { useActions } from "../../kit/keymap.tsx";
import { useTell } from "../../kit/tell.ts";
import { toApiError } from "../../lib/error.ts";
import { Checks } from "./Checks.tsx";
import { MainFields, MoreFields } from "./Fields.tsx";
import { NEW, openRegistering, useRegistering, type Writing } from "./registering.ts";
import { formOf, isComplete, typedOf, type Typed } from "./typed.ts";

/** Milliseconds of quiet before the duplicates are looked up. */
const PAUSE_MS = 150;
const SHOWN = 3;

export function RegisterDeal(): ReactNode {
  const t = useT();
  const writing = useRegistering();
  const [typed, setTyped] = useState<Typed | null>(null);
  const tell = useTell();
  const { mutate } = useExecute();
  useActions(
    useMemo(
      () => [{ id: "register-deal", label: t("registration-new"), group: t("app-palette-actions"), keys: ["c"], icon: <FilePlus className="i" aria-hidden />, run: () => openRegistering(NEW) }],
      [t],
    ),
  );
  // Whoever leaves finds what they wrote among the drafts.
  const leave = () => {
    const form = typed === null ? null : formOf(typed);
    if (form !== null && form.customer.trim() !== "") mutate({ kind: "save_registration", id: writing?.id ?? null, form, submit: false }, tell);
    close();
  };
  const close = () => {
    setTyped(null);
    openRegistering(null);
  };
  return (
    <Dialog label={writing?.id ? t("registration-edit") : t("registration-new")} open={writing !== null} onClose={leave}>
      {writing === null ? null : <Writer writing={writing} onTyped={setTyped} onDone={close} />}
    </Dialog>
  );
}

interface WriterProps {
  writing: Writing;
  /** `null` while nothing has been changed. */
  onTyped: (typed: Typed | null) => void;
  onDone: () => void;
}

function Writer({ writing, onTyped, onDone }: WriterProps) {
  const t = useT();
  const format = useFormat();
  const tell = useTell();
  const { mutate, isPending, error } = useExecute();
  const [typed, setTyped] = useState(() => typedOf(writing.form, writing.partnerName, format.day));
  const form = formOf(typed);
  const fault = error ? toApiError(error, t("error-internal")) : null;
  const change = (part: Partial<Typed>) => {
    const next = { ...typed, ...part };
    setTyped(next);
    onTyped(next);
  };
  const save = (submit: boolean) => {
    if (form === null || isPending) return;
    mutate({ kind: "save_registration", id: writing.id, form, submit }, { onSuccess: (outcome) => (tell.onSuccess(outcome), onDone()) });
  };
  const ready = isComplete(form) && !isPending;
  return (
    <Form className="registering" onSubmit={() => ready && save(true)}>
      <MainFields typed={typed} change={change} focused={typed.partnerId === "" ? "partner" : "customer"} />
      <Duplicates form={form} id={writing.id} />
      <MoreFields typed={typed} change={change} />
      {fault ? (
        <p className="form-error" role="alert">
          {fault.message}
        </p>
      ) : null}
      <p className="muted field-hint">{t("registration-form-hint")}</p>
      <div className="row dialog-foot">
        <Button disabled={form === null || form.customer.trim() === "" || isPending} onClick={() => save(false)}>
          {t("registration-save-draft")}
        </Button>
        <Button kind="primary" submit disabled={!ready}>
          {t("registration-submit")}
          <Kbd chord="Ctrl Enter" />
        </Button>
      </div>
    </Form>
  );
}

/** Looked up on the laptop while one types. */
function Duplicates({ form, id }: { form: RegistrationForm | null; id: string | null }) {
  const t = useT();
  const [asked, setAsked] = useState<RegistrationForm | null>(null);
  const wanted = JSON.stringify(form);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(JSON.parse(wanted) as RegistrationForm | null), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const named = asked !== null && asked.customer.trim().length > 2;
  const checks = useAsk("duplicates", { id, form: asked ?? EMPTY }, { enabled: named }).data?.checks ?? [];
  const shown = named ? checks.slice(0, SHOWN) : [];
  return (
    <div className="registering-checks" aria-live="polite">
      {shown.length === 0 ? null : (
        <>
          <b className="semi">{t("registration-checks")}</b>
          <Checks checks={shown} folded />
        </>
      )}
    </div>
  );
}

const EMPTY: RegistrationForm = {
  partnerId: "",
  customer: "",
  country: null,
  domain: null,
  contactName: null,
  contactEmail: null,
  contactPhone: null,
  taxId: null,
  parentName: null,
  productId: null,
  money: null,
  closeOn: null,
  note: null,
};
