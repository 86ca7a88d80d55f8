import type { ConversationRow, DeliveryCard, MessageCard } from "#shared/wire.ts";
import { compare, isAbove, isBelow, placeOfMessage } from "./place.ts";
import type { Thread } from "./state.ts";
import { TAIL, withinBounds } from "./stretch.ts";

/** A thread in which a message now stands at its place, unless that lies outside of what was read. */
export function withMessage(thread: Thread, message: MessageCard): Thread {
  const pending = withoutKey(thread, message.key);
  const place = placeOfMessage(message);
  if (isBelow(place, thread.floor)) return pending === thread.pending ? thread : { ...thread, pending };
  if (isAbove(place, thread.ceiling))
    return { ...thread, pending, tail: insert(without(thread.tail, message), message).slice(-TAIL) };
  const messages = insert(without(thread.messages, message), message);
  return withinBounds({ ...thread, pending, messages });
}

/** A message with new words, marks or files; one that is not here changes nothing. */
export const withChanged = (thread: Thread, message: MessageCard): Thread =>
  withEach(thread, message.id, () => message);

export const withDelivery = (thread: Thread, messageId: number, delivery: DeliveryCard): Thread =>
  withEach(thread, messageId, (old) => ({ ...old, delivery }));

function withEach(thread: Thread, id: number, how: (old: MessageCard) => MessageCard): Thread {
  const changed = (all: readonly MessageCard[]) =>
    all.some((one) => one.id === id) ? all.map((one) => (one.id === id ? how(one) : one)) : all;
  const [messages, tail] = [changed(thread.messages), changed(thread.tail)];
  return messages === thread.messages && tail === thread.tail ? thread : { ...thread, messages, tail };
}

const without = (all: readonly MessageCard[], { id }: MessageCard): readonly MessageCard[] =>
  all.filter((one) => one.id !== id);

export function withConversation(thread: Thread, row: ConversationRow): Thread {
  const known = thread.conversations[row.id];
  if (known === row || (known && known.revision > row.revision)) return thread;
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
