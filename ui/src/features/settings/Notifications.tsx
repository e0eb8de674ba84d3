// What the user is told of outside of the window, and in which hours not.
import type { QuietHours } from "../../generated/ipc.ts";
import { useApp } from "../../ipc/app.tsx";
import { useExecute } from "../../ipc/ask.ts";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { SelectField } from "../../kit/SelectField.tsx";
import { Switch } from "../../kit/Switch.tsx";
import { Section } from "./Section.tsx";

const HALF_HOURS = Array.from({ length: 48 }, (_, at) => at * 30);
/** What switching quiet hours on begins with: the evening and the night. */
const NIGHT: QuietHours = { from: 20 * 60, to: 7 * 60 };

export function Notifications() {
  const t = useT();
  const { settings } = useApp();
  const { mutate } = useExecute();
  const { notifyStalled: stalled, notifySevere: severe, quiet } = settings;
  const change = (part: Partial<{ stalled: boolean; severe: boolean; quiet: QuietHours | null }>) => mutate({ kind: "set_notify", stalled, severe, quiet, ...part });
  return (
    <Section title={t("settings-notifications")}>
      <Switch label={t("settings-notify-stalled")} on={stalled} onChange={(on) => change({ stalled: on })} />
      <Switch label={t("settings-notify-severe")} on={severe} onChange={(on) => change({ severe: on })} />
      <Switch label={t("settings-quiet")} on={quiet !== null} onChange={(on) => change({ quiet: on ? NIGHT : null })} />
      {quiet === null ? null : (
        <>
          <div className="two-fields">
            <HourField label={t("settings-quiet-from")} minutes={quiet.from} onChange={(from) => change({ quiet: { ...quiet, from } })} />
            <HourField label={t("settings-quiet-to")} minutes={quiet.to} onChange={(to) => change({ quiet: { ...quiet, to } })} />
          </div>
          <p className="muted">{t("settings-quiet-hint")}</p>
        </>
      )}
    </Section>
  );
}

function HourField({ label, minutes, onChange }: { label: string; minutes: number; onChange: (minutes: number) => void }) {
  const format = useFormat();
  const options = HALF_HOURS.map((half) => ({ value: String(half), label: format.minuteOfDay(half) }));
  return <SelectField label={label} value={String(minutes)} options={options} onChange={(value) => onChange(Number(value))} />;
}
