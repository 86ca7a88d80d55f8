import { signal } from "@preact/signals";
import type { LogEvent } from "#shared/events.ts";
import { rows, unreadOf } from "../stores/rows.ts";

/** Matters with something unread, whatever the list shows at the moment. */
export const unreadIds = signal<ReadonlySet<number>>(new Set());

/** What the list tells counts; matters that it does not show stay as they were known. */
export function countFromList(): void {
  const next = new Set(unreadIds.peek());
  for (const row of rows.peek()) put(next, row.id, unreadOf(row) > 0);
  unreadIds.value = next;
}

export function countFromNews(events: readonly LogEvent[]): void {
  const next = new Set(unreadIds.peek());
  for (const event of events) {
    if (event.kind === "seen.marked") next.delete(event.body.conversation_id);
    if (event.kind !== "conversation.changed" && event.kind !== "message.added") continue;
    const { conversation } = event.body;
    put(next, conversation.id, unreadOf(conversation) > 0);
  }
  unreadIds.value = next;
}

function put(ids: Set<number>, id: number, isUnread: boolean): void {
  if (isUnread) ids.add(id);
  else ids.delete(id);
}
