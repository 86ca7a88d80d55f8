import type { ClientCard, ConversationRow, EventBodies } from "#shared/wire.ts";
import { fromHistory, withThread } from "./from-history.ts";
import { withChangedInPlace } from "./ordered-rows.ts";
import { rowById } from "./row-index.ts";
import type { State } from "./state.ts";

type Told = EventBodies["clients.regrouped"];
type Group = Told["clients"][number];

/**
 * Clients were glued, or parted again. Rows go over to whose they are now; an open thread shows the history that
 * its client has since, or that of whoever took it over. What had been read further back is read again when wanted.
 */
export function withRegrouped(state: State, told: Told): State {
  const gone = new Map(Object.entries(told.gone).map(([absorbed, into]) => [Number(absorbed), into]));
  const rows = withChangedInPlace(
    state.list.rows,
    told.clients.flatMap((group) => rowsOf(group, state.list.rows)),
    state.list.filter.sort,
  );
  const moved: State = {
    ...state,
    list: { ...state.list, rows },
    glued: followed(state.glued, gone, told.clients),
  };
  return withCards(
    told.clients.reduce<State>((now, group) => withHistory(now, group, gone), moved),
    gone,
  );
}

/** Who holds the history of this client now, as far as this window has heard. */
export function holderOf(state: State, clientId: number): number {
  const into = state.glued[clientId];
  return into === undefined ? clientId : holderOf(state, into);
}

const rowsOf = (group: Group, rows: readonly ConversationRow[]): readonly ConversationRow[] =>
  group.conversation_ids.flatMap((id) => {
    const row = rowById(rows, id);
    return row ? [{ ...row, client: group.client }] : [];
  });

function followed(
  glued: State["glued"],
  gone: ReadonlyMap<number, number>,
  groups: readonly Group[],
): State["glued"] {
  const standing = new Set(groups.map(({ client }) => client.id));
  const before = Object.entries(glued).filter(([absorbed]) => !standing.has(Number(absorbed)));
  return Object.fromEntries([...before, ...gone]);
}

function withHistory(state: State, group: Group, gone: ReadonlyMap<number, number>): State {
  const { id } = group.client;
  const absorbed = [...gone].filter(([, into]) => into === id).map(([from]) => from);
  const open = [id, ...absorbed].flatMap((one) => state.threads[one] ?? []);
  if (open.length === 0) return state;
  const threads = Object.fromEntries(
    Object.entries(state.threads).filter(([key]) => !absorbed.includes(Number(key))),
  );
  const { messages, before, conversations } = group;
  const newest = { after: null, anchor: null, tail: [] };
  const page = { seq: state.seq, client_id: id, messages, before, conversations, ...newest };
  const thread = fromHistory(page);
  const { [id]: _, ...others } = threads;
  return withThread(
    { ...state, threads: others },
    { ...thread, pending: open.flatMap((one) => one.pending) },
  );
}

/** The card beside an open thread goes along; the whole of it is told right after. */
function withCards(state: State, gone: ReadonlyMap<number, number>): State {
  const clients: Record<number, ClientCard> = { ...state.clients };
  for (const [absorbed, into] of gone) {
    const card = clients[absorbed];
    if (card) clients[into] = clients[into] ?? { ...card, id: into };
    delete clients[absorbed];
  }
  return { ...state, clients };
}
