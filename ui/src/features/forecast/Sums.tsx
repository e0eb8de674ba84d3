// What is to close, what it was, and the difference: the rows below explain it.
import type { ForecastSum, ForecastView, Money } from "../../generated/ipc.ts";
import { dayVar, useFormat, useT } from "../../kit/i18n.tsx";

export function Sums({ view }: { view: ForecastView }) {
  const t = useT();
  return (
    <dl className="kpis spaced walk-sums">
      <Figure title={t("forecast-open")} sum={view.now} />
      <Figure title={t("forecast-then", { day: dayVar(view.since) })} sum={view.then} />
      <div className="kpi">
        <dt className="trunc">{t("forecast-difference")}</dt>
        <dd>
          <Amounts of={view.difference} none={t("forecast-none")} difference />
        </dd>
      </div>
    </dl>
  );
}

function Figure({ title, sum }: { title: string; sum: ForecastSum }) {
  const t = useT();
  return (
    <div className="kpi">
      <dt className="trunc">{title}</dt>
      <dd>
        <Amounts of={sum.sum} none="–" />
        <span className="d">{sum.unpriced > 0 ? `${t("deal-count", { count: sum.count })} · ${t("forecast-unpriced", { count: sum.unpriced })}` : t("deal-count", { count: sum.count })}</span>
      </dd>
    </div>
  );
}

function Amounts({ of, none, difference = false }: { of: readonly Money[]; none: string; difference?: boolean }) {
  const t = useT();
  const format = useFormat();
  const told = ({ minor, currency }: Money) => {
    const amount = format.moneyShort({ minor: Math.abs(minor), currency });
    return minor < 0 ? t("forecast-shift-less", { amount }) : t("forecast-shift-more", { amount });
  };
  return (
    <span className="v num amounts">
      {of.length === 0 ? <span className="muted">{none}</span> : null}
      {of.map((money) => (
        <bdi key={money.currency}>{difference ? told(money) : format.moneyShort(money)}</bdi>
      ))}
    </span>
  );
}
