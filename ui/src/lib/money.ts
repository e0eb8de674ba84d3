// Sums of amounts: each currency by itself, as nobody may add up several.
import type { Money } from "../generated/ipc.ts";

/** Largest first; amounts that are unknown are left out. */
export function sumByCurrency(amounts: readonly (Money | null)[]): Money[] {
  const sums = new Map<string, number>();
  for (const amount of amounts) {
    if (amount) sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + amount.minor);
  }
  return [...sums].map(([currency, minor]) => ({ minor, currency })).toSorted((a, b) => b.minor - a.minor);
}
