// The program tier of a partner.
import { Award } from "lucide-react";
import { Chip } from "../../kit/Chip.tsx";
import { useCodeWord, useT } from "../../kit/i18n.tsx";

export function TierChip({ tier }: { tier: string | null }) {
  const t = useT();
  const word = useCodeWord();
  if (tier === null) return <span className="muted">{t("partner-no-tier")}</span>;
  return (
    <Chip tone={tier === "gold" ? "gold" : tier === "platinum" ? "info" : "plain"} icon={<Award className="i" aria-hidden />}>
      {word("partner-tier", tier)}
    </Chip>
  );
}
