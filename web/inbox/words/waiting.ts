/** How pressing it is that somebody waits. */
export type Pressure = "calm" | "long" | "late";

const LONG = 15 * 60_000;
const LATE = 60 * 60_000;

export function pressureOf(waitedMilliseconds: number): Pressure {
  if (waitedMilliseconds >= LATE) return "late";
  return waitedMilliseconds >= LONG ? "long" : "calm";
}
