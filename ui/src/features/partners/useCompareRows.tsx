// The rows of a comparison: what each is called, what it means, and what it says of a partner.
import { useMemo, type ReactNode } from "react";
import type { ComparedPartnerView, CompareRow } from "../../generated/ipc.ts";
import { Drawing } from "../../kit/Drawing.tsx";
import { useCodeWord, useFormat, useT } from "../../kit/i18n.tsx";
import { useNow } from "../../kit/useNow.ts";
import { useHealthWords } from "./useHealthWords.ts";

const PARTS = ["results", "pipeline", "capability", "engagement", "trust"] as const;

export interface Row {
  label: string;
  /** What the figure means; plain facts need no word. */
  meaning?: string;
  /** Names its marks, where one can be best. */
  marked?: CompareRow;
  text: (of: ComparedPartnerView) => string;
  /** What the eye gets beside the text. */
  drawing?: (of: ComparedPartnerView) => ReactNode;
  /** A score from 0 to 100, drawn as a bar. */
  share?: (of: ComparedPartnerView) => number | null;
}

export interface Rows {
  facts: Row[];
  health: Row[];
  figures: Row[];
}

export function useCompareRows(): Rows {
  const t = useT();
  const word = useCodeWord();
  const format = useFormat();
  const words = useHealthWords();
  const now = useNow(60_000);
  return useMemo(() => {
    const score = (value: number | null | undefined): string => (typeof value === "number" ? format.count(value) : "–");
    const partOf = (of: ComparedPartnerView, code: string) => of.health.parts.find(({ part }) => part === code);
    return {
      facts: [
        { label: t("partner-kind"), text: ({ row }) => word("partner-kind", row.kind) },
        { label: t("partner-tier"), text: ({ row }) => (row.tier === null ? t("partner-no-tier") : word("partner-tier", row.tier)) },
        { label: t("partner-region"), text: ({ row }) => row.region },
        { label: t("partner-owner"), text: ({ row }) => row.owner.name },
        { label: t("partner-learners"), text: ({ learnersTotal }) => format.count(learnersTotal) },
      ],
      health: [
        {
          label: t("health-title"),
          meaning: t("health-explain"),
          marked: "health",
          text: ({ health }) => [score(health.score), health.trend ? words.trend(health.trend) : ""].filter((text) => text !== "").join(" · "),
          share: ({ health }) => health.score,
        },
        ...PARTS.map(
          (code): Row => ({
            label: word("health-part", code),
            marked: code,
            text: (of) => score(partOf(of, code)?.score),
            share: (of) => partOf(of, code)?.score ?? null,
          }),
        ),
      ],
      figures: [
        {
          label: t("health-signal-won"),
          meaning: t("compare-explain-won"),
          marked: "won",
          text: ({ won }) => (won ? format.money(won) : "–"),
          drawing: ({ spark, sparkSummary }) => <Drawing svg={spark} label={sparkSummary} className="spark" />,
        },
        { label: t("partner-open-amount"), meaning: t("partner-explain-open"), marked: "open", text: ({ row }) => format.sums(row.openPipeline) },
        { label: t("today-stalled-deals"), meaning: t("compare-explain-stalled"), marked: "stalled", text: ({ row }) => format.count(row.stalledDeals) },
        { label: t("health-signal-passed"), meaning: t("compare-explain-passed"), marked: "passed", text: ({ passed }) => score(passed) },
        {
          label: t("health-signal-completion"),
          meaning: t("compare-explain-completion"),
          marked: "completion",
          text: ({ completion }) => (completion === null ? "–" : format.percent(completion)),
        },
        {
          label: t("partner-last-touch"),
          meaning: t("compare-explain-touch"),
          marked: "touch",
          text: ({ row }) => (row.lastTouchAt === null ? t("partner-no-touch") : format.ago(row.lastTouchAt, now)),
        },
      ],
    };
  }, [t, word, format, words, now]);
}
