import type { ChannelCard, MessageCard } from "#shared/wire.ts";
import {
  compare,
  compareRows,
  isAbove,
  isBelow,
  isBelowFloor,
  placeOfMessage,
  placeOfRow,
  type RowPlace,
} from "./place.ts";
import { withoutSpentMark } from "./seen.ts";
import type { Place, State, Thread } from "./state.ts";

/** Where to cut two states before they are compared: each may know more than the other. */
export type Cut = {
  readonly list: RowPlace | null;
  readonly threads: Readonly<Record<number, Span>>;
};

/** From where to where a thread is known. */
type Span = Pick<Thread, "floor" | "ceiling">;

const ENDLESS: Span = { floor: null, ceiling: null };

/**
 * What the window is bound to show the same, however it came to know it, as JSON with sorted keys. Left out:
 * the session's own secret, what is on its way, cursors, and what a channel only tells when asked.
 */
export function canonical(state: State, cut: Cut = cutOf(state)): string {
  const rows = state.list.rows.filter(
    (row) => !isBelowFloor(placeOfRow(row, state.list.filter.sort), cut.list),
  );
  return sortedJson({
    seq: state.seq,
    me: { ...state.me, csrf: null, rights: [...state.me.rights].sort() },
    operators: byId(state.operators),
    channels: byId(state.channels.map(steady)),
    workplace: state.workplace,
    handedBack: state.handedBack,
    mentioned: state.mentioned,
    savedViews: state.savedViews,
    filter: state.list.filter,
    rows,
    seen: Object.fromEntries(
      rows
        .map((row) => [row.id, withoutSpentMark(state.seen, row)[row.id]])
        .filter(([, count]) => count !== undefined),
    ),
    threads: Object.fromEntries(
      Object.values(state.threads).map((thread) => [
        thread.clientId,
        bare(thread, cut.threads[thread.clientId] ?? ENDLESS),
      ]),
    ),
    clients: state.clients,
  });
}

/** Both states, cut where the shallower of them ends. */
export function canonicalPair(one: State, other: State): readonly [string, string] {
  const cut = deeperCut(cutOf(one), cutOf(other));
  return [canonical(one, cut), canonical(other, cut)];
}

const cutOf = (state: State): Cut => ({
  list: state.list.floor,
  threads: Object.fromEntries(
    Object.values(state.threads).map(({ clientId, floor, ceiling }) => [clientId, { floor, ceiling }]),
  ),
});

function deeperCut(one: Cut, other: Cut): Cut {
  const clients = new Set([...Object.keys(one.threads), ...Object.keys(other.threads)].map(Number));
  return {
    list: shallower(one.list, other.list),
    threads: Object.fromEntries(
      [...clients].map((id) => [id, shared(one.threads[id] ?? ENDLESS, other.threads[id] ?? ENDLESS)]),
    ),
  };
}

const shared = (one: Span, other: Span): Span => ({
  floor: higher(one.floor, other.floor),
  ceiling: lower(one.ceiling, other.ceiling),
});

function lower(a: Place | null, b: Place | null): Place | null {
  if (a === null || b === null) return a ?? b;
  return compare(a, b) < 0 ? a : b;
}

function shallower(a: RowPlace | null, b: RowPlace | null): RowPlace | null {
  if (a === null || b === null) return a ?? b;
  return compareRows(a, b) < 0 ? a : b;
}

function higher(a: Place | null, b: Place | null): Place | null {
  if (a === null || b === null) return a ?? b;
  return compare(a, b) > 0 ? a : b;
}

function bare(thread: Thread, { floor, ceiling }: Span) {
  const messages = thread.messages
    .filter((message) => !isBelow(placeOfMessage(message), floor))
    .filter((message) => !isAbove(placeOfMessage(message), ceiling))
    .map(withoutQuotedWords);
  const matters = new Set(messages.map((message) => message.conversation_id));
  const conversations = Object.values(thread.conversations).filter(({ id }) => matters.has(id));
  return { messages, conversations: byId(conversations) };
}

// The words of a quote are those of the day it was read: an edit is told of the message itself, not of its quotes.
const withoutQuotedWords = (message: MessageCard) =>
  message.reply_to?.id ? { ...message, reply_to: { ...message.reply_to, text: null } } : message;

const steady = ({ last_contact_at: _, queued: __, ...channel }: ChannelCard) => channel;

const byId = <Card extends { readonly id: number }>(cards: readonly Card[]): readonly Card[] =>
  [...cards].sort((a, b) => a.id - b.id);

const sortedJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
