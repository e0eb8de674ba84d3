// Deals of the walk, each with what became of it.
import type { ForecastRow, ShiftMood } from "../../generated/ipc.ts";
import { useApp } from "../../ipc/app.tsx";
import { Chip, type Tone } from "../../kit/Chip.tsx";
import { CursorRow } from "../../kit/CursorRow.tsx";
import { useCodeWord, useFormat } from "../../kit/i18n.tsx";
import { Monogram, Name } from "../../kit/Identity.tsx";

const TONES: Record<ShiftMood, Tone> = { good: "ok", bad: "warn", plain: "plain" };

interface WalkedProps {
  title: string;
  rows: readonly ForecastRow[];
  /** Place of the first row in the whole list. */
  first: number;
  at: number;
  onPoint: (at: number) => void;
  onOpen: (at: number) => void;
}

export function Walked({ title, rows, first, at, onPoint, onOpen }: WalkedProps) {
  if (rows.length === 0) return null;
  return (
    <>
      <h2 className="gh">
        <span>{title}</span>
      </h2>
      <ul role="listbox" aria-label={title}>
        {rows.map((row, index) => (
          <CursorRow key={row.deal.id} at={first + index} active={first + index === at} className="task walk" onPoint={() => onPoint(first + index)} onOpen={() => onOpen(first + index)}>
            <Row row={row} />
          </CursorRow>
        ))}
      </ul>
    </>
  );
}

function Row({ row: { deal, shifts } }: { row: ForecastRow }) {
  const { today } = useApp();
  const format = useFormat();
  const word = useCodeWord();
  return (
    <>
      <span className="ttl">
        <b className="trunc">
          <bdi>{deal.name}</bdi>
        </b>
        <span className="p row trunc">
          <Monogram name={deal.partner.name} />
          <Name className="trunc">{deal.partner.name}</Name>
        </span>
      </span>
      <span className="row chips">
        {shifts.map((shift) => (
          <Chip key={shift.text} tone={TONES[shift.mood]}>
            {shift.text}
          </Chip>
        ))}
      </span>
      <span className="t stage trunc">{word("deal-stage", deal.stage)}</span>
      <span className={deal.closeOn !== null && deal.closeOn < today ? "t close bad" : "t close"}>{deal.closeOn === null ? "–" : format.day(deal.closeOn)}</span>
      <span className="t worth num">{deal.money === null ? "–" : <bdi>{format.money(deal.money)}</bdi>}</span>
    </>
  );
}
