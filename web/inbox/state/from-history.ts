import type { HistoryPage, MessageCard } from "#shared/wire.ts";
import { withConversation } from "./messages.ts";
import { compare, placeOfMessage } from "./place.ts";
import type { Place, State, Thread } from "./state.ts";

/** A thread out of one page of a history. */
export const fromHistory = (page: HistoryPage): Thread => ({
  clientId: page.client_id,
  messages: page.messages,
  floor: floorOf(page),
  ceiling: ceilingOf(page),
  tail: page.tail,
  begun: `${page.seq} ${page.messages[0]?.id ?? 0}`,
  conversations: Object.fromEntries(page.conversations.map((row) => [row.id, row])),
  pending: [],
});

/** A thread that reaches further back by the page in front of `from`; as before when it begins elsewhere by now. */
export function withEarlier(thread: Thread, page: HistoryPage, from: Place): Thread {
  if (!isSame(thread.floor, from)) return thread;
  return {
    ...withConversations(thread, page),
    messages: [...unknown(thread, page), ...thread.messages],
    floor: floorOf(page),
  };
}

/** A thread that reaches further on by the page behind `from`; as before when it ends elsewhere by now. */
export function withLater(thread: Thread, page: HistoryPage, from: Place): Thread {
  if (!isSame(thread.ceiling, from)) return thread;
  const ceiling = ceilingOf(page);
  return {
    ...withConversations(thread, page),
    messages: [...thread.messages, ...unknown(thread, page)],
    ceiling,
    tail: ceiling === null ? [] : thread.tail,
  };
}

const isSame = (one: Place | null, other: Place): boolean => one !== null && compare(one, other) === 0;

function unknown(thread: Thread, page: HistoryPage): readonly MessageCard[] {
  const known = new Set(thread.messages.map(({ id }) => id));
  return page.messages.filter(({ id }) => !known.has(id));
}

function withConversations(thread: Thread, page: HistoryPage): Thread {
  return page.conversations.reduce(withConversation, thread);
}

/** The state with a thread opened in it; words still on their way stay. */
export function withThread(state: State, thread: Thread): State {
  const pending = state.threads[thread.clientId]?.pending ?? thread.pending;
  const keys = new Set(thread.messages.map(({ key }) => key));
  const waiting = pending.filter(({ key }) => !keys.has(key));
  return { ...state, threads: { ...state.threads, [thread.clientId]: { ...thread, pending: waiting } } };
}

function floorOf(page: HistoryPage): Place | null {
  const first = page.messages[0];
  return page.before !== null && first ? placeOfMessage(first) : null;
}

function ceilingOf(page: HistoryPage): Place | null {
  const last = page.messages.at(-1);
  return page.after !== null && last ? placeOfMessage(last) : null;
}
