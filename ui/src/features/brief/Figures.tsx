// The figures of a brief, each with what it means and of when it is.
import type { BriefView, FigureKind, FigureView, KeptRateView } from "../../generated/ipc.ts";
import { Explained } from "../../kit/Explained.tsx";
import { useFormat, useT, type Translate } from "../../kit/i18n.tsx";
import type { Format } from "../../lib/format.ts";

export function figureTitle(t: Translate, kind: FigureKind): string {
  switch (kind) {
    case "open_pipeline":
      return t("partner-open-amount");
    case "won_this_quarter":
      return t("partner-won-quarter");
    case "target":
      return t("brief-target");
    case "stalled_deals":
      return t("today-stalled-deals");
    case "idle_learners":
      return t("today-stalled-learners");
  }
}

export const figureValue = (format: Format, figure: FigureView): string => (figure.count === null ? format.sums(figure.money) : format.count(figure.count));

export const keptTitle = (t: Translate, rate: KeptRateView): string => (rate.side === "us" ? t("brief-kept-us") : t("brief-kept-them"));

export const keptValue = (t: Translate, rate: KeptRateView): string => (rate.due === 0 ? t("brief-kept-none") : t("brief-kept-of", { kept: rate.kept, due: rate.due }));

export function Figures({ view }: { view: BriefView }) {
  const t = useT();
  const format = useFormat();
  return (
    <dl className="brief-figures" aria-label={t("brief-figures")}>
      {view.numbers.map((figure) => (
        <div key={figure.kind}>
          <dt>
            <Explained text={figure.meaning} asOf={view.asOf}>
              {figureTitle(t, figure.kind)}
            </Explained>
          </dt>
          <dd className="num">
            <bdi>{figureValue(format, figure)}</bdi>
          </dd>
        </div>
      ))}
      {view.kept.map((rate) => (
        <div key={rate.side}>
          <dt>
            <Explained text={t("brief-explain-kept")} asOf={view.asOf}>
              {keptTitle(t, rate)}
            </Explained>
          </dt>
          <dd className="num">{keptValue(t, rate)}</dd>
        </div>
      ))}
    </dl>
  );
}
