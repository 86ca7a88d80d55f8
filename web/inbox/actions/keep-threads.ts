import type { State, Thread } from "../state/state.ts";
import { cutAround, cutToEnd, MOST_HELD } from "../state/stretch.ts";
import { change, house } from "../stores/house.ts";
import { openedClientId } from "../stores/threads.ts";

/** So many histories stay at hand, with so many messages each: what is painted at once when somebody comes back. */
const THREADS = 24;
const MESSAGES = 100;

let lately: readonly number[] = [];

/** The histories looked at last stay at hand; older ones are read again when they are wanted. */
export function keepLately(clientId: number): void {
  lately = [clientId, ...lately.filter((id) => id !== clientId)].slice(0, THREADS);
  keep();
}

/** A history that may soon be wanted: it goes before one that was looked at. */
export function keepAhead(clientId: number): void {
  if (!lately.includes(clientId)) lately = [...lately.slice(0, THREADS - 1), clientId];
  keep();
}

/** What is held of a history that grows under the reader is cut to the part around them. */
export function keepAround(clientId: number, messageId: number): void {
  const thread = house.peek()?.threads[clientId];
  if (thread && thread.messages.length > MOST_HELD)
    change((state) => inThread(state, clientId, (held) => cutAround(held, messageId)));
}

export function inThread(state: State, clientId: number, how: (thread: Thread) => Thread): State {
  const thread = state.threads[clientId];
  if (!thread) return state;
  const changed = how(thread);
  return changed === thread ? state : { ...state, threads: { ...state.threads, [clientId]: changed } };
}

function keep(): void {
  change((state) => ({
    ...state,
    threads: Object.fromEntries(
      Object.entries(state.threads)
        .filter(([id, { pending }]) => lately.includes(Number(id)) || pending.length > 0)
        .map(([id, thread]) => [id, Number(id) === openedClientId.peek() ? thread : shortened(thread)]),
    ),
    clients: Object.fromEntries(Object.entries(state.clients).filter(([id]) => lately.includes(Number(id)))),
  }));
}

/** A stretch that ends before now stays as it was left: somebody may come back to where they read. */
const shortened = (thread: Thread): Thread => (thread.ceiling === null ? cutToEnd(thread, MESSAGES) : thread);
