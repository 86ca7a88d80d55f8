import { computed, signal } from "@preact/signals";
import type { ConversationRow } from "#shared/wire.ts";
import type { Refused } from "../api/refused.ts";
import { holderOf } from "../state/regrouped.ts";
import type { Thread } from "../state/state.ts";
import { callOf } from "./calls.ts";
import { house } from "./house.ts";
import { withOverlay } from "./overlay.ts";
import { type Route, route } from "./route.ts";
import { rowOf, unreadOf } from "./rows.ts";

/** What became of reading a history. */
export type ThreadFate =
  | { readonly is: "ready" }
  | { readonly is: "loading" }
  | { readonly is: "earlier" }
  | { readonly is: "later" }
  | { readonly is: "refused"; readonly refused: Refused };

export const READY: ThreadFate = { is: "ready" };

export const threadFate = signal<ThreadFate>(READY);

/** The matter that is open beside the list. */
export const openedRow = computed<ConversationRow | undefined>(() => {
  const here = route.value;
  if (here.at === "inbox" && here.conversationId !== null) return inWhichItGoesOn(rowOf(here.conversationId));
  const clientId = clientAt(here);
  return clientId === null ? undefined : newestOf(house.value?.threads[clientId]);
});

export const openedClientId = computed<number | null>(() => {
  const here = route.value;
  return here.at === "inbox" ? (openedRow.value?.client.id ?? null) : clientAt(here);
});

/** Whom the address names, by themselves or by their call. */
function clientAt(here: Route): number | null {
  if (here.at === "client") return holderOfClient(here.clientId);
  const call = here.at === "calls" && here.callId !== null ? callOf(here.callId) : undefined;
  return call ? holderOfClient(call.client.id) : null;
}

/** Whoever was glued is looked for where their history is now. */
const holderOfClient = (id: number): number => (house.value ? holderOf(house.value, id) : id);

export const openedThread = computed<Thread | undefined>(() =>
  openedClientId.value === null ? undefined : house.value?.threads[openedClientId.value],
);

/** How many messages of the client whose thread is open I have not seen. */
export const openedUnread = computed<number>(() =>
  Object.values(openedThread.value?.conversations ?? {}).reduce((sum, row) => sum + unreadOf(row), 0),
);

/** Words go to the matter that is not closed, when the client has one; else to the one on screen. */
export const matterToAnswer = computed<ConversationRow | undefined>(() => {
  const open = openOf(openedThread.value);
  return open ? withOverlay(open) : openedRow.value;
});

/** A matter that was joined into another goes on there. */
function inWhichItGoesOn(row: ConversationRow | undefined): ConversationRow | undefined {
  if (row?.close_reason !== "joined") return row;
  const open = openOf(house.value?.threads[row.client.id]);
  return open ? withOverlay(open) : row;
}

function newestOf(thread: Thread | undefined): ConversationRow | undefined {
  const rows = Object.values(thread?.conversations ?? {});
  const newest = openOf(thread) ?? rows.sort((a, b) => b.id - a.id)[0];
  return newest && withOverlay(newest);
}

const openOf = (thread: Thread | undefined): ConversationRow | undefined =>
  Object.values(thread?.conversations ?? {}).find((row) => row.closed_at === null);
