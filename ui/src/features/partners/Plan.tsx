// What is planned with a partner: the targets of its quarters beside what was won, and the promises of both sides.
import { useState, type ReactNode } from "react";
import type { Money, PlannedQuarter, PlannedTarget, PlanView } from "../../generated/ipc.ts";
import { useAsk, useExecute } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { Chip } from "../../kit/Chip.tsx";
import { Editable } from "../../kit/Editable.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { LineEditor } from "../../kit/LineEditor.tsx";
import { QueuedMark } from "../../kit/Marks.tsx";
import { useTell } from "../../kit/tell.ts";
import { amountText, parseAmount } from "../../lib/amount.ts";

export function Plan({ partnerId, promises }: { partnerId: string; promises: ReactNode }): ReactNode {
  const t = useT();
  return (
    <Answer of={useAsk("plan", { id: partnerId })}>
      {(view) => (
        // It scrolls and may hold nothing to focus, so the keyboard must be able to reach it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="tabtext" role="group" aria-label={t("partner-tab-plan")} tabIndex={0}>
          <h2 className="sr-only">{t("partner-tab-plan")}</h2>
          <Quarters view={view} />
          <section className="box plan-promises">{promises}</section>
        </div>
      )}
    </Answer>
  );
}

function Quarters({ view }: { view: PlanView }) {
  const t = useT();
  return (
    <table className="mini plan">
      <thead>
        <tr>
          <th scope="col">{t("plan-quarter")}</th>
          <th scope="col">{t("plan-target")}</th>
          <th scope="col" className="num-col">
            {t("plan-won")}
          </th>
          <th scope="col">{t("plan-reached")}</th>
        </tr>
      </thead>
      <tbody>
        {view.quarters.map((quarter) => (
          <Quarter key={quarter.code} view={view} quarter={quarter} />
        ))}
      </tbody>
      {view.maySet ? null : <caption className="muted">{t("plan-targets-hidden")}</caption>}
    </table>
  );
}

function Quarter({ view, quarter }: { view: PlanView; quarter: PlannedQuarter }) {
  const t = useT();
  const format = useFormat();
  return (
    <tr className={quarter.running ? "now" : undefined}>
      <th scope="row">
        <span className="row">
          {quarter.label}
          {quarter.running ? <Chip tone="line">{t("plan-running")}</Chip> : null}
        </span>
      </th>
      <td>
        {quarter.targets.map((target) => (
          <Target key={target.id} view={view} quarter={quarter} target={target} />
        ))}
        {quarter.targets.length === 0 ? <Target view={view} quarter={quarter} target={null} /> : null}
      </td>
      <td className="num-col">
        {quarter.won.length === 0 ? <span className="muted">–</span> : quarter.won.map((sum) => <bdi key={sum.currency}>{format.money(sum)}</bdi>)}
      </td>
      <td>
        {quarter.targets.map(({ id, reachedBp }) =>
          reachedBp === null ? null : (
            <span key={id} className="row">
              <progress max={10_000} value={Math.min(10_000, reachedBp)} aria-label={t("plan-reached")} />
              <span className="num">{format.percent(reachedBp)}</span>
            </span>
          ),
        )}
      </td>
    </tr>
  );
}

interface TargetProps {
  view: PlanView;
  quarter: PlannedQuarter;
  target: PlannedTarget | null;
}

function Target({ view, quarter, target }: TargetProps) {
  const t = useT();
  const format = useFormat();
  const tell = useTell();
  const { mutate } = useExecute();
  const [editing, setEditing] = useState(false);
  const money: Money | null = target?.money ?? null;
  const currency = money?.currency ?? view.currency;
  const shown = money === null ? <span className="muted">{t("plan-no-target")}</span> : <bdi className="semi">{format.money(money)}</bdi>;
  if (!view.maySet) return shown;
  const verb = t("plan-set-target", { quarter: quarter.label });
  const save = (minor: number) => {
    setEditing(false);
    mutate({ kind: "set_target", partnerId: view.partner.id, quarter: quarter.code, id: target?.id ?? null, money: { minor, currency } }, tell);
  };
  return (
    <Editable
      verb={verb}
      editing={editing}
      onEdit={() => setEditing(true)}
      mark={target?.pending === true ? <QueuedMark /> : null}
      editor={
        <LineEditor<number>
          label={verb}
          start={money === null ? "" : amountText(money.minor, currency)}
          parse={(text) => parseAmount(text, currency)}
          preview={(minor) => format.money({ minor, currency })}
          hint={currency}
          wrong={t("app-amount-unknown")}
          onSave={save}
          onCancel={() => setEditing(false)}
        />
      }
    >
      {shown}
    </Editable>
  );
}
