import type { State, Thread } from "../state/state.ts";
import { cutAround, cutToEnd, MOST_HELD } from "../state/stretch.ts";
import { change, house } from "../stores/house.ts";
import { openedClientId } from "../stores/threads.ts";

/** So many histories stay at hand, with so many messages each: what is painted at once when somebody comes back. */
const THREADS = 24;
const MESSAGES = 100;
/** So many more that were read ahead; they take no place from what was looked at, nor from each other. */
const AHEAD = 4;

let lately: readonly number[] = [];
let ahead: readonly number[] = [];

/** The histories looked at last stay at hand; older ones are read again when they are wanted. */
export function keepLately(clientId: number): void {
  lately = [clientId, ...lately.filter((id) => id !== clientId)].slice(0, THREADS);
  ahead = ahead.filter((id) => id !== clientId);
  keep();
}

/** A history that may soon be wanted. */
export function keepAhead(clientId: number): void {
  if (!lately.includes(clientId))
    ahead = [clientId, ...ahead.filter((id) => id !== clientId)].slice(0, AHEAD);
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
  const isKept = (id: number) => lately.includes(id) || ahead.includes(id);
  const isOpen = (id: number) => id === openedClientId.peek();
  change((state) => {
    const threads = sifted(state.threads, (thread, id) =>
      isKept(id) || thread.pending.length > 0 ? (isOpen(id) ? thread : shortened(thread)) : null,
    );
    const clients = sifted(state.clients, (card, id) => (isKept(id) ? card : null));
    return threads === state.threads && clients === state.clients ? state : { ...state, threads, clients };
  });
}

/** Each as it comes out, without those that come out as nothing; the very same where nothing does otherwise. */
function sifted<Kept>(
  all: Readonly<Record<number, Kept>>,
  how: (one: Kept, id: number) => Kept | null,
): Readonly<Record<number, Kept>> {
  const before = Object.entries(all);
  const after = before.flatMap(([id, one]) => {
    const kept = how(one, Number(id));
    return kept === null ? [] : [[id, kept] as const];
  });
  const isSame = after.length === before.length && after.every(([, one], at) => one === before[at]?.[1]);
  return isSame ? all : Object.fromEntries(after);
}

/** A stretch that ends before now stays as it was left: somebody may come back to where they read. */
const shortened = (thread: Thread): Thread => (thread.ceiling === null ? cutToEnd(thread, MESSAGES) : thread);
