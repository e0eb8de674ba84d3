// What an item of the day is about.
import type { TodayItem } from "../../generated/ipc.ts";

export const isRegistration = (item: TodayItem): boolean => item.kind === "registrations" || item.kind === "protection_ending";

export const isDeal = (item: TodayItem): boolean => item.kind === "stalled" || item.kind === "closing_soon";

export const isPromise = (item: TodayItem): boolean => item.kind === "overdue_promises" || item.kind === "due_promises";
