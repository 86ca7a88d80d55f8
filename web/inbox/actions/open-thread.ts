import type { LogEvent } from "#shared/events.ts";
import type { ClientCard } from "#shared/wire.ts";
import { readClient } from "../api/clients.ts";
import { readConversation } from "../api/conversations.ts";
import { refusedBy } from "../api/refused.ts";
import { withConversation } from "../state/messages.ts";
import type { State, Thread } from "../state/state.ts";
import { learnCall } from "../stores/calls.ts";
import { can, change, house, news } from "../stores/house.ts";
import { tell } from "../stores/notice.ts";
import { rowOf, unreadOf } from "../stores/rows.ts";
import { READY, threadFate } from "../stores/threads.ts";
import { painted } from "../ui/after-paint.ts";
import { t } from "../words/t.ts";
import { inThread, keepLately } from "./keep-threads.ts";
import { PAGE, readStretch, seek } from "./read-history.ts";

let turn = 0;

/** Brings the history around a matter onto the screen, at a message of it where one is named. */
export function openConversation(id: number, messageId?: number): Promise<void> {
  const known = rowOf(id);
  return opening(known?.client.id, async () => {
    const row = known ?? (await readConversation(id));
    const clientId = row.client.id;
    if (messageId === undefined || !(await isFound(clientId, messageId)))
      await lookAt(clientId, unreadOf(row));
    change((state) => inThread(state, clientId, (thread) => withConversation(thread, row)));
    return clientId;
  });
}

async function isFound(clientId: number, messageId: number): Promise<boolean> {
  try {
    await seek(clientId, { around: messageId });
    return true;
  } catch (cause) {
    if (refusedBy(cause).code !== "message_not_found") throw cause;
    tell(t("quote.too_far"));
    return false;
  }
}

/** Brings the history of whoever is to be phoned onto the screen. */
export function openCall(callId: number): Promise<void> {
  return opening(undefined, async () => {
    const { client } = await learnCall(callId);
    if (!isHeld(client.id)) await readStretch(client.id, {});
    return client.id;
  });
}

/** Brings the history of a client onto the screen. */
export function openClient(clientId: number): Promise<void> {
  return opening(clientId, async () => {
    if (!isHeld(clientId)) await readStretch(clientId, {});
    return clientId;
  });
}

const isHeld = (clientId: number): boolean => house.peek()?.threads[clientId] !== undefined;

/** Where more is new than a page may hold, reading begins with the first of it. */
async function lookAt(clientId: number, unread: number): Promise<void> {
  const thread = house.peek()?.threads[clientId];
  if (!thread) await readStretch(clientId, unread > PAGE / 2 ? { unread } : {});
  else if (thread.ceiling === null && thread.floor !== null && countTheirs(thread) < unread)
    await readStretch(clientId, { unread });
}

const countTheirs = ({ messages }: Thread): number =>
  messages.filter(({ direction }) => direction === "in").length;

/** A history that is at hand already is painted as it is: nothing waits for what may be read besides. */
async function opening(knownId: number | undefined, read: () => Promise<number>): Promise<void> {
  turn += 1;
  const mine = turn;
  threadFate.value = knownId !== undefined && isHeld(knownId) ? READY : { is: "loading" };
  try {
    const clientId = await read();
    if (mine === turn) threadFate.value = READY;
    keepLately(clientId);
    await painted();
    if (mine === turn && can("clients.read")) await readCard(clientId);
  } catch (cause) {
    if (mine === turn) threadFate.value = { is: "refused", refused: refusedBy(cause) };
  }
}

/** A card that changed while it was being read is read again: what was told meanwhile had no card to change yet. */
export async function readCard(clientId: number): Promise<void> {
  const isOld = heardOf(clientId);
  const card = await readClient(clientId).catch(() => null);
  if (isOld()) await readCard(clientId);
  else if (card) change((state) => withCard(state, card));
}

/** Listens until it is asked whether the log has told of this client since. */
function heardOf(clientId: number): () => boolean {
  const before = news.peek();
  let isHeard = false;
  const stop = news.subscribe((events) => {
    if (events !== before && events.some((event) => isAbout(event, clientId))) isHeard = true;
  });
  return () => {
    stop();
    return isHeard;
  };
}

const isAbout = (event: LogEvent, clientId: number): boolean =>
  event.kind === "clients.regrouped" ||
  (event.kind === "client.changed" && event.body.client.id === clientId);

/** The same card once more changes nothing, so nothing is drawn again for it. */
function withCard(state: State, card: ClientCard): State {
  const known = state.clients[card.id];
  if (known && JSON.stringify(known) === JSON.stringify(card)) return state;
  return { ...state, clients: { ...state.clients, [card.id]: card } };
}
