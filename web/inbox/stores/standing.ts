import { computed } from "@preact/signals";
import type { Standing } from "#shared/events.ts";
import type { OperatorCard } from "#shared/wire.ts";
import { now } from "./clock.ts";
import { loads, standings } from "./fleeting.ts";
import { can, me } from "./house.ts";

/** Said by hand, and the time they named has not come. */
export const isAway = (card: OperatorCard, at: number): boolean =>
  card.away && (!card.away_until || Date.parse(card.away_until) > at);

/** How somebody stands, as the server tells it. */
export const standingOf = (id: number): Standing => standings.value[id] ?? "offline";

/** How many open conversations somebody has. */
export const loadOf = (id: number): number => loads.value[id] ?? 0;

/** How I stand: what I said by hand holds in the same moment, the rest is what colleagues see. */
export const myStanding = computed<Standing>(() => {
  const mine = me.value?.operator;
  if (!mine) return "offline";
  if (isAway(mine, now.value)) return "away";
  return standingOf(mine.id);
});

/** Whether I may see how everybody's work goes. */
export const mayWatch = (): boolean => can("reports.read") || can("operators.manage");
