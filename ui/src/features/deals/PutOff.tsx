// Why a deal is not called stalled just now, and how that ends.
import { AlarmClock, Snail } from "lucide-react";
import type { ReactNode } from "react";
import type { DealEdit, DealView } from "../../generated/ipc.ts";
import { useExecute } from "../../ipc/ask.ts";
import { Button } from "../../kit/Button.tsx";
import { dayVar, useT } from "../../kit/i18n.tsx";
import { useTell } from "../../kit/tell.ts";

export function PutOff({ view }: { view: DealView }): ReactNode {
  const t = useT();
  const { snoozedUntil } = view;
  return (
    <>
      {snoozedUntil === null ? null : (
        <State id={view.row.id} icon={<AlarmClock className="i" aria-hidden />} says={t("deal-snoozed-until", { day: dayVar(snoozedUntil) })} verb={t("deal-wake")} patch={{ snoozedUntil: null }} />
      )}
      {view.slowByDesign ? (
        <State id={view.row.id} icon={<Snail className="i" aria-hidden />} says={t("deal-slow-by-design")} verb={t("deal-make-usual")} patch={{ slowByDesign: false }} />
      ) : null}
    </>
  );
}

interface StateProps {
  id: string;
  icon: ReactNode;
  says: string;
  verb: string;
  patch: DealEdit;
}

function State({ id, icon, says, verb, patch }: StateProps) {
  const tell = useTell();
  const { mutate, isPending } = useExecute();
  return (
    <section className="notice calm put-off">
      {icon}
      <span className="med">{says}</span>
      <span className="end">
        <Button className="low" disabled={isPending} onClick={() => mutate({ kind: "edit_deal", id, patch }, tell)}>
          {verb}
        </Button>
      </span>
    </section>
  );
}
