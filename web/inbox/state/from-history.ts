import type { HistoryPage } from "#shared/wire.ts";
import { placeOfMessage } from "./place.ts";
import type { Place, State, Thread } from "./state.ts";

/** A thread out of the newest page of a history. */
export const fromHistory = (page: HistoryPage): Thread => ({
  clientId: page.client_id,
  messages: page.messages,
  floor: floorOf(page),
  before: page.before,
  conversations: Object.fromEntries(page.conversations.map((row) => [row.id, row])),
  pending: [],
});

/** A thread that reaches further back by one page. */
export function withEarlier(thread: Thread, page: HistoryPage): Thread {
  const known = new Set(thread.messages.map(({ id }) => id));
  return {
    ...thread,
    messages: [...page.messages.filter(({ id }) => !known.has(id)), ...thread.messages],
    floor: floorOf(page) ?? null,
    before: page.before,
    // What the log has told since is newer than this page.
    conversations: {
      ...Object.fromEntries(page.conversations.map((row) => [row.id, row])),
      ...thread.conversations,
    },
  };
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
