// Filters of the lists as they stand in an address: whatever doesn't fit is dropped, never an error.
import type { DealOnly, DealSort, ForecastSince, ImportKind, InboxPart, PartnerSort } from "../generated/ipc.ts";
import { parseColumns } from "./columns.ts";
import { LANGUAGES, type Language } from "./locale.ts";

type Raw = Record<string, unknown>;

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);
const flag = (value: unknown): boolean | undefined => (typeof value === "boolean" ? value : undefined);

function oneOf<Value extends string | number | boolean>(allowed: readonly Value[], value: unknown): Value | undefined {
  return allowed.find((one) => one === value);
}

/** How a table looks: no part of the question behind it. */
export interface TableLook {
  /** Names joined by commas, in the order in which they stand; the usual ones where nothing is said. */
  columns?: string;
}

/** What is asked for, without how the answer is laid out. */
export function questionOf<Search extends TableLook & { group?: string; view?: string }>(search: Search): Omit<Search, "columns" | "group" | "view"> {
  const { columns: _columns, group: _group, view: _view, ...question } = search;
  return question;
}

export interface DealSearch extends TableLook {
  text?: string;
  region?: string;
  stage?: string;
  ownerId?: string;
  only?: DealOnly;
  sort?: DealSort;
  descending?: boolean;
  /** Orders the table by what it is grouped by. */
  group?: DealGroup;
  /** A table where nothing is said. */
  view?: "board";
}

export const DEAL_SORTS: readonly DealSort[] = ["updated", "name", "amount", "close_on", "stage_entered"];

/** In the order in which they are offered. */
export const DEAL_COLUMNS = ["name", "code", "partner", "region", "stage", "amount", "close", "entered", "step", "stepOn", "updated", "owner"] as const;
export type DealColumn = (typeof DEAL_COLUMNS)[number];

export type DealGroup = "close" | "entered";
/** Only what the rows can be ordered by makes groups page by page. */
export const DEAL_GROUPS: Record<DealGroup, DealSort> = { close: "close_on", entered: "stage_entered" };

export function parseDealSearch(raw: Raw): DealSearch {
  const group = oneOf(["close", "entered"], raw.group);
  return {
    text: text(raw.text),
    region: text(raw.region),
    stage: text(raw.stage),
    ownerId: text(raw.ownerId),
    only: oneOf(["open", "stalled"], raw.only),
    sort: group ? DEAL_GROUPS[group] : oneOf(DEAL_SORTS, raw.sort),
    descending: flag(raw.descending),
    group,
    columns: parseColumns(DEAL_COLUMNS, raw.columns),
    view: oneOf(["board"], raw.view),
  };
}

export interface PartnerSearch extends TableLook {
  text?: string;
  region?: string;
  tier?: string;
  ownerId?: string;
  sort?: PartnerSort;
  descending?: boolean;
  /** Orders the table by what it is grouped by. */
  group?: PartnerGroup;
}

export const PARTNER_SORTS: readonly PartnerSort[] = ["name", "tier", "region", "open_deals", "won_this_quarter", "last_touch"];

export const PARTNER_COLUMNS = ["name", "tier", "kind", "region", "country", "owner", "health", "open", "pipeline", "won", "touch"] as const;
export type PartnerColumn = (typeof PARTNER_COLUMNS)[number];

export type PartnerGroup = "tier" | "region";

export function parsePartnerSearch(raw: Raw): PartnerSearch {
  const group = oneOf(["tier", "region"], raw.group);
  return {
    text: text(raw.text),
    region: text(raw.region),
    tier: text(raw.tier),
    ownerId: text(raw.ownerId),
    sort: group ?? oneOf(PARTNER_SORTS, raw.sort),
    descending: flag(raw.descending),
    group,
    columns: parseColumns(PARTNER_COLUMNS, raw.columns),
  };
}

/** Partners that stand side by side, at most. */
export const COMPARED_MOST = 4;
export const COMPARED_LEAST = 2;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export interface CompareSearch {
  /** Ids of partners, joined by commas. */
  ids?: string;
}

export function parseCompareSearch(raw: Raw): CompareSearch {
  const ids = text(raw.ids)?.split(",").filter((id) => UUID.test(id));
  return { ids: ids && [...new Set(ids)].slice(0, COMPARED_MOST).join(",") };
}

export type PartnerTab = "overview" | "deals" | "people" | "training" | "plan" | "activity";

export interface PartnerPageSearch {
  /** The overview where nothing is said. */
  tab?: PartnerTab;
}

export function parsePartnerPageSearch(raw: Raw): PartnerPageSearch {
  return { tab: oneOf(["deals", "people", "training", "plan", "activity"], raw.tab) };
}

export interface ReviewSearch {
  /** As `2026-Q3`; the last one that is over where nothing is said. */
  quarter?: string;
  /** Of the pack; that of the window where nothing is said. */
  language?: Language;
}

const QUARTER = /^\d{4}-Q[1-4]$/;

export function parseReviewSearch(raw: Raw): ReviewSearch {
  const quarter = text(raw.quarter);
  return { quarter: quarter !== undefined && QUARTER.test(quarter) ? quarter : undefined, language: oneOf(LANGUAGES, raw.language) };
}

export interface AnswersSearch {
  /** Part of the name of somebody who works there. */
  text?: string;
  /** That of the partner where nothing is said. */
  language?: Language;
}

export function parseAnswersSearch(raw: Raw): AnswersSearch {
  return { text: text(raw.text), language: oneOf(LANGUAGES, raw.language) };
}

export interface RegistrationSearch {
  /** What is to be decided where nothing is said. */
  part?: InboxPart;
  mine?: boolean;
}

export function parseRegistrationSearch(raw: Raw): RegistrationSearch {
  return { part: oneOf(["ending", "open", "all"], raw.part), mine: flag(raw.mine) };
}

export interface TrainingSearch {
  courseId?: string;
  region?: string;
}

export function parseTrainingSearch(raw: Raw): TrainingSearch {
  return { courseId: text(raw.courseId), region: text(raw.region) };
}

export interface ForecastSearch {
  /** Quarters from now; the running one where nothing is said. */
  ahead?: number;
  all?: boolean;
  /** A week where nothing is said. */
  since?: ForecastSince;
}

export function parseForecastSearch(raw: Raw): ForecastSearch {
  return { ahead: oneOf([1, 2], raw.ahead), all: oneOf([true], raw.all), since: oneOf(["day", "month", "quarter"], raw.since) };
}

export interface ImportSearch {
  /** What the lines of a file are about; told from its headings where nothing is said. */
  of?: ImportKind;
}

export const IMPORT_KINDS: readonly ImportKind[] = ["partners", "people", "deals"];

export function parseImportSearch(raw: Raw): ImportSearch {
  return { of: oneOf(IMPORT_KINDS, raw.of) };
}

/** What a file is likely to be about that is imported from this page. */
export function importFrom(path: string): ImportSearch {
  if (path.startsWith("/partners")) return { of: "partners" };
  return path.startsWith("/deals") ? { of: "deals" } : {};
}
