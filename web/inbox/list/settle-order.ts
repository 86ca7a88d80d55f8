import type { ConversationRow, Time } from "#shared/wire.ts";
import { compare, placeOfRow } from "../state/place.ts";
import type { Place } from "../state/state.ts";

/** The order somebody is looking at, as it was when they began. */
export type Held = { readonly order: readonly { readonly id: number; readonly at: Time }[] };

export type Settled = {
  readonly rows: readonly ConversationRow[];
  /** How many rows would stand higher, or be new, if the order were let go. */
  readonly above: number;
};

export const hold = (rows: readonly ConversationRow[]): Held => ({
  order: rows.map(({ id, last_at }) => ({ id, at: last_at })),
});

/**
 * Rows in the order that is held, so that nothing moves under the pointer: what came or rose since waits above;
 * what was read further down follows below.
 */
export function settleOrder(held: Held | null, live: readonly ConversationRow[]): Settled {
  if (!held) return { rows: live, above: 0 };
  const byId = new Map(live.map((row) => [row.id, row]));
  const known = new Set(held.order.map(({ id }) => id));
  const floor: Place | null = held.order.at(-1) ?? null;
  const kept = held.order.flatMap(({ id }) => byId.get(id) ?? []);
  const fresh = live.filter(({ id }) => !known.has(id));
  const below = fresh.filter((row) => floor !== null && compare(placeOfRow(row), floor) < 0);
  const risen = held.order.filter(({ id, at }) => isNews(byId.get(id), at));
  return { rows: [...kept, ...below], above: fresh.length - below.length + countOf(risen, held, kept) };
}

/** What a client has said since; our own answers are no news to us. */
const isNews = (row: ConversationRow | undefined, since: Time): boolean =>
  row !== undefined && row.last_at > since && row.preview.direction === "in";

/** A row that was at the top already has nowhere to rise to. */
function countOf(risen: Held["order"], held: Held, kept: readonly ConversationRow[]): number {
  const isOnlyTop = risen.length === 1 && risen[0]?.id === held.order[0]?.id && kept[0]?.id === risen[0]?.id;
  return isOnlyTop ? 0 : risen.length;
}
