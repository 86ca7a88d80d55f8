import type { ConversationRow } from "#shared/wire.ts";
import { markRead } from "../api/conversations.ts";
import { seenAhead } from "../stores/overlay.ts";

const unheard = new Map<number, number>();

/** I have seen everything in this matter. Should the server not hear it, it is told when the line is back. */
export async function seeRow(row: ConversationRow): Promise<void> {
  if (row.last_inbound_id === null) return;
  seenAhead.value = { ...seenAhead.value, [row.id]: row.inbound_count };
  await mark(row.id, row.last_inbound_id);
}

export function markUnheard(): void {
  for (const [conversationId, upto] of [...unheard]) void mark(conversationId, upto);
}

async function mark(conversationId: number, upto: number): Promise<void> {
  unheard.delete(conversationId);
  try {
    await markRead(conversationId, upto);
  } catch {
    unheard.set(conversationId, upto);
  }
}
