import type { Entry } from "./entries.ts";

/**
 * True when things have come or gone in front while the end stayed: the scroll position is then kept from the end.
 */
export function isShifted(before: readonly Entry[], now: readonly Entry[]): boolean {
  if (before === now || before.length === 0 || now.length === 0) return false;
  return before.at(-1)?.key === now.at(-1)?.key && before[0]?.key !== now[0]?.key;
}
