// One stage of the board: how many and how much in its head, its deals below, more of them on request.
import { ChevronDown } from "lucide-react";
import { useEffect, useMemo, type MouseEvent, type PointerEvent } from "react";
import type { DealFilter, DealRow } from "../../generated/ipc.ts";
import { useAskPages } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { useCodeWord, useFormat, useT } from "../../kit/i18n.tsx";
import { Card } from "./Card.tsx";
import { StageMark } from "./StageChip.tsx";

/** Cards asked for at once. */
const LANE_ROWS = 50;

export const laneFilter = (filter: DealFilter, stage: string): DealFilter => ({ ...filter, stage, limit: LANE_ROWS });

const NONE: readonly DealRow[] = [];

export interface LaneActs {
  /** Hears what is loaded, so that the cursor can walk over it. */
  onRows: (stage: string, rows: readonly DealRow[]) => void;
  onPress: (event: PointerEvent<HTMLElement>, deal: DealRow) => void;
  onClick: (event: MouseEvent, deal: DealRow) => void;
  onTick: (event: MouseEvent, deal: DealRow) => void;
  onPoint: (deal: DealRow) => void;
}

interface LaneProps {
  stage: string;
  filter: DealFilter;
  acts: LaneActs;
  activeId: string | undefined;
  isChosen: (id: string) => boolean;
  /** Deals that are carried just now. */
  away: readonly string[];
  /** Where what is carried would come to stand, of the loaded ones; `null` when it would not come here. */
  slotAt: number | null;
}

export function Lane({ stage, filter, acts, activeId, isChosen, away, slotAt }: LaneProps) {
  const t = useT();
  const word = useCodeWord();
  const format = useFormat();
  const pages = useAskPages("deal_page", laneFilter(filter, stage));
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? NONE, [pages.data]);
  const { onRows } = acts;
  useEffect(() => onRows(stage, rows), [onRows, stage, rows]);
  const head = pages.data?.pages[0];
  const title = word("deal-stage", stage);
  const slot = <li className="slot" role="presentation" key="slot" />;
  return (
    <section className={slotAt === null ? "lane" : "lane over"} aria-label={title} data-place={stage}>
      <header>
        <StageMark stage={stage} />
        <h2 className="trunc">{title}</h2>
        <span className="n num">{head?.total === null || head === undefined ? "" : format.count(head.total)}</span>
        <bdi className="sum" title={head ? format.sums(head.sum) : undefined}>{head && head.sum.length > 0 ? format.sumsShort(head.sum.slice(0, 1)) : ""}</bdi>
      </header>
      <Answer of={pages} rows={5}>
        {() => (
          <div className="cards">
            {rows.length === 0 && slotAt === null ? <p className="muted lane-empty">{t("deal-lane-empty")}</p> : null}
            <ul role={rows.length === 0 ? undefined : "listbox"} aria-multiselectable={rows.length === 0 ? undefined : true} aria-label={title}>
              {rows.map((deal, at) => [
                slotAt === at ? slot : null,
                <Card
                  key={deal.id}
                  deal={deal}
                  active={deal.id === activeId}
                  chosen={isChosen(deal.id)}
                  away={away.includes(deal.id)}
                  onPress={(event) => acts.onPress(event, deal)}
                  onClick={(event) => acts.onClick(event, deal)}
                  onTick={(event) => acts.onTick(event, deal)}
                  onFocus={() => acts.onPoint(deal)}
                />,
              ])}
              {slotAt !== null && slotAt >= rows.length ? slot : null}
            </ul>
            {pages.hasNextPage && head?.total ? (
              <button type="button" className="more" disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                <ChevronDown className="i s" aria-hidden />
                {t("app-more", { count: head.total - rows.length })}
              </button>
            ) : null}
          </div>
        )}
      </Answer>
    </section>
  );
}
