import type { ClientBrief, ClientCard, ConversationRow } from "#shared/wire.ts";
import { withChangedInPlace } from "./ordered-rows.ts";
import type { List, State, Thread } from "./state.ts";

/** The name we gave, or theirs. */
export const nameOf = (client: ClientCard): string => client.given_name || client.name;

/** As a row shows them. */
export const briefOf = (card: ClientCard): ClientBrief => ({
  id: card.id,
  name: nameOf(card),
  hue: card.hue,
  picture_url: card.picture_url,
});

/** The card beside the thread, and the name and picture in every row of that client. */
export function withClient(state: State, card: ClientCard): State {
  const brief = briefOf(card);
  const renamed = (row: ConversationRow): ConversationRow =>
    row.client.id === card.id ? { ...row, client: brief } : row;
  const thread = state.threads[card.id];
  return {
    ...state,
    clients: state.clients[card.id] ? { ...state.clients, [card.id]: card } : state.clients,
    list: withRenamedRows(state.list, card.id, renamed),
    threads: thread ? { ...state.threads, [card.id]: withRenamed(thread, renamed) } : state.threads,
  };
}

function withRenamedRows(
  list: List,
  clientId: number,
  renamed: (row: ConversationRow) => ConversationRow,
): List {
  const theirs = list.rows.filter(({ client }) => client.id === clientId);
  if (theirs.length === 0) return list;
  return { ...list, rows: withChangedInPlace(list.rows, theirs.map(renamed), list.filter.sort) };
}

function withRenamed(thread: Thread, renamed: (row: ConversationRow) => ConversationRow): Thread {
  const rows = Object.values(thread.conversations).map(renamed);
  return { ...thread, conversations: Object.fromEntries(rows.map((row) => [row.id, row])) };
}
