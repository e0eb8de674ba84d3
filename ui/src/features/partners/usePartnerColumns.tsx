// The columns of the list of partners.
import { useMemo } from "react";
import type { PartnerRow } from "../../generated/ipc.ts";
import { Chip } from "../../kit/Chip.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { Avatar, Monogram, Name } from "../../kit/Identity.tsx";
import { useNow } from "../../kit/useNow.ts";
import type { Column } from "../../kit/VirtualGrid.tsx";
import { TierChip } from "./TierChip.tsx";

/** `scores`: the health of each partner that has one; `undefined` until it is known. */
export function usePartnerColumns(scores: ReadonlyMap<string, number> | undefined): Column<PartnerRow>[] {
  const t = useT();
  const format = useFormat();
  const now = useNow(60_000);
  return useMemo(() => {
    const none = <span className="muted">–</span>;
    return [
      {
        id: "name",
        label: t("partner-name"),
        width: "minmax(150px, 2fr)",
        sort: "name",
        cell: (row) => (
          <>
            <Monogram name={row.name} />
            <Name className="med">{row.name}</Name>
            {row.stalledDeals > 0 ? <Chip tone="warn">{t("partner-stalled", { count: row.stalledDeals })}</Chip> : null}
          </>
        ),
      },
      { id: "tier", label: t("partner-tier"), width: "108px", from: 710, sort: "tier", cell: (row) => <TierChip tier={row.tier} /> },
      { id: "region", label: t("partner-region"), width: "minmax(80px, .9fr)", from: 1290, sort: "region", cell: (row) => <Name className="sub">{row.region}</Name> },
      {
        id: "owner",
        label: t("partner-owner"),
        width: "minmax(110px, 1.1fr)",
        from: 1110,
        cell: (row) => (
          <>
            <Avatar name={row.owner.name} named={false} />
            <Name className="sub">{row.owner.name}</Name>
          </>
        ),
      },
      {
        id: "health",
        label: t("health-title"),
        width: "76px",
        from: 620,
        end: true,
        cell: ({ id }) => {
          const score = scores?.get(id);
          if (score === undefined) return scores ? none : null;
          return (
            <>
              <span className="measure" aria-hidden>
                <span style={{ inlineSize: `${score}%` }} />
              </span>
              <span className="num med">{format.count(score)}</span>
            </>
          );
        },
      },
      { id: "open", label: t("partner-open-deals"), width: "92px", from: 820, end: true, sort: "open_deals", cell: (row) => <span className="num">{format.count(row.openDeals)}</span> },
      { id: "pipeline", label: t("partner-open-amount"), width: "112px", end: true, cell: (row) => <bdi className="num med">{format.sumsShort(row.openPipeline)}</bdi> },
      { id: "won", label: t("partner-won-quarter"), width: "128px", from: 970, end: true, sort: "won_this_quarter", cell: (row) => <bdi className="num">{format.sumsShort(row.wonThisQuarter)}</bdi> },
      {
        id: "touch",
        label: t("partner-last-touch"),
        width: "104px",
        from: 510,
        end: true,
        sort: "last_touch",
        cell: (row) => (row.lastTouchAt === null ? none : <span className="muted num">{format.ago(row.lastTouchAt, now)}</span>),
      },
    ];
  }, [t, format, now, scores]);
}
