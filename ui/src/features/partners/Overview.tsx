// The partner's figures: won revenue against target, open deals by stage, its health, and the largest open deals.
import { Link } from "@tanstack/react-router";
import type { ChartKind, PartnerPageView } from "../../generated/ipc.ts";
import { useApp } from "../../ipc/app.tsx";
import { useAsk } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { Chart } from "../../kit/Chart.tsx";
import { Chip } from "../../kit/Chip.tsx";
import { useCodeWord, useFormat, useT } from "../../kit/i18n.tsx";
import { Name } from "../../kit/Identity.tsx";
import { useBoxWidth } from "../../kit/useBoxWidth.ts";
import { HealthBox } from "./Health.tsx";

const CHART_PX = 196;
/** Rows of the list of the largest deals. */
const LARGEST = 8;

function PartnerChart({ chart, id, title, end }: { chart: ChartKind; id: string; title: string; end?: string }) {
  const [boxRef, width] = useBoxWidth();
  const answer = useAsk("chart", { chart, id, box: { width, height: CHART_PX, textScale: 1 } }, { enabled: width > 0 });
  return (
    <Chart
      title={title}
      view={answer.data}
      boxRef={boxRef}
      height={CHART_PX}
      end={end ? <bdi className="num">{end}</bdi> : undefined}
      state={<Answer of={answer} rows={4}>{() => null}</Answer>}
    />
  );
}

function LargestDeals({ view }: { view: PartnerPageView }) {
  const t = useT();
  const format = useFormat();
  const word = useCodeWord();
  const { today } = useApp();
  const answer = useAsk("deal_page", { partnerId: view.row.id, only: "open", sort: "amount", descending: true, limit: LARGEST });
  return (
    <section className="box wide">
      <h2>
        <span>{t("partner-largest-deals")}</span>
        <span className="end num">{t("deal-count", { count: view.row.openDeals })}</span>
      </h2>
      <Answer of={answer} rows={3}>
        {(page) => (
          <ul>
            {page.rows.length === 0 ? <li className="muted">{t("chart-pipeline-empty")}</li> : null}
            {page.rows.map((row) => (
              <li className="ms" key={row.id}>
                <Link to="/deals/$id" params={{ id: row.id }} className="med trunc">
                  <bdi>{row.name}</bdi>
                </Link>
                <span className="row chips">
                  {row.severity === null ? null : <Chip tone="warn">{t("deal-stalled")}</Chip>}
                  <Name className="t">{word("deal-stage", row.stage)}</Name>
                </span>
                <span className="t num">{row.closeOn === null ? "–" : format.day(row.closeOn, today)}</span>
                <span className="num med money">{row.money ? <bdi>{format.money(row.money)}</bdi> : "–"}</span>
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </section>
  );
}

export function Overview({ view }: { view: PartnerPageView }) {
  const t = useT();
  const format = useFormat();
  const { id, openPipeline } = view.row;
  return (
    <div className="pmain">
      <PartnerChart chart="partner_revenue" id={id} title={t("chart-won-title")} />
      <PartnerChart chart="partner_stages" id={id} title={t("chart-pipeline-title")} end={openPipeline.length > 0 ? format.sumsShort(openPipeline) : undefined} />
      <HealthBox partnerId={id} />
      <LargestDeals view={view} />
    </div>
  );
}
