// The panel beside a list that has a registration under its cursor: everything to decide by, and the verbs.
import { Maximize2, ShieldCheck, X } from "lucide-react";
import { useAsk } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { IconButton } from "../../kit/Button.tsx";
import { useT } from "../../kit/i18n.tsx";
import { Deciding, VerbButtons } from "./Deciding.tsx";
import { Details, type ConflictSlot } from "./Details.tsx";
import { useVerbs } from "./useVerbs.tsx";

interface PeekProps {
  id: string;
  /** Name of the customer, known before the rest. */
  title: string;
  /** The keys work all the same. */
  hidden: boolean;
  conflict: ConflictSlot;
  onOpen: () => void;
  onClose: () => void;
}

export function Peek({ id, title, hidden, conflict, onOpen, onClose }: PeekProps) {
  const t = useT();
  const answer = useAsk("registration", { id });
  const known = answer.data?.row.id === id ? answer.data : undefined;
  const verbs = useVerbs(known);
  const deciding = known ? <Deciding view={known} verbs={verbs} /> : null;
  if (hidden) return deciding;
  return (
    <aside className="peek" aria-label={title}>
      <div className="ph">
        <ShieldCheck className="i s" aria-hidden />
        <span>{t("registration-name")}</span>
        <span className="row end tight">
          <IconButton label={t("app-open")} icon={<Maximize2 className="i s" aria-hidden />} onClick={onOpen} />
          <IconButton label={t("app-close")} icon={<X className="i s" aria-hidden />} onClick={onClose} />
        </span>
      </div>
      <div className="body">
        <Answer of={{ ...answer, data: known }}>{(view) => <Details view={view} conflict={conflict} />}</Answer>
      </div>
      <div className="foot verbs">
        <VerbButtons verbs={verbs} />
      </div>
      {deciding}
    </aside>
  );
}
