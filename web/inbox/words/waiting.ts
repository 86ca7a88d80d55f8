import type { Workplace } from "#shared/wire.ts";

/** How pressing it is that somebody waits. */
export type Pressure = "calm" | "long" | "late";

const MINUTE = 60_000;

/** By what the house has decided. */
export function pressureOf(
  waitedMilliseconds: number,
  {
    waiting_amber_minutes,
    waiting_red_minutes,
  }: Pick<Workplace, "waiting_amber_minutes" | "waiting_red_minutes">,
): Pressure {
  if (waitedMilliseconds >= waiting_red_minutes * MINUTE) return "late";
  return waitedMilliseconds >= waiting_amber_minutes * MINUTE ? "long" : "calm";
}
