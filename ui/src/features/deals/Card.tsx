// A deal on the board.
import { Check, Footprints } from "lucide-react";
import type { MouseEvent, PointerEvent, ReactNode } from "react";
import type { DealRow } from "../../generated/ipc.ts";
import { Chip } from "../../kit/Chip.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { Avatar, Monogram, Name } from "../../kit/Identity.tsx";
import { useDay } from "./useDay.ts";

interface FaceProps {
  deal: DealRow;
  chosen: boolean;
  onTick?: (event: MouseEvent) => void;
  /** In place of what the deal says about itself. */
  chip?: ReactNode;
}

export function CardFace({ deal, chosen, onTick, chip }: FaceProps) {
  const format = useFormat();
  const day = useDay();
  return (
    <>
      <div className="c1">
        {/* For the pointer only: the keyboard has a key for it. */}
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
        <span className="card-sign" onClick={onTick} aria-hidden="true">
          {chosen ? (
            <span className="tick">
              <Check className="i" />
            </span>
          ) : (
            <Monogram name={deal.partner.name} />
          )}
        </span>
        <Name>{deal.partner.name}</Name>
        <bdi className="id">{deal.code}</bdi>
      </div>
      <div className="c2 trunc">
        <bdi>{deal.name}</bdi>
      </div>
      <div className="c3">
        {deal.money ? <bdi className="a">{format.money(deal.money)}</bdi> : <span className="muted">–</span>}
        {deal.closeOn === null ? null : <span className="dt">{day(deal.closeOn)}</span>}
      </div>
      <div className="c4">
        {chip ?? <About deal={deal} />}
        <Avatar name={deal.owner.name} />
      </div>
    </>
  );
}

/** What matters most about it. */
function About({ deal }: { deal: DealRow }) {
  const t = useT();
  if (deal.severity !== null) return <Chip tone={deal.severity >= 70 ? "bad" : "warn"}>{t("deal-stalled")}</Chip>;
  if (deal.nextStep === null) return null;
  return (
    <Chip icon={<Footprints className="i" aria-hidden />}>
      <bdi>{deal.nextStep}</bdi>
    </Chip>
  );
}

interface CardProps {
  deal: DealRow;
  active: boolean;
  chosen: boolean;
  /** It is being carried elsewhere. */
  away: boolean;
  onPress: (event: PointerEvent<HTMLElement>) => void;
  onClick: (event: MouseEvent) => void;
  onTick: (event: MouseEvent) => void;
  onFocus: () => void;
}

export function Card({ deal, active, chosen, away, onPress, onClick, onTick, onFocus }: CardProps) {
  const tick = (event: MouseEvent) => {
    event.stopPropagation();
    onTick(event);
  };
  return (
    // The keys of the board are handled once for the whole screen, by the cursor.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <li
      role="option"
      aria-selected={chosen}
      data-deal={deal.id}
      tabIndex={active ? 0 : -1}
      className={["card", chosen ? "sel" : "", away ? "away" : ""].join(" ").trim()}
      onPointerDown={onPress}
      onClick={onClick}
      onFocus={onFocus}
    >
      <CardFace deal={deal} chosen={chosen} onTick={tick} />
    </li>
  );
}
