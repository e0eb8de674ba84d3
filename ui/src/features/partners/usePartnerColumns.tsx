// The columns of the list of partners.
import { useMemo } from "react";
import type { PartnerRow } from "../../generated/ipc.ts";
import { Chip } from "../../kit/Chip.tsx";
import { useCodeWord, useFormat, useT } from "../../kit/i18n.tsx";
import { Avatar, Monogram, Name } from "../../kit/Identity.tsx";
import { useNow } from "../../kit/useNow.ts";
import type { Column } from "../../kit/VirtualGrid.tsx";
import { PARTNER_COLUMNS, type PartnerColumn } from "../../lib/search.ts";
import { TierChip } from "./TierChip.tsx";

type Columns = Record<PartnerColumn, Omit<Column<PartnerRow>, "id">>;

/** `scores`: the health of each partner that has one; `undefined` until it is known. */
export function usePartnerColumns(scores: ReadonlyMap<string, number> | undefined): Column<PartnerRow>[] {
  const t = useT();
  const word = useCodeWord();
  const format = useFormat();
  const now = useNow(60_000);
  return useMemo(() => {
    const none = <span className="muted">–</span>;
    const columns: Columns = {
      name: {
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
      tier: { label: t("partner-tier"), width: "108px", from: 710, sort: "tier", cell: (row) => <TierChip tier={row.tier} /> },
      region: { label: t("partner-region"), width: "minmax(80px, .9fr)", from: 1290, sort: "region", cell: (row) => <Name className="sub">{row.region}</Name> },
      kind: { label: t("partner-kind"), width: "minmax(110px, 1fr)", extra: true, cell: (row) => <span className="sub trunc">{word("partner-kind", row.kind)}</span> },
      country: { label: t("partner-country"), width: "minmax(96px, .9fr)", extra: true, cell: (row) => (row.country === null ? none : <Name className="sub">{format.country(row.country)}</Name>) },
      owner: {
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
      health: {
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
      open: { label: t("partner-open-deals"), width: "92px", from: 820, end: true, sort: "open_deals", cell: (row) => <span className="num">{format.count(row.openDeals)}</span> },
      pipeline: { label: t("partner-open-amount"), width: "112px", end: true, cell: (row) => <bdi className="num med">{format.sumsShort(row.openPipeline)}</bdi> },
      won: { label: t("partner-won-quarter"), width: "128px", from: 970, end: true, sort: "won_this_quarter", cell: (row) => <bdi className="num">{format.sumsShort(row.wonThisQuarter)}</bdi> },
      touch: {
        label: t("partner-last-touch"),
        width: "104px",
        from: 510,
        end: true,
        sort: "last_touch",
        cell: (row) => (row.lastTouchAt === null ? none : <span className="muted num">{format.ago(row.lastTouchAt, now)}</span>),
      },
    };
    return PARTNER_COLUMNS.map((id) => ({ id, ...columns[id] }));
  }, [t, word, format, now, scores]);
}
