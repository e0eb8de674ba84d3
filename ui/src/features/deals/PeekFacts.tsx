// The editable part of a deal beside a list, for screens that belong to other nouns.
import type { ReactNode } from "react";
import type { DealView } from "../../generated/ipc.ts";
import { Facts, type FactItem } from "../../kit/Facts.tsx";
import { useT } from "../../kit/i18n.tsx";
import { useDealEditing, type ConflictSlot } from "./EditFacts.tsx";

interface PeekFactsProps {
  view: DealView;
  conflict: ConflictSlot;
  /** What the screen itself shows below. */
  more: readonly FactItem[];
}

export function PeekFacts({ view, conflict, more }: PeekFactsProps): ReactNode {
  const t = useT();
  const { facts, menu } = useDealEditing(view, conflict);
  return (
    <>
      <h3 className="row">
        <span>{t("partner-properties")}</span>
        <span className="end">{menu}</span>
      </h3>
      <Facts items={[...facts, ...more]} />
    </>
  );
}
