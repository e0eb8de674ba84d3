// A pack as Markdown: the same words in the same order as on the page.
import type { ReviewSection, ReviewTable, ReviewView } from "../../generated/ipc.ts";
import { markdownHeading, markdownRecord, markdownTable, markdownText } from "../../lib/markdown.ts";

export function reviewMarkdown(view: ReviewView): string {
  const head = [view.about.join(" · "), view.stamp].filter((line) => line !== null).map(markdownText);
  return [markdownHeading(2, view.title), ...head, ...view.sections.map(section), markdownText(view.leftOut)].join("\n\n");
}

function section({ title, note, figures, chart, tables }: ReviewSection): string {
  const facts = figures.map(({ name, value }): [string, string] => [name, value]);
  const words = [note, chart?.summary ?? null].filter((line) => line !== null).map(markdownText);
  return [figures.length === 0 ? markdownHeading(3, title) : markdownRecord(title, facts, 3), ...words, ...tables.map((one) => table(one, title))].join("\n\n");
}

function table({ caption, headers, rows, more, empty }: ReviewTable, title: string): string {
  const body = rows.length === 0 ? markdownText(empty) : markdownTable(headers, rows.map(({ cells }) => cells));
  const under = caption === title ? [] : [markdownHeading(4, caption)];
  return [...under, body, ...(more === null ? [] : [markdownText(more)])].join("\n\n");
}
