import { readClient } from "../api/clients.ts";
import { readConversation, readHistory } from "../api/conversations.ts";
import { refusedBy } from "../api/refused.ts";
import { fromHistory, withEarlier, withThread } from "../state/from-history.ts";
import { withConversation } from "../state/messages.ts";
import type { State, Thread } from "../state/state.ts";
import { learnCall } from "../stores/calls.ts";
import { can, change, house, takePage } from "../stores/house.ts";
import { rowOf } from "../stores/rows.ts";
import { threadFate } from "../stores/threads.ts";

const KEPT = 12;

let turn = 0;
let lately: readonly number[] = [];

/** Brings the history around a matter onto the screen. */
export function openConversation(id: number): Promise<void> {
  return opening(async () => {
    const row = rowOf(id) ?? (await readConversation(id));
    await readThread(row.client.id);
    change((state) => inThread(state, row.client.id, (thread) => withConversation(thread, row)));
    return row.client.id;
  });
}

/** Brings the history of whoever is to be phoned onto the screen. */
export function openCall(callId: number): Promise<void> {
  return opening(async () => {
    const { client } = await learnCall(callId);
    await readThread(client.id);
    return client.id;
  });
}

/** Brings the history of a client onto the screen. */
export function openClient(clientId: number): Promise<void> {
  return opening(async () => {
    await readThread(clientId);
    return clientId;
  });
}

/** Reads a page further back. True when something came. */
export async function readEarlier(clientId: number): Promise<boolean> {
  const before = house.peek()?.threads[clientId]?.before;
  if (!before || threadFate.peek().is === "earlier") return false;
  threadFate.value = { is: "earlier" };
  try {
    const page = await readHistory(clientId, before);
    takePage(page.seq, (state) => inThread(state, clientId, (thread) => withEarlier(thread, page)));
    threadFate.value = { is: "ready" };
    return page.messages.length > 0;
  } catch (cause) {
    threadFate.value = { is: "refused", refused: refusedBy(cause) };
    return false;
  }
}

async function opening(read: () => Promise<number>): Promise<void> {
  turn += 1;
  const mine = turn;
  threadFate.value = { is: "loading" };
  try {
    const clientId = await read();
    if (mine === turn) threadFate.value = { is: "ready" };
    remember(clientId);
    if (can("clients.read")) await readCard(clientId);
  } catch (cause) {
    if (mine === turn) threadFate.value = { is: "refused", refused: refusedBy(cause) };
  }
}

async function readThread(clientId: number): Promise<void> {
  if (house.peek()?.threads[clientId]) return;
  const page = await readHistory(clientId, null);
  if (!takePage(page.seq, (state) => withThread(state, { ...fromHistory(page), clientId })))
    await readThread(clientId);
}

async function readCard(clientId: number): Promise<void> {
  const card = await readClient(clientId).catch(() => null);
  if (card) change((state) => ({ ...state, clients: { ...state.clients, [clientId]: card } }));
}

/** The histories looked at last stay at hand; older ones are read again when they are wanted. */
function remember(clientId: number): void {
  lately = [clientId, ...lately.filter((id) => id !== clientId)].slice(0, KEPT);
  change((state) => ({
    ...state,
    threads: only(state.threads, lately),
    clients: only(state.clients, lately),
  }));
}

function only<T>(all: Readonly<Record<number, T>>, ids: readonly number[]): Readonly<Record<number, T>> {
  return Object.fromEntries(Object.entries(all).filter(([id]) => ids.includes(Number(id))));
}

function inThread(state: State, clientId: number, how: (thread: Thread) => Thread): State {
  const thread = state.threads[clientId];
  return thread ? { ...state, threads: { ...state.threads, [clientId]: how(thread) } } : state;
}
