// Putting a deal off: it is called stalled no longer until the day that was chosen, and comes back by itself then.
import { AlarmClock, AlarmClockOff, CalendarDays } from "lucide-react";
import { useCallback, useMemo, useState, type ReactNode } from "react";
import { useApp } from "../../ipc/app.tsx";
import { useAsk, useExecute } from "../../ipc/ask.ts";
import { Button } from "../../kit/Button.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { useActions } from "../../kit/keymap.tsx";
import { PickPopover, type PickOption } from "../../kit/PickMenu.tsx";
import { useTell } from "../../kit/tell.ts";
import { snoozeDays } from "../../lib/days.ts";
import { DayDialog } from "./DayDialog.tsx";

const OTHER = "other";
const WAKE = "wake";

interface SnoozeMenuProps {
  ids: readonly string[];
  /** Says which deals, in the window that asks for a day. */
  about: string;
  snoozed: boolean;
  anchor: Element | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function SnoozeMenu({ ids, about, snoozed, anchor, open, onOpenChange }: SnoozeMenuProps) {
  const t = useT();
  const tell = useTell();
  const { mutate } = useExecute();
  const options = useSnoozeOptions(snoozed);
  const [asking, setAsking] = useState(false);
  const save = (day: string | null) => mutate({ kind: "edit_deals", ids: [...ids], patch: { snoozedUntil: day } }, tell);
  const pick = (id: string) => {
    if (id === OTHER) requestAnimationFrame(() => setAsking(true));
    else save(id === WAKE ? null : id);
  };
  return (
    <>
      <PickPopover label={t("deal-snooze-until")} anchor={anchor} open={open} onOpenChange={onOpenChange} options={options} onPick={pick} />
      <DayDialog title={t("deal-snooze-until")} label={t("deal-snoozed")} about={about} open={asking} onSave={save} onClose={() => setAsking(false)} />
    </>
  );
}

/** A day is its own id. */
function useSnoozeOptions(snoozed: boolean): PickOption[] {
  const t = useT();
  const format = useFormat();
  const { today } = useApp();
  return useMemo(() => {
    const days = snoozeDays(today);
    const icon = <AlarmClock className="i" aria-hidden />;
    const named: [string, string][] = [
      [t("deal-snooze-tomorrow"), days.tomorrow],
      ...(days.monday === days.tomorrow ? [] : [[t("deal-snooze-monday"), days.monday] satisfies [string, string]]),
      [t("deal-snooze-two-weeks"), days.twoWeeks],
      [t("deal-snooze-month"), days.month],
    ];
    const options: PickOption[] = named.map(([label, day], at) => ({ id: day, label, keyName: String(at + 1), icon, note: format.day(day, today) }));
    options.push({ id: OTHER, label: t("deal-snooze-day"), keyName: "d", icon: <CalendarDays className="i" aria-hidden /> });
    if (snoozed) options.push({ id: WAKE, label: t("deal-wake"), keyName: "w", icon: <AlarmClockOff className="i" aria-hidden /> });
    return options;
  }, [t, format, today, snoozed]);
}

interface SnoozeProps {
  deal: { id: string; name: string };
  /** The key is enough: the menu stands beside what has the focus. */
  bare?: boolean;
}

export function Snooze({ deal, bare = false }: SnoozeProps): ReactNode {
  const t = useT();
  const known = useAsk("deal", { id: deal.id }).data;
  const snoozed = known?.row.id === deal.id && known.snoozedUntil !== null;
  const [button, setButton] = useState<Element | null>(null);
  const [beside, setBeside] = useState<Element | null>(null);
  const [open, setOpen] = useState(false);
  const start = useCallback(() => {
    setBeside(document.activeElement);
    setOpen(true);
  }, []);
  useActions(
    useMemo(
      () => [{ id: "snooze-deal", label: t("deal-snooze"), group: t("app-palette-actions"), keys: ["s"], icon: <AlarmClock className="i" aria-hidden />, run: start }],
      [t, start],
    ),
  );
  return (
    <>
      {bare ? null : (
        <Button ref={setButton} icon={<AlarmClock className="i s" aria-hidden />} keys="s" aria-haspopup="menu" aria-expanded={open} onClick={start}>
          <span className="middle-only">{t("deal-snooze")}</span>
        </Button>
      )}
      <SnoozeMenu ids={[deal.id]} about={deal.name} snoozed={snoozed} anchor={button ?? beside} open={open} onOpenChange={setOpen} />
    </>
  );
}
