// The health of a partner in words: its values, what each part is made of, what moved, what is missing.
import { useMemo } from "react";
import type { HealthPartView, HealthView, MoverView, PeersView, SignalValue, SignalView, TrendView } from "../../generated/ipc.ts";
import { useCodeWord, useFormat, useT, type Translate } from "../../kit/i18n.tsx";

/** Fewer are not compared with. */
const MIN_PEERS = 5;

function peersOf(t: Translate, { width, count }: PeersView): string {
  if (count === 0) return t("health-peers-none");
  if (count < MIN_PEERS) return t("health-peers-few", { count });
  switch (width) {
    case "region":
      return t("health-peers-region", { count });
    case "tier":
      return t("health-peers-tier", { count });
    case "kind":
      return t("health-peers-kind", { count });
    default:
      return t("health-peers-all", { count });
  }
}

export interface HealthWords {
  part: (part: HealthPartView) => string;
  /** What the part is made of. */
  explained: (part: HealthPartView) => string;
  peers: (peers: PeersView) => string;
  trend: (trend: TrendView) => string;
  points: (mover: MoverView) => string;
  mover: (mover: MoverView) => string;
  /** Signals that don't count, with the reason; nothing where all do. */
  leftOut: (view: HealthView) => string[];
}

export function useHealthWords(): HealthWords {
  const t = useT();
  const word = useCodeWord();
  const format = useFormat();
  return useMemo(() => {
    const written = (of: SignalValue): string => {
      if (of.unit === "count") return format.count(of.count);
      return of.unit === "share" ? format.percent(of.share) : format.moneyShort(of.money);
    };
    const name = (signal: string): string => word("health-signal", signal);
    const line = (one: SignalView): string => {
      const signal = name(one.signal);
      if (one.value === null) return t("health-signal-none", { signal });
      if (one.score === null) return t("health-signal-alone", { signal, value: written(one.value) });
      return t("health-signal-placed", { signal, value: written(one.value), score: one.score });
    };
    const named = (view: HealthView, which: (one: SignalView) => boolean): string =>
      view.parts
        .flatMap((part) => part.signals.filter(which))
        .map((one) => name(one.signal))
        .join(" · ");
    return {
      part: (part) => word("health-part", part.part),
      explained: (part) => t("health-explain-part", { weight: part.weight, signals: part.signals.map(line).join(" ") }),
      peers: (peers) => peersOf(t, peers),
      trend: ({ points }) => (points === 0 ? t("health-steady") : t("health-trend", { points: format.signed(points) })),
      points: ({ points }) => t("health-points", { points: format.signed(points) }),
      mover: (mover) => t("health-mover", { signal: name(mover.signal), now: written(mover.now), before: written(mover.before) }),
      leftOut: (view) => {
        const missing = named(view, ({ value }) => value === null);
        const alone = named(view, ({ value, score }) => value !== null && score === null);
        return [missing && t("health-missing", { signals: missing }), alone && t("health-alone", { signals: alone })].filter((text) => text !== "");
      },
    };
  }, [t, word, format]);
}
