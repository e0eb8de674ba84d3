// Rows that belong together, one run after the other, and the lines of a table in which each run has a heading above it.

/** A run of rows with the same key. */
export interface Run {
  key: string | null;
  /** Place of its first row. */
  first: number;
  /** Rows in it; `null` while further ones may come. */
  count: number | null;
}

/** The rows come in the order of their keys, page by page from the first: a run is complete when another has begun. */
export function runsOf<Row>(rows: readonly Row[], keyOf: (row: Row) => string | null, complete: boolean): Run[] {
  const starts = rows.flatMap((row, at) => (at === 0 || keyOf(row) !== keyOf(rows[at - 1] ?? row) ? [{ key: keyOf(row), first: at }] : []));
  return starts.map(({ key, first }, at) => {
    const next = starts[at + 1]?.first ?? (complete ? rows.length : null);
    return { key, first, count: next === null ? null : next - first };
  });
}

interface Headed {
  first: number;
}

/** How many of the groups fulfil the condition, which holds for the first ones only. */
function countWhile<Group>(groups: readonly Group[], holds: (group: Group, at: number) => boolean): number {
  let [low, high] = [0, groups.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const group = groups[middle];
    if (group !== undefined && holds(group, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The line on which a row stands. */
export function lineOf(groups: readonly Headed[], row: number): number {
  return row + countWhile(groups, ({ first }) => first <= row);
}

/** What stands on a line: the heading of a group, or a row. */
export function atLine<Group extends Headed>(groups: readonly Group[], line: number): { group: Group } | { row: number } {
  const above = countWhile(groups, ({ first }, at) => first + at <= line);
  const group = groups[above - 1];
  return group !== undefined && group.first + above - 1 === line ? { group } : { row: line - above };
}

/** The month of a day, as its first day. */
export const monthOf = (day: string | null): string | null => (day === null ? null : `${day.slice(0, 7)}-01`);
