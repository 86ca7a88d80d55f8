import type { ConversationRow } from "#shared/wire.ts";
import { house } from "./house.ts";

/** What befell the newest words of ours in a matter. */
export type Trouble = "failed" | "uncertain";

/** Told of the histories that this window has read; the row itself says nothing of deliveries. */
export function troubleOf(row: ConversationRow): Trouble | null {
  const thread = house.value?.threads[row.client.id];
  if (!thread) return null;
  if (thread.pending.some(({ conversationId, fate }) => conversationId === row.id && fate !== "on_its_way"))
    return "failed";
  const state = thread.messages.findLast(({ id }) => id === row.last_message_id)?.delivery?.state;
  return state === "failed" || state === "uncertain" ? state : null;
}
