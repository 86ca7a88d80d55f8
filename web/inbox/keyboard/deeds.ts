import type { ConversationRow, SpamMark } from "#shared/wire.ts";
import { assignRow, closeRow, spamRow } from "../actions/change-row.ts";
import { neighbourOf, openRow } from "../list/open-row.ts";
import { me } from "../stores/house.ts";
import { room } from "../stores/layout.ts";
import { go, route, viewOf } from "../stores/route.ts";

/** Closes a matter and opens the one beside it, so that work goes on; on a phone the list comes back. */
export function closeAndGoOn(row: ConversationRow): void {
  const next = neighbourOf(row.id);
  closeRow(row, () => openRow(row.id));
  if (viewOf(route.peek()) !== "closed") goOnTo(next);
}

/** Puts a matter into the spam folder and opens the one beside it. */
export function spamAndGoOn(row: ConversationRow, mark: SpamMark): void {
  const next = neighbourOf(row.id);
  spamRow(row, mark, () => openRow(row.id));
  goOnTo(next);
}

function goOnTo(next: number | null): void {
  const view = viewOf(route.peek());
  if (next !== null && room.peek() !== "phone") openRow(next);
  else if (route.peek().at === "inbox") go({ at: "inbox", view, conversationId: null }, "replace");
}

/** Takes a matter; mine already, it is put back. */
export function takeOrPutBack(row: ConversationRow): void {
  const mine = me.peek()?.operator.id;
  if (mine !== undefined) assignRow(row, row.assignee_id === mine ? null : mine);
}
