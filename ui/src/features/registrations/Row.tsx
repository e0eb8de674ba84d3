// A registration in the inbox: who, for whom, how like a known customer, and how long there is still.
import { FilePen, Hourglass, ShieldAlert, ShieldCheck } from "lucide-react";
import type { RegistrationRow } from "../../generated/ipc.ts";
import { useApp } from "../../ipc/app.tsx";
import { Chip } from "../../kit/Chip.tsx";
import { CursorRow } from "../../kit/CursorRow.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { Avatar, Monogram, Name } from "../../kit/Identity.tsx";
import { className, toneOfClass, toneOfClock, toneOfStatus } from "./words.ts";

interface RowProps {
  row: RegistrationRow;
  at: number;
  active: boolean;
  onPoint: () => void;
  onOpen: () => void;
}

export function Row({ row, at, active, onPoint, onOpen }: RowProps) {
  const t = useT();
  const format = useFormat();
  const urgency = row.clock === null ? "" : toneOfClock(row.clock);
  return (
    <CursorRow at={at} active={active} className="task" onPoint={onPoint} onOpen={onOpen}>
      <span className={`ty ${urgency}`}>
        <Sign row={row} />
      </span>
      <span className="ttl">
        <b className="trunc">
          <bdi>{row.customer}</bdi>
        </b>
        <span className="p trunc row">
          <Monogram name={row.partner.name} />
          <Name>{row.partner.name}</Name>
        </span>
      </span>
      <span className="row chips">
        {row.closest === null ? null : <Chip tone={toneOfClass(row.closest.class)}>{className(t, row.closest.class)}</Chip>}
        {row.clock === null || row.status === "under_review" ? <Chip tone={toneOfStatus(row.status)}>{row.statusName}</Chip> : null}
        {row.money ? (
          <span className="chip sum">
            <bdi className="num">{format.money(row.money)}</bdi>
          </span>
        ) : null}
      </span>
      <span className={`t num ${urgency}`}>
        <When row={row} />
      </span>
      {row.owner ? <Avatar name={row.owner.name} /> : <span />}
    </CursorRow>
  );
}

function Sign({ row }: { row: RegistrationRow }) {
  const props = { className: "i", "aria-hidden": true } as const;
  if (row.clock !== null) return <Hourglass {...props} />;
  if (row.status === "superseded") return <ShieldAlert {...props} />;
  return row.status === "draft" || row.status === "returned" ? <FilePen {...props} /> : <ShieldCheck {...props} />;
}

/** The time that is left, or the last day of the protection. */
function When({ row }: { row: RegistrationRow }) {
  const format = useFormat();
  const { today } = useApp();
  if (row.clock !== null) return row.clock.text;
  return row.protectedUntil === null ? null : format.day(row.protectedUntil, today);
}
