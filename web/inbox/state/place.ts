import type { ConversationRow, MessageCard } from "#shared/wire.ts";
import type { Place } from "./state.ts";

export const placeOfRow = (row: ConversationRow): Place => ({ at: row.last_at, id: row.id });

export const placeOfMessage = (message: MessageCard): Place => ({ at: message.at, id: message.id });

/** Negative when `a` is earlier than `b`. */
export function compare(a: Place, b: Place): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.id - b.id;
}

/** Whether a place lies further on than what has been read. */
export const isAbove = (place: Place, ceiling: Place | null): boolean =>
  ceiling !== null && compare(place, ceiling) > 0;

/** Whether a place lies under what has been read. */
export const isBelow = (place: Place, floor: Place | null): boolean =>
  floor !== null && compare(place, floor) < 0;
