// A small label with a meaning colour; never colour alone, the words say it too.
import type { ReactNode } from "react";

export type Tone = "plain" | "ok" | "warn" | "bad" | "info" | "line" | "gold";

export function Chip({ tone = "plain", icon, children }: { tone?: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={tone === "plain" ? "chip" : `chip ${tone}`}>
      {icon}
      <span className="trunc">{children}</span>
    </span>
  );
}
