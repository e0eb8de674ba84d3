// Rows and records as Markdown, for notes and mails elsewhere.

/** Signs that would otherwise make something of the text. */
const escaped = (text: string): string => text.replace(/[\u2066-\u2069]/g, "").replace(/\s+/g, " ").replace(/[\\|*_`[\]<>#~]/g, "\\$&");

/** A line of plain words. */
export const markdownText = escaped;

/** `rank` is 1 for the title of a document. */
export const markdownHeading = (rank: number, title: string): string => `${"#".repeat(rank)} ${escaped(title)}`;

export function markdownTable(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(" | ")} |`;
  return [line(headers), `|${" --- |".repeat(headers.length)}`, ...rows.map(line)].join("\n");
}

/** A heading with a line for each property that has a value. */
export function markdownRecord(title: string, facts: readonly (readonly [string, string | null])[], rank = 2): string {
  const lines = facts.flatMap(([label, value]) => (value === null || value === "" ? [] : [`- **${escaped(label)}:** ${escaped(value)}`]));
  return [markdownHeading(rank, title), "", ...lines].join("\n");
}

/** A heading of the second rank with a line for each item, or one that says that there is none. */
export function markdownList(title: string, items: readonly string[], none: string): string {
  const lines = items.length === 0 ? [escaped(none)] : items.map((item) => `- ${escaped(item)}`);
  return [markdownHeading(3, title), "", ...lines].join("\n");
}
