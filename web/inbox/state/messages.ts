import type { ConversationRow, DeliveryCard, MessageCard } from "#shared/wire.ts";
import { compare, isAbove, isBelow, placeOfMessage } from "./place.ts";
import type { Thread } from "./state.ts";
import { withinBounds } from "./stretch.ts";

/** A thread in which a message now stands at its place, unless that lies outside of what was read. */
export function withMessage(thread: Thread, message: MessageCard): Thread {
  const pending = withoutKey(thread, message.key);
  const place = placeOfMessage(message);
  if (isBelow(place, thread.floor) || isAbove(place, thread.ceiling))
    return pending === thread.pending ? thread : { ...thread, pending };
  const others = thread.messages.filter(({ id }) => id !== message.id);
  return withinBounds({ ...thread, pending, messages: insert(others, message) });
}

/** A message with new words, marks or files; one that is not here changes nothing. */
export function withChanged(thread: Thread, message: MessageCard): Thread {
  if (!thread.messages.some(({ id }) => id === message.id)) return thread;
  return { ...thread, messages: thread.messages.map((old) => (old.id === message.id ? message : old)) };
}

export function withDelivery(thread: Thread, messageId: number, delivery: DeliveryCard): Thread {
  if (!thread.messages.some(({ id }) => id === messageId)) return thread;
  const messages = thread.messages.map((old) => (old.id === messageId ? { ...old, delivery } : old));
  return { ...thread, messages };
}

export function withConversation(thread: Thread, row: ConversationRow): Thread {
  const known = thread.conversations[row.id];
  if (known && known.revision > row.revision) return thread;
  return { ...thread, conversations: { ...thread.conversations, [row.id]: row } };
}

function withoutKey(thread: Thread, key: string | null): Thread["pending"] {
  if (key === null || !thread.pending.some((one) => one.key === key)) return thread.pending;
  return thread.pending.filter((one) => one.key !== key);
}

/** Oldest first; nearly always the newest, so we look from the end. */
function insert(messages: readonly MessageCard[], message: MessageCard): readonly MessageCard[] {
  const place = placeOfMessage(message);
  let at = messages.length;
  for (let before = messages[at - 1]; before && compare(placeOfMessage(before), place) > 0; ) {
    at -= 1;
    before = messages[at - 1];
  }
  return [...messages.slice(0, at), message, ...messages.slice(at)];
}
