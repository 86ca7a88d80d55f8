import type { ConversationRow } from "#shared/wire.ts";
import type { State } from "./state.ts";

export type Seen = State["seen"];

/** How many messages of the client nobody answered and I have not seen. A closed matter asks for nothing. */
export function unreadIn(row: ConversationRow, seen: Seen): number {
  if (row.status === "closed") return 0;
  return Math.max(0, row.inbound_count - Math.max(row.answered_count, seen[row.id] ?? 0));
}

/** A mark is kept only while it says more than the answers do. */
export function withoutSpentMark(seen: Seen, row: ConversationRow): Seen {
  const count = seen[row.id];
  if (count === undefined || (row.status !== "closed" && row.answered_count < count)) return seen;
  const { [row.id]: _, ...others } = seen;
  return others;
}
