const FIRST = 500;
const LONGEST = 20_000;

/** Milliseconds to wait before the next try. `chance` in [0, 1) spreads windows that were cut off together. */
export function delayBefore(attempt: number, chance: number): number {
  const full = Math.min(LONGEST, FIRST * 2 ** attempt);
  return Math.round(full / 2 + (full / 2) * chance);
}
