// How many deals are chosen, what they are worth, and what can be done to all of them.
import { ClipboardCopy, X } from "lucide-react";
import type { ReactNode } from "react";
import type { DealRow } from "../../generated/ipc.ts";
import { Button, IconButton } from "../../kit/Button.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { sumByCurrency } from "../../lib/money.ts";
import { useCopyDeals } from "./useCopyDeals.ts";
import { VERBS, type Verb } from "./useDealVerbs.tsx";

interface BulkBarProps {
  /** The chosen ones; without any there is no bar. */
  deals: readonly DealRow[];
  onVerb: (verb: Verb, anchor: Element) => void;
  onClear: () => void;
}

export function BulkBar({ deals, onVerb, onClear }: BulkBarProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const copy = useCopyDeals();
  if (deals.length === 0) return null;
  const count = t("app-selected", { count: deals.length });
  const sums = sumByCurrency(deals.map(({ money }) => money));
  const labels: Record<Verb, string> = { stage: t("deal-move"), close: t("deal-close-date"), step: t("deal-next-step"), snooze: t("deal-snooze") };
  return (
    <div className="bulk" role="toolbar" aria-label={count}>
      <span className="cnt">
        <span role="status">{count}</span>
        {sums.length === 0 ? null : (
          <span className="muted num">
            <bdi>{format.sumsShort(sums)}</bdi>
          </span>
        )}
      </span>
      {(Object.keys(labels) as Verb[]).map((verb) => {
        const { keys, Icon } = VERBS[verb];
        return (
          <Button key={verb} data-verb={verb} kind="ghost" keys={keys} icon={<Icon className="i s narrow-only" aria-hidden />} onClick={(event) => onVerb(verb, event.currentTarget)}>
            <span className="middle-only">{labels[verb]}</span>
          </Button>
        );
      })}
      <IconButton label={t("app-copy-markdown")} icon={<ClipboardCopy className="i s" aria-hidden />} onClick={() => copy(deals)} />
      <IconButton label={t("app-clear-selection")} icon={<X className="i s" aria-hidden />} onClick={onClear} />
    </div>
  );
}
