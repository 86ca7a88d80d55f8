import { computed, effect, signal, untracked } from "@preact/signals";
import type { LogEvent } from "#shared/events.ts";
import type { SendingCard } from "#shared/wire.ts";
import { readSendings } from "../api/sendings.ts";
import {
  afterEvents,
  sendingsOfClient,
  type Waiting,
  withoutSending,
  withSending,
} from "../state/sendings.ts";
import { can, house, news } from "./house.ts";

const waiting = signal<Waiting>({});

/** Keys of what is being taken back: not shown, whatever is still told of it. */
const hidden = signal<ReadonlySet<string>>(new Set());

const ended = new Set<number>();

const NONE: readonly SendingCard[] = [];

/** Replies to this client that have not gone yet, as far as they stand on the screen. */
export function sendingsOf(clientId: number): readonly SendingCard[] {
  const found = sendingsOfClient(waiting.value, clientId).filter(({ key }) => !hidden.value.has(key));
  return found.length > 0 ? found : NONE;
}

/** When the next scheduled reply of a matter goes; undefined where none waits. */
const nextByMatter = computed(() => {
  const found = new Map<number, SendingCard>();
  for (const card of Object.values(waiting.value)) {
    const known = found.get(card.conversation_id);
    if (card.is_scheduled && (!known || card.due_at < known.due_at)) found.set(card.conversation_id, card);
  }
  return found;
});

export const nextSendingIn = (conversationId: number): SendingCard | undefined =>
  nextByMatter.value.get(conversationId);

export function putSending(card: SendingCard): void {
  if (!ended.has(card.id)) waiting.value = withSending(waiting.peek(), card);
}

export function dropSending(id: number): void {
  ended.add(id);
  waiting.value = withoutSending(waiting.peek(), id);
}

export function hide(key: string): void {
  hidden.value = new Set([...hidden.peek(), key]);
}

export function unhide(key: string): void {
  hidden.value = new Set([...hidden.peek()].filter((one) => one !== key));
}

/** Keeps what waits true by the log. `onEnded` hears the key of what went or was taken back. */
export function followSendings(onEnded: (key: string) => void): void {
  effect(() => {
    const told = news.value;
    untracked(() => hear(told, onEnded));
  });
}

function hear(told: readonly LogEvent[], onEnded: (key: string) => void): void {
  if (!house.peek() || !can("conversations.read")) return;
  const before = waiting.peek();
  waiting.value = afterEvents(before, told, ended);
  for (const event of told) {
    const card = event.kind === "sending.ended" ? before[event.body.sending_id] : undefined;
    if (card) onEnded(card.key);
  }
  // An empty telling: all was read anew. A glue gives what waits to another client.
  if (told.length === 0 || told.some(({ kind }) => kind === "clients.regrouped")) void readAll();
}

async function readAll(): Promise<void> {
  const before = waiting.peek();
  const answer = await readSendings().catch(() => null);
  if (answer === null) return;
  const read = answer.sendings.filter(({ id }) => !ended.has(id));
  // What the log has told of since it was asked for stays.
  const newer = Object.values(waiting.peek()).filter((card) => card !== before[card.id]);
  waiting.value = [...read, ...newer].reduce(withSending, {});
}
