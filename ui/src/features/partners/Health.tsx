// How well the work with a partner goes: the number, its parts, what moved, and what is missing.
import { Minus, TrendingDown, TrendingUp } from "lucide-react";
import type { HealthPartView, HealthView, TrendView } from "../../generated/ipc.ts";
import { useSyncStatus } from "../../ipc/app.tsx";
import { useAsk } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { Chip, type Tone } from "../../kit/Chip.tsx";
import { Explained } from "../../kit/Explained.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { useHealthWords } from "./useHealthWords.ts";

/** Which way it goes, told by a sign as well. */
function course(trend: TrendView | null): { tone: Tone; Icon: typeof Minus } {
  const points = trend?.points ?? 0;
  if (points > 0) return { tone: "ok", Icon: TrendingUp };
  return points < 0 ? { tone: "warn", Icon: TrendingDown } : { tone: "line", Icon: Minus };
}

/** The number beside the name of a partner. */
export function HealthChip({ partnerId }: { partnerId: string }) {
  const t = useT();
  const format = useFormat();
  const words = useHealthWords();
  const { lastSyncedAt } = useSyncStatus();
  const view = useAsk("partner_health", { id: partnerId }).data;
  if (!view || view.score === null) return null;
  const { tone, Icon } = course(view.trend);
  return (
    <Explained text={t("health-explain")} exact={view.trend ? words.trend(view.trend) : undefined} asOf={lastSyncedAt}>
      <Chip tone={tone} icon={<Icon className="i flip" aria-hidden />}>
        {t("health-of", { score: format.count(view.score) })}
      </Chip>
    </Explained>
  );
}

function Part({ part }: { part: HealthPartView }) {
  const format = useFormat();
  const words = useHealthWords();
  const { lastSyncedAt } = useSyncStatus();
  return (
    <li>
      <Explained text={words.explained(part)} asOf={lastSyncedAt}>
        {words.part(part)}
      </Explained>
      <span className="end num sub">{part.score === null ? "–" : format.count(part.score)}</span>
      <span className="measure" aria-hidden>
        <span style={{ inlineSize: `${part.score ?? 0}%` }} />
      </span>
    </li>
  );
}

function Movers({ trend }: { trend: TrendView | null }) {
  const t = useT();
  const words = useHealthWords();
  if (!trend) return <p className="muted">{t("health-no-past")}</p>;
  if (trend.movers.length === 0) return <p className="muted">{t("health-nothing-moved")}</p>;
  return (
    <ul className="movers">
      {trend.movers.map((mover) => {
        const Icon = mover.points > 0 ? TrendingUp : TrendingDown;
        return (
          <li key={mover.signal}>
            <Icon className="i s flip" aria-hidden />
            <span>
              {words.mover(mover)} <span className="muted num">{words.points(mover)}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Known({ view, score }: { view: HealthView; score: number }) {
  const t = useT();
  const format = useFormat();
  const words = useHealthWords();
  const { lastSyncedAt } = useSyncStatus();
  return (
    <div className="health">
      <div>
        <p className="big-money num">{format.count(score)}</p>
        {view.trend ? (
          <Explained text={t("health-explain-trend", { count: view.trend.compared })} asOf={lastSyncedAt}>
            <span className="sub small num">{words.trend(view.trend)}</span>
          </Explained>
        ) : null}
      </div>
      <ul className="parts" aria-label={t("health-title")}>
        {view.parts.map((part) => (
          <Part key={part.part} part={part} />
        ))}
      </ul>
      <div>
        <h3>{t("health-moved")}</h3>
        <Movers trend={view.trend} />
      </div>
    </div>
  );
}

export function HealthBox({ partnerId }: { partnerId: string }) {
  const t = useT();
  const words = useHealthWords();
  const { lastSyncedAt } = useSyncStatus();
  const answer = useAsk("partner_health", { id: partnerId });
  return (
    <section className="box wide">
      <h2>
        <Explained text={t("health-explain")} asOf={lastSyncedAt}>
          {t("health-title")}
        </Explained>
        <span className="end">{answer.data ? words.peers(answer.data.peers) : ""}</span>
      </h2>
      <Answer of={answer} rows={4}>
        {(view) => (
          <>
            {view.score === null ? <p className="muted">{t("health-unknown")}</p> : <Known view={view} score={view.score} />}
            {words.leftOut(view).map((text) => (
              <p className="muted small" key={text}>
                {text}
              </p>
            ))}
          </>
        )}
      </Answer>
    </section>
  );
}
