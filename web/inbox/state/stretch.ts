import type { MessageCard } from "#shared/wire.ts";
import { placeOfMessage } from "./place.ts";
import type { Place, Thread } from "./state.ts";

/** So many messages of one history are held at the most; a thread that is looked at is cut around the reader. */
export const MOST_HELD = 600;
/** What stays of one that has grown too long. */
const KEPT = 400;
/** So many of the newest are known also while somebody reads further back. */
export const TAIL = 25;

/** A thread that has grown by itself loses its oldest messages; they are read again when wanted. */
export const withinBounds = (thread: Thread): Thread =>
  thread.messages.length <= MOST_HELD
    ? thread
    : cut(thread, thread.messages.length - KEPT, thread.messages.length);

/** At most `most` messages with the one that is being read in the middle. */
export function cutAround(thread: Thread, messageId: number, most = KEPT): Thread {
  const all = thread.messages;
  if (all.length <= most) return thread;
  const found = all.findIndex(({ id }) => id === messageId);
  const middle = found < 0 ? all.length : found;
  const from = Math.min(Math.max(0, middle - Math.floor(most / 2)), all.length - most);
  return cut(thread, from, from + most);
}

/** At most the `most` newest messages of what is held. */
export const cutToEnd = (thread: Thread, most: number): Thread =>
  thread.messages.length <= most
    ? thread
    : cut(thread, thread.messages.length - most, thread.messages.length);

function cut(thread: Thread, from: number, upto: number): Thread {
  const messages = thread.messages.slice(from, upto);
  const first = messages[0];
  const last = messages.at(-1);
  return {
    ...thread,
    messages,
    floor: from > 0 && first ? placeOfMessage(first) : thread.floor,
    ...(upto < thread.messages.length &&
      last && { ceiling: placeOfMessage(last), tail: newestOf(thread).slice(-TAIL) }),
  };
}

/** The newest messages as far as they are held: by these it is known where an answer goes. */
export const newestOf = ({ messages, ceiling, tail }: Thread): readonly MessageCard[] =>
  ceiling === null ? messages : tail;

/** What the server takes for "from this message on": see `app/kit/paging.py`. */
export const cursorOf = ({ at, id }: Place): string =>
  btoa(`${at} ${id}`).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** Whether the newest message is here. */
export const reachesNow = ({ ceiling }: Pick<Thread, "ceiling">): boolean => ceiling === null;

/** The first held message at or after a moment; undefined where it cannot be told from what is held. */
export function firstSince(thread: Thread, at: string): MessageCard | undefined {
  const first = thread.messages[0];
  if (!first || (thread.floor !== null && first.at >= at)) return undefined;
  return thread.messages.find((message) => message.at >= at);
}
