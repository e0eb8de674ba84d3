// A brief as Markdown: the same parts in the same order as on the page.
import type { BriefView, Part, TaskView } from "../../generated/ipc.ts";
import { useCodeWord, useFormat, useT } from "../../kit/i18n.tsx";
import { useNow } from "../../kit/useNow.ts";
import { markdownList, markdownRecord } from "../../lib/markdown.ts";
import { figureTitle, figureValue, keptTitle, keptValue } from "./Figures.tsx";
import { riskTitle } from "./Sections.tsx";

export function useBriefMarkdown(): (view: BriefView) => string {
  const t = useT();
  const word = useCodeWord();
  const format = useFormat();
  const now = useNow();
  const more = (part: Part<unknown>): string[] => (part.total > part.rows.length ? [t("app-more", { count: part.total - part.rows.length })] : []);
  const joined = (parts: readonly (string | null | undefined)[]): string => parts.filter((part) => part !== null && part !== undefined && part !== "").join(" · ");
  const promised = (part: Part<TaskView>): string[] => [
    ...part.rows.map((task) => joined([task.title, task.when, task.side === "them" ? task.personName : task.owner?.name, task.deal?.name])),
    ...more(part),
  ];
  return (view) => {
    const talk = view.lastTalk;
    const facts: [string, string | null][] = [
      [t("app-as-of", { time: view.asOf === null ? t("app-unknown") : format.moment(view.asOf, now) }), format.weekday(view.today)],
      [t("brief-last-talk"), talk ? joined([format.day(view.newsAfter, view.today), word("activity-kind", talk.kind), talk.subject, talk.personName]) : t("brief-no-talk")],
      ...view.numbers.map((figure): [string, string] => [figureTitle(t, figure.kind), figureValue(format, figure)]),
      ...view.kept.map((rate): [string, string] => [keptTitle(t, rate), keptValue(t, rate)]),
    ];
    const stages = (from: string | null, to: string) => [from, to].filter((stage) => stage !== null).map((stage) => word("deal-stage", stage)).join(" → ");
    const news = view.moves.rows.map((move) =>
      joined([word("brief-course", move.course), move.deal.name, stages(move.fromStage, move.toStage), move.money && format.money(move.money), format.day(move.on, view.today)]),
    );
    const touches = view.touches.map((touch) => joined([format.moment(touch.happenedAt, now), word("activity-kind", touch.kind), touch.subject, touch.personName]));
    const risks = view.risks.rows.map((risk) => joined([riskTitle(t, risk), risk.deal?.name, ...risk.reasons, risk.money && format.money(risk.money)]));
    const steps = view.steps.rows.map((step) => joined([step.text, step.deal.name, step.on === null ? null : format.day(step.on, view.today)]));
    return [
      markdownRecord(t("brief-of", { partner: view.partner.name }), facts),
      markdownList(t("brief-touches"), touches, t("brief-no-touches")),
      markdownList(talk ? t("brief-news") : t("brief-news-recent"), [...news, ...more(view.moves), ...view.training], t("brief-no-news")),
      markdownList(t("brief-risks"), [...risks, ...more(view.risks)], t("brief-no-risks")),
      markdownList(t("brief-ours"), promised(view.ours), t("brief-no-promises")),
      markdownList(t("brief-theirs"), promised(view.theirs), t("brief-no-promises")),
      markdownList(t("brief-steps"), [...steps, ...more(view.steps)], t("brief-no-steps")),
    ].join("\n\n");
  };
}
