import { seeMentions } from "../api/conversations.ts";

const onTheWay = new Set<number>();

/** I have read where I am named. Unheard, it is told at the next look. */
export async function lookAtMentions(conversationId: number): Promise<void> {
  if (onTheWay.has(conversationId)) return;
  onTheWay.add(conversationId);
  await seeMentions(conversationId).catch(() => undefined);
  onTheWay.delete(conversationId);
}
