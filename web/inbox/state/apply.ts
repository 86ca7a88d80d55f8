import type { Kind, LogEvent } from "#shared/events.ts";
import type { ConversationRow, EventBodies } from "#shared/wire.ts";
import { withClient } from "./clients.ts";
import { withChanged, withConversation, withDelivery, withMessage } from "./messages.ts";
import { withRowAt } from "./ordered-rows.ts";
import { withRegrouped } from "./regrouped.ts";
import { rowById } from "./row-index.ts";
import { withRow } from "./rows.ts";
import { withoutSpentMark } from "./seen.ts";
import type { List, State, Thread } from "./state.ts";

/**
 * The state after an event. Pure; what did not change stays the same object. An event carries whole cards, so
 * one that was counted already, or that a fresh page has overtaken, does no harm.
 */
export function apply(state: State, event: LogEvent): State {
  const reduce = REDUCERS[event.kind] as Reduce<Kind> | undefined;
  const next = reduce ? reduce(state, event.body) : state;
  return event.seq > next.seq ? { ...next, seq: event.seq } : next;
}

type Reduce<K extends Kind> = (state: State, body: EventBodies[K]) => State;

const REDUCERS: { readonly [K in Kind]: Reduce<K> } = {
  "message.added": (state, { message, conversation }) =>
    inThread(withConversationRow(state, conversation), message.client_id, (thread) =>
      withMessage(thread, message),
    ),
  "message.changed": (state, { message }) =>
    inThread(state, message.client_id, (thread) => withChanged(thread, message)),
  "delivery.changed": (state, { message_id, client_id, delivery }) =>
    inThread(state, client_id, (thread) => withDelivery(thread, message_id, delivery)),
  "conversation.changed": (state, { conversation }) => withConversationRow(state, conversation),
  "client.changed": (state, { client }) => withClient(state, client),
  "clients.regrouped": withRegrouped,
  "mention.added": (state, { conversation_id, count }) => ({
    ...state,
    mentioned: { ...state.mentioned, [conversation_id]: count },
  }),
  "mention.seen": (state, { conversation_id }) => {
    const { [conversation_id]: _, ...mentioned } = state.mentioned;
    return { ...state, mentioned, list: withoutUnnamed(state.list, conversation_id) };
  },
  "saved_views.changed": (state, { is_shared, saved_views }) => ({
    ...state,
    savedViews: [...state.savedViews.filter((view) => view.is_shared !== is_shared), ...saved_views].sort(
      (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id),
    ),
  }),
  "seen.marked": (state, { conversation_id, seen_count }) => withSeen(state, conversation_id, seen_count),
  "channel.changed": (state, { channel }) => ({ ...state, channels: withCard(state.channels, channel) }),
  "channel.removed": (state, { channel_id }) => ({
    ...state,
    channels: state.channels.filter(({ id }) => id !== channel_id),
  }),
  "operator.changed": (state, { operator }) => ({
    ...state,
    operators: withCard(state.operators, operator),
    me: operator.id === state.me.operator.id ? { ...state.me, operator } : state.me,
  }),
  "handed_back.changed": (state, { conversation_ids }) => ({ ...state, handedBack: conversation_ids }),
  "workplace.changed": (state, { workplace }) => ({ ...state, workplace }),
  "preferences.changed": (state, { preferences }) => ({ ...state, me: { ...state.me, preferences } }),
  // Read beside the open card when it is told of: see `stores/beside.ts`.
  "suggestions.changed": (state) => state,
  // Kept by stores of their own: few look at them.
  "attributes.changed": (state) => state,
  "tags.changed": (state) => state,
  "client_import.changed": (state) => state,
  "callback.changed": (state) => state,
  "callback.reminded": (state) => state,
  "auto_replies.changed": (state) => state,
  "canned.changed": (state) => state,
  "macros.changed": (state) => state,
  "draft.changed": (state) => state,
  "sending.changed": (state) => state,
  "sending.ended": (state) => state,
  "teams.changed": (state) => state,
  "hours.changed": (state) => state,
  "blocklist.changed": (state) => state,
  // For the client's own browser, and for the socket: nothing that this window shows.
  "client.seen": (state) => state,
  "links.changed": (state) => state,
  "session.ended": (state) => state,
  "visitor_session.changed": (state) => state,
};

function withConversationRow(state: State, row: ConversationRow): State {
  return inThread(
    {
      ...state,
      list: withRow(state.list, row, state.me.operator.id, state.mentioned),
      seen: withoutSpentMark(state.seen, row),
    },
    row.client.id,
    (thread) => withConversation(thread, row),
  );
}

/** What I have looked at leaves the view of mentions. */
function withoutUnnamed(list: List, conversationId: number): List {
  const row = list.filter.view === "mentions" ? rowById(list.rows, conversationId) : undefined;
  return row ? { ...list, rows: withRowAt(list.rows, row, list.filter.sort, true) } : list;
}

function withSeen(state: State, conversationId: number, count: number): State {
  const seen = { ...state.seen, [conversationId]: count };
  const row = findRow(state, conversationId);
  return { ...state, seen: row ? withoutSpentMark(seen, row) : seen };
}

/** A row that is in the list or belongs to an open thread, as it was told last: a thread may still hold one that left. */
export function findRow(state: State, conversationId: number): ConversationRow | undefined {
  const held = Object.values(state.threads).flatMap((thread) => thread.conversations[conversationId] ?? []);
  const listed = rowById(state.list.rows, conversationId) ?? [];
  return held
    .concat(listed)
    .reduce<ConversationRow | undefined>(
      (newest, row) => (newest && newest.revision > row.revision ? newest : row),
      undefined,
    );
}

function inThread(state: State, clientId: number, change: (thread: Thread) => Thread): State {
  const thread = state.threads[clientId];
  if (!thread) return state;
  const changed = change(thread);
  return changed === thread ? state : { ...state, threads: { ...state.threads, [clientId]: changed } };
}

function withCard<Card extends { readonly id: number }>(cards: readonly Card[], card: Card): readonly Card[] {
  return cards.some(({ id }) => id === card.id)
    ? cards.map((old) => (old.id === card.id ? card : old))
    : [...cards, card];
}
