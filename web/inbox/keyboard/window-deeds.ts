import type { ConversationRow, View } from "#shared/wire.ts";
import { switchAway } from "../actions/away.ts";
import { reopenRow } from "../actions/change-row.ts";
import { showWhole } from "../actions/narrow.ts";
import { endPicking, isPicking } from "../list/bulk/picked.ts";
import { pickOpened, stepPick } from "../list/bulk/step-pick.ts";
import { openEdge, stepRow } from "../list/open-row.ts";
import { briefOf } from "../state/clients.ts";
import { focusComposer, mode } from "../stores/composing.ts";
import { can, hasSites, house } from "../stores/house.ts";
import { isDrawerOpen } from "../stores/layout.ts";
import { askMatter } from "../stores/matter-ask.ts";
import { undoLast } from "../stores/notice.ts";
import { plan } from "../stores/plan.ts";
import { go, goBack, isDeep, route, viewOf } from "../stores/route.ts";
import { endSearch, isSearching } from "../stores/search.ts";
import { endSelection, isSelecting } from "../stores/selection.ts";
import { mayWatch } from "../stores/standing.ts";
import { openedClientId, openedRow, openedUnread } from "../stores/threads.ts";
import { askDayHere } from "../thread/calendar/ask-day.ts";
import { jumpToUnread } from "../thread/jump.ts";
import { closeAndGoOn, takeOrPutBack } from "./deeds.ts";
import { focusRows } from "./keep-focus.ts";
import type { KeyedDeed } from "./table.ts";

/** What the keys of the list do. */
export const LIST_DEEDS: Readonly<Record<KeyedDeed<"list">, () => void>> = {
  next: () => stepRow(1),
  previous: () => stepRow(-1),
  first: () => openEdge("first"),
  last: () => openEdge("last"),
  pick: pickOpened,
  pick_next: () => stepPick(1),
  pick_previous: () => stepPick(-1),
  search: () => {
    isSearching.value = true;
  },
  back,
  away: switchAway,
};

/** What the keys of the open matter do. */
export const MATTER_DEEDS: Readonly<Record<KeyedDeed<"matter">, () => void>> = {
  reply: () => write("reply"),
  note: () => write("note"),
  close: () => withRow((row) => (row.status === "closed" ? reopenRow(row) : closeAndGoOn(row))),
  assign: () => withRow(takeOrPutBack),
  snooze: () => document.getElementById("snooze")?.click(),
  priority: () => withRow((row) => askMatter("priority", row)),
  tags: () => withRow((row) => askMatter("tags", row)),
  transfer: () => withRow((row) => askMatter("transfer", row)),
  macros: () => withRow((row) => askMatter("macros", row)),
  spam: () => document.getElementById("spam")?.click(),
  reply_via: () => document.getElementById("reply-via")?.click(),
  glue: glueOpened,
  first_unread: () => void jumpToUnread(Math.max(1, openedUnread.peek())),
  day: askDayHere,
  undo: undoLast,
};

/** What of them is for the thread that is open beside the calls. */
export const BESIDE_CALLS: ReadonlySet<KeyedDeed<"matter">> = new Set([
  "reply",
  "note",
  "reply_via",
  "glue",
  "first_unread",
  "day",
  "undo",
]);

/** Whether one may go there at all. */
export function mayGo(goal: KeyedDeed<"go">): boolean {
  if (goal === "visitors") return hasSites();
  if (goal === "pairs") return can("clients.glue");
  if (goal === "board") return mayWatch();
  return true;
}

/** Leads to a view, to the calls, the visitors or the pairs. */
export function goTo(goal: KeyedDeed<"go">): void {
  if (!mayGo(goal)) return;
  if (goal === "visitors" || goal === "pairs" || goal === "board") go({ at: goal }, "push");
  else if (goal === "calls") go({ at: "calls", view: "due", callId: null }, "push");
  else goToView(goal);
}

function goToView(view: View): void {
  showWhole(view);
  focusRows();
}

/** Into the field, for the client or for ourselves. */
export function write(what: "reply" | "note"): void {
  if (!can("conversations.answer")) return;
  mode.value = what;
  focusComposer();
}

/** Asks with whom the client on the screen is to be joined. */
export function glueOpened(): void {
  const clientId = openedClientId.peek();
  const card = clientId === null ? undefined : house.peek()?.clients[clientId];
  if (card && can("clients.glue")) plan.value = { is: "glue", one: briefOf(card), other: null };
}

function withRow(act: (row: ConversationRow) => void): void {
  const row = openedRow.peek();
  if (row && can("conversations.answer")) act(row);
}

/** One step back: out of a selection, the drawer, the search, the thread, the view. */
export function back(): void {
  if (isPicking.peek()) {
    endPicking();
    return;
  }
  if (isSelecting.peek()) {
    endSelection();
    return;
  }
  if (isDrawerOpen.peek()) {
    isDrawerOpen.value = false;
    return;
  }
  if (isSearching.peek()) endSearch();
  else if (openedRow.peek() || isDeep(route.peek())) goBack();
  else if (viewOf(route.peek()) !== "open") go({ at: "inbox", view: "open", conversationId: null }, "push");
  focusRows();
}
