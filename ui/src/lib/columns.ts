// Which columns a table shows and in which order, as somebody chose it and as it stands in an address.

/** As much of a column as a choice is about. */
interface Chosen {
  id: string;
  /** Left out where the list is narrower than this, in CSS pixels: what matters less gives way first. */
  from?: number;
  /** Shown only where it was asked for. */
  extra?: boolean;
}

/** One line of a choice. */
export interface Pick {
  id: string;
  on: boolean;
}

const isText = (id: string | undefined): id is string => id !== undefined;

/** The first of `all` stands first in any case: it is said only where nothing else is shown. */
const joined = ([first]: readonly string[], ids: readonly string[]): string => (ids.length > 0 ? ids : [first].filter(isText)).join(",");

/** Names joined by commas: those that nobody knows and those that come again are dropped, and none is no choice. */
export function parseColumns(all: readonly string[], raw: unknown): string | undefined {
  if (typeof raw !== "string") return undefined;
  const known = [...new Set(raw.split(","))].filter((id) => all.includes(id));
  if (known.length === 0) return undefined;
  return joined(
    all,
    known.filter((id) => id !== all[0]),
  );
}

export function renderColumns(all: readonly string[], picks: readonly Pick[]): string {
  return joined(
    all,
    picks.filter(({ on }) => on).map(({ id }) => id),
  );
}

/** What is chosen is shown at any width; without a choice `width` pixels decide, 0 where they are not known yet. */
export function shownColumns<Column extends Chosen>(all: readonly Column[], chosen: string | undefined, width: number): Column[] {
  if (chosen === undefined) return all.filter(({ from, extra }) => !extra && (from === undefined || width === 0 || width >= from));
  const ids = new Set([all[0]?.id, ...chosen.split(",")]);
  return [...ids].flatMap((id) => all.find((column) => column.id === id) ?? []);
}

/** All but the first, to choose from: each that is hidden stands behind the one that it follows by default. */
export function picksOf(all: readonly string[], shown: readonly string[]): Pick[] {
  const order = shown.slice();
  all.forEach((id, at) => {
    if (!order.includes(id)) order.splice(order.indexOf(all[at - 1] ?? "") + 1, 0, id);
  });
  return order.filter((id) => id !== all[0]).map((id) => ({ id, on: shown.includes(id) }));
}

/** Where a line goes by a step up (-1) or down (1): what is shown changes places with what is shown, or stays. */
export function placeFor(picks: readonly Pick[], at: number, by: -1 | 1): number {
  let to = at + by;
  while (picks[at]?.on && picks[to]?.on === false) to += by;
  return to in picks ? to : at;
}

export function movePick(picks: readonly Pick[], at: number, to: number): Pick[] {
  const moved = picks.slice();
  moved.splice(to, 0, ...moved.splice(at, 1));
  return moved;
}

/** Pixels that a CSS track asks for: where it may shrink to a sign, those with its words. */
export const roomOf = (track: string): number => Math.max(0, ...Array.from(track.matchAll(/(\d+)px/g), ([, pixels]) => Number(pixels)));
