// The buttons of what can be done, and what is asked before some of it: a reason by its number, or a line of text.
import { useMemo } from "react";
import type { RegistrationView } from "../../generated/ipc.ts";
import { Button } from "../../kit/Button.tsx";
import { useCodeWord, useT } from "../../kit/i18n.tsx";
import { LineDialog } from "../../kit/LineDialog.tsx";
import { PickPopover, type PickOption } from "../../kit/PickMenu.tsx";
import type { Verbs } from "./useVerbs.tsx";

const APPROVAL = ["other_unit", "other_project", "customer_chose", "partners_agreed", "no_match"];
const REJECTION = ["duplicate_partner", "direct_active", "existing_customer", "too_early", "out_of_territory", "insufficient_info", "public_tender", "not_eligible", "other"];

/** A text, or nothing while it is empty. */
const said = (text: string): string | undefined => text.trim() || undefined;

export function VerbButtons({ verbs }: { verbs: Verbs }) {
  return verbs.verbs.map((verb, at) => (
    <Button key={verb.step} kind={at === 0 ? "primary" : "plain"} icon={verb.icon} keys={verb.keys} disabled={verbs.busy} onClick={verb.run}>
      {verb.label}
    </Button>
  ));
}

export function Deciding({ view, verbs }: { view: RegistrationView; verbs: Verbs }) {
  const t = useT();
  const { id, customer } = view.row;
  const { asking, beside, stopAsking, execute } = verbs;
  const line = { about: customer, parse: said, onClose: stopAsking };
  return (
    <>
      <ReasonMenu
        label={t("registration-approve-why")}
        codes={APPROVAL}
        prefix="registration-approval"
        anchor={beside}
        open={asking === "approve"}
        onClose={stopAsking}
        onPick={(reason) => execute({ kind: "approve_registration", id, reason })}
      />
      <ReasonMenu
        label={t("registration-reject-why")}
        codes={REJECTION}
        prefix="registration-rejection"
        anchor={beside}
        open={asking === "reject"}
        onClose={stopAsking}
        onPick={(reason) => execute({ kind: "reject_registration", id, reason, answer: "" })}
      />
      <LineDialog
        {...line}
        title={t("registration-return")}
        label={t("registration-return-what")}
        wrong={t("registration-return-wrong")}
        open={asking === "return"}
        onSave={(answer) => execute({ kind: "return_registration", id, answer })}
      />
      <LineDialog
        {...line}
        title={t("registration-extend")}
        label={t("registration-extend-what")}
        wrong={t("registration-extend-wrong")}
        open={asking === "extend"}
        onSave={(answer) => execute({ kind: "extend_registration", id, answer })}
      />
    </>
  );
}

interface ReasonMenuProps {
  label: string;
  codes: readonly string[];
  prefix: string;
  anchor: Element | null;
  open: boolean;
  onClose: () => void;
  onPick: (code: string) => void;
}

function ReasonMenu({ label, codes, prefix, anchor, open, onClose, onPick }: ReasonMenuProps) {
  const word = useCodeWord();
  const options = useMemo<PickOption[]>(() => codes.map((code, at) => ({ id: code, label: word(prefix, code), keyName: String(at + 1) })), [codes, prefix, word]);
  return <PickPopover label={label} anchor={anchor} open={open} onOpenChange={(next) => !next && onClose()} options={options} onPick={onPick} />;
}
