// Ages on screen grow without anybody asking: how long ago something was, in steps worth a sentence.

export type Age = { unit: "now" } | { unit: "minutes" | "hours" | "days"; count: number };

/** Both in their own units: `micros` UTC as the backend says it, `nowMs` as the browser does. */
export function ageOf(micros: number, nowMs: number): Age {
  const minutes = Math.floor((nowMs - micros / 1000) / 60_000);
  if (minutes < 1) return { unit: "now" };
  if (minutes < 60) return { unit: "minutes", count: minutes };
  if (minutes < 24 * 60) return { unit: "hours", count: Math.floor(minutes / 60) };
  return { unit: "days", count: Math.floor(minutes / (24 * 60)) };
}
