// A stage as its word and a disc that fills along the pipeline.
import { useCodeWord } from "../../kit/i18n.tsx";
import { Pie } from "../../kit/Pie.tsx";

/** Share of the way and colour slot; a stage that this version doesn't know stands at the start. */
const LOOKS: Record<string, { share: number; slot: number; state?: "done" | "stopped" }> = {
  prospecting: { share: 0, slot: 6 },
  engaging: { share: 0.25, slot: 2 },
  proposal: { share: 0.6, slot: 1 },
  negotiation: { share: 0.85, slot: 4 },
  won: { share: 1, slot: 3, state: "done" },
  lost: { share: 1, slot: 6, state: "stopped" },
};

export function StageMark({ stage }: { stage: string }) {
  return <Pie {...(LOOKS[stage] ?? { share: 0, slot: 6 })} />;
}

export function StageChip({ stage }: { stage: string }) {
  const word = useCodeWord();
  return (
    <span className="row stage">
      <StageMark stage={stage} />
      <span className="trunc">{word("deal-stage", stage)}</span>
    </span>
  );
}
