// What can be done with a registration, by one key each and by button; what needs a word asks for it first.
import { Ban, Check, CornerUpLeft, Eye, Pencil, Send, ShieldPlus, Undo2 } from "lucide-react";
import { useCallback, useMemo, useState, type ReactNode } from "react";
import type { Command, RegistrationView, StepView } from "../../generated/ipc.ts";
import { useExecute } from "../../ipc/ask.ts";
import { useT, type Translate } from "../../kit/i18n.tsx";
import { useActions, type Action } from "../../kit/keymap.tsx";
import { useTell } from "../../kit/tell.ts";
import { openRegistering } from "./registering.ts";

/** What is asked before a step is taken. */
export type Asking = "approve" | "reject" | "return" | "extend";

export interface Verb {
  step: StepView;
  label: string;
  keys: string;
  icon: ReactNode;
  run: () => void;
}

export interface Verbs {
  verbs: readonly Verb[];
  busy: boolean;
  asking: Asking | null;
  /** What the menu stands beside. */
  beside: Element | null;
  stopAsking: () => void;
  execute: (command: Command) => void;
}

const KEYS: Record<StepView, string> = { approve: "a", return: "r", reject: "x", review: "v", edit: "e", submit: "u", extend: "p", withdraw: "w" };
const I = { className: "i s", "aria-hidden": true } as const;
const ICONS: Record<StepView, ReactNode> = {
  approve: <Check {...I} />,
  return: <CornerUpLeft {...I} className="i s flip" />,
  reject: <Ban {...I} />,
  review: <Eye {...I} />,
  edit: <Pencil {...I} />,
  submit: <Send {...I} className="i s flip" />,
  extend: <ShieldPlus {...I} />,
  withdraw: <Undo2 {...I} className="i s flip" />,
};

function labelOf(t: Translate, step: StepView): string {
  switch (step) {
    case "approve":
      return t("registration-approve");
    case "return":
      return t("registration-return");
    case "reject":
      return t("registration-reject");
    case "review":
      return t("registration-review");
    case "edit":
      return t("registration-edit");
    case "submit":
      return t("registration-submit");
    case "extend":
      return t("registration-extend");
    case "withdraw":
      return t("registration-withdraw");
  }
}

export function useVerbs(view: RegistrationView | undefined): Verbs {
  const t = useT();
  const tell = useTell();
  const { mutate, isPending } = useExecute();
  // For which registration, so that moving on leaves it.
  const [asked, setAsked] = useState<{ id: string; what: Asking } | null>(null);
  const [beside, setBeside] = useState<Element | null>(null);
  const id = view?.row.id;
  const execute = useCallback((command: Command) => mutate(command, tell), [mutate, tell]);
  const ask = useCallback(
    (what: Asking) => {
      setBeside(document.activeElement);
      if (id !== undefined) setAsked({ id, what });
    },
    [id],
  );
  const verbs = useMemo<Verb[]>(() => {
    if (!view) return [];
    const run = (step: StepView) => () => take(view, step, execute, ask);
    return view.steps.map((step) => ({ step, label: labelOf(t, step), keys: KEYS[step], icon: ICONS[step], run: run(step) }));
  }, [t, view, execute, ask]);
  useActions(
    useMemo<Action[]>(
      () => verbs.map((verb) => ({ id: `registration-${verb.step}`, label: verb.label, group: t("registration-name"), keys: [verb.keys], icon: verb.icon, run: verb.run })),
      [t, verbs],
    ),
  );
  return { verbs, busy: isPending, asking: asked !== null && asked.id === id ? asked.what : null, beside, stopAsking: () => setAsked(null), execute };
}

function take(view: RegistrationView, step: StepView, execute: (command: Command) => void, ask: (what: Asking) => void): void {
  const { id } = view.row;
  switch (step) {
    case "approve":
      return view.needsReason ? ask("approve") : execute({ kind: "approve_registration", id, reason: null });
    case "reject":
    case "return":
    case "extend":
      return ask(step);
    case "review":
      return execute({ kind: "review_registration", id });
    case "submit":
      return execute({ kind: "submit_registration", id });
    case "withdraw":
      return execute({ kind: "withdraw_registration", id });
    case "edit":
      return openRegistering({ id, form: view.form, partnerName: view.row.partner.name });
  }
}
