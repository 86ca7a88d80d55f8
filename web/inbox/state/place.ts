import type { ConversationRow, MessageCard, Priority, Time } from "#shared/wire.ts";
import type { Asked } from "./view.ts";

/** Where a message stands among its like. */
export type Place = { readonly at: Time; readonly id: number };

/** Where a row stands in the list: a lower rank stands higher; among one rank the latest do, or the earliest. */
export type RowPlace = Place & { readonly rank: number; readonly isRising: boolean };

const RANK: Readonly<Record<Priority, number>> = { urgent: 0, high: 1, normal: 2, low: 3 };

export function placeOfRow(row: ConversationRow, sort: Asked["sort"] = "newest"): RowPlace {
  const { id, last_at: at } = row;
  if (sort === "newest") return { rank: 0, at, id, isRising: false };
  if (sort === "priority") return { rank: RANK[row.priority], at, id, isRising: false };
  // Who waits longest stands first, the others below by their last words.
  return row.waiting_since !== null && row.status !== "closed"
    ? { rank: 0, at: row.waiting_since, id, isRising: true }
    : { rank: 1, at, id, isRising: false };
}

export const placeOfMessage = (message: MessageCard): Place => ({ at: message.at, id: message.id });

/** Negative when `a` is earlier than `b`. */
export function compare(a: Place, b: Place): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.id - b.id;
}

/** Negative when `a` stands above `b` in the list. */
export function compareRows(a: RowPlace, b: RowPlace): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  return a.isRising ? compare(a, b) : compare(b, a);
}

/** Whether a place lies further on than what has been read. */
export const isAbove = (place: Place, ceiling: Place | null): boolean =>
  ceiling !== null && compare(place, ceiling) > 0;

/** Whether a place lies under what has been read. */
export const isBelow = (place: Place, floor: Place | null): boolean =>
  floor !== null && compare(place, floor) < 0;

/** Whether a row stands under what has been read of the list. */
export const isBelowFloor = (place: RowPlace, floor: RowPlace | null): boolean =>
  floor !== null && compareRows(place, floor) > 0;
