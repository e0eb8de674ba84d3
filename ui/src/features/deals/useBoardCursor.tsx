// The cursor of the board: up and down within a stage, sideways between stages, in reading direction.
import { ArrowUpDown } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import type { DealRow } from "../../generated/ipc.ts";
import { useLanguage, useT } from "../../kit/i18n.tsx";
import { useActions, type Action } from "../../kit/keymap.tsx";
import { directionOf } from "../../lib/locale.ts";

interface Spot {
  lane: number;
  at: number;
}

export interface BoardCursor extends Spot {
  deal: DealRow | undefined;
  moveTo: (spot: Spot) => void;
  point: (deal: DealRow) => void;
}

interface BoardCursorOptions {
  lanes: readonly (readonly DealRow[])[];
  start: Spot;
  onOpen: (deal: DealRow) => void;
  /** Called when the keys moved the cursor: give the card the focus. */
  onMove: (deal: DealRow) => void;
}

export function useBoardCursor({ lanes, start, onOpen, onMove }: BoardCursorOptions): BoardCursor {
  const t = useT();
  const rtl = directionOf(useLanguage()) === "rtl";
  const [wanted, setWanted] = useState(start);
  const lane = Math.max(0, Math.min(wanted.lane, lanes.length - 1));
  const at = Math.max(0, Math.min(wanted.at, (lanes[lane]?.length ?? 0) - 1));
  const deal = lanes[lane]?.[at];
  const moveTo = useCallback(
    (spot: Spot) => {
      const rows = lanes[spot.lane];
      const to = Math.max(0, Math.min(spot.at, (rows?.length ?? 0) - 1));
      const found = rows?.[to];
      if (!found) return;
      setWanted({ lane: spot.lane, at: to });
      onMove(found);
    },
    [lanes, onMove],
  );
  const point = useCallback(
    (of: DealRow) => {
      const found = lanes.findIndex((rows) => rows.includes(of));
      if (found >= 0) setWanted({ lane: found, at: lanes[found]?.indexOf(of) ?? 0 });
    },
    [lanes],
  );
  useActions(
    useMemo<Action[]>(() => {
      const base = { group: t("app-shortcuts-lists"), icon: <ArrowUpDown className="i" aria-hidden />, sheetOnly: true };
      const sideways = (by: number) => {
        // An empty stage is passed over.
        for (let to = lane + by; to >= 0 && to < lanes.length; to += by) {
          if (lanes[to]?.length) return moveTo({ lane: to, at });
        }
      };
      return [
        { ...base, id: "list-next", label: t("app-key-next"), keys: ["j", "ArrowDown"], run: () => moveTo({ lane, at: at + 1 }) },
        { ...base, id: "list-previous", label: t("app-key-previous"), keys: ["k", "ArrowUp"], run: () => moveTo({ lane, at: at - 1 }) },
        { ...base, id: "lane-next", label: t("deal-hint-lanes"), keys: [rtl ? "ArrowLeft" : "ArrowRight"], run: () => sideways(1) },
        { ...base, id: "lane-previous", label: t("deal-hint-lanes"), keys: [rtl ? "ArrowRight" : "ArrowLeft"], run: () => sideways(-1) },
        { ...base, id: "list-first", label: t("app-key-first"), keys: ["Home"], run: () => moveTo({ lane, at: 0 }) },
        { ...base, id: "list-last", label: t("app-key-last"), keys: ["End"], run: () => moveTo({ lane, at: Number.MAX_SAFE_INTEGER }) },
        { ...base, id: "list-open", label: t("app-open"), keys: ["Enter"], run: () => deal && onOpen(deal) },
      ];
    }, [t, rtl, lanes, lane, at, deal, moveTo, onOpen]),
  );
  return useMemo(() => ({ lane, at, deal, moveTo, point }), [lane, at, deal, moveTo, point]);
}
