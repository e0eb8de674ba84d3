// Partners of the same tier or region.
import { useMemo } from "react";
import type { PartnerRow } from "../../generated/ipc.ts";
import { useCodeWord, useT } from "../../kit/i18n.tsx";
import type { Group } from "../../kit/VirtualGrid.tsx";
import { runsOf } from "../../lib/groups.ts";
import type { PartnerGroup } from "../../lib/search.ts";

/** The tiers that have a place of their own in the order; all others share one. */
const TIERS = ["registered", "silver", "gold", "platinum"];
const OTHER = "other";

const tierOf = ({ tier }: PartnerRow): string | null => (tier === null || TIERS.includes(tier) ? tier : OTHER);

export function usePartnerGroups(rows: readonly PartnerRow[], by: PartnerGroup | undefined, hasMore: boolean): readonly Group[] | undefined {
  const t = useT();
  const word = useCodeWord();
  return useMemo(() => {
    if (by === undefined) return undefined;
    const tierName = (tier: string | null) => (tier === null ? t("partner-no-tier") : tier === OTHER ? t("partner-other-tiers") : word("partner-tier", tier));
    const runs = runsOf(rows, by === "tier" ? tierOf : ({ region }) => region, !hasMore);
    return runs.map(({ key, first, count }) => ({
      first,
      label: by === "tier" ? tierName(key) : key || t("app-unknown"),
      note: count === null ? null : t("partner-count", { count }),
    }));
  }, [t, word, rows, by, hasMore]);
}
