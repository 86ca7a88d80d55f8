import { signal } from "@preact/signals";
import type { View } from "#shared/wire.ts";
import { reopenRow } from "../actions/change-row.ts";
import { openEdge, stepRow } from "../list/open-row.ts";
import { briefOf } from "../state/clients.ts";
import { focusComposer, mode } from "../stores/composing.ts";
import { can, hasSites, house } from "../stores/house.ts";
import { isDrawerOpen } from "../stores/layout.ts";
import { undoLast } from "../stores/notice.ts";
import { plan } from "../stores/plan.ts";
import { go, goBack, isDeep, route, viewOf } from "../stores/route.ts";
import { endSearch, isSearching } from "../stores/search.ts";
import { endSelection, isSelecting } from "../stores/selection.ts";
import { openedClientId, openedRow } from "../stores/threads.ts";
import { closeAndGoOn, takeOrPutBack } from "./deeds.ts";

export const isShowingShortcuts = signal(false);

const GO_WITHIN = 1200;
const LEADS_ABOUT = /^(Arrow.*|Home|End)$/;

/** The views behind G. Keys are places on the keyboard, so that they are the same on a Cyrillic layout. */
const VIEW_KEYS: Readonly<Record<string, View>> = {
  KeyO: "open",
  KeyM: "mine",
  KeyU: "unassigned",
  KeyW: "waiting",
  KeyS: "snoozed",
  KeyE: "closed",
  KeyX: "spam",
};

const KEYS: Readonly<Record<string, () => void>> = {
  KeyJ: () => stepRow(1),
  ArrowDown: () => stepRow(1),
  KeyK: () => stepRow(-1),
  ArrowUp: () => stepRow(-1),
  Home: () => openEdge("first"),
  End: () => openEdge("last"),
  Enter: () => write("reply"),
  KeyR: () => write("reply"),
  KeyN: () => write("note"),
  KeyE: closeOrReopen,
  KeyA: () => withRow(takeOrPutBack),
  KeyS: () => document.getElementById("snooze")?.click(),
  KeyZ: undoLast,
  KeyM: glueOpened,
  KeyV: () => document.getElementById("reply-via")?.click(),
  Slash: () => {
    isSearching.value = true;
  },
  Escape: back,
};

/** What of them is for the thread that is open beside the calls. */
const BESIDE_CALLS: typeof KEYS = {
  KeyR: () => write("reply"),
  KeyN: () => write("note"),
  KeyV: () => document.getElementById("reply-via")?.click(),
  KeyM: glueOpened,
  KeyZ: undoLast,
  Escape: back,
};

let callKeys: (event: KeyboardEvent) => (() => void) | undefined = () => undefined;

/** The page of calls has keys of its own while it is there. */
export function lendKeys(keys: typeof callKeys): () => void {
  callKeys = keys;
  return () => {
    if (callKeys === keys) callKeys = () => undefined;
  };
}

let goPressedAt = 0;

/** Listens to single keys, but never to those that somebody types. */
export function listenToKeys(): () => void {
  document.addEventListener("keydown", onKeyDown);
  return () => document.removeEventListener("keydown", onKeyDown);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (["settings", "sign-in", "pairs", "visitors"].includes(route.peek().at)) return;
  if (isTyping(event.target)) {
    if (event.key === "Escape") leaveField(event);
    return;
  }
  if (isPressing(event)) return;
  const act = deedOf(event);
  if (!act) return;
  event.preventDefault();
  act();
}

function deedOf(event: KeyboardEvent): (() => void) | undefined {
  if (event.key === "?" || (event.shiftKey && event.code === "Slash")) {
    return () => {
      isShowingShortcuts.value = true;
    };
  }
  if (event.key === "!" || (event.shiftKey && event.code === "Digit1"))
    return () => document.getElementById("spam")?.click();
  if (event.shiftKey) return undefined;
  const isGoing = performance.now() - goPressedAt < GO_WITHIN;
  goPressedAt = event.code === "KeyG" ? performance.now() : 0;
  const goal = isGoing ? goalBehind(event.code) : undefined;
  if (goal) return goal;
  if (route.peek().at === "calls") return callKeys(event) ?? BESIDE_CALLS[event.code];
  return event.key === "/" ? KEYS["Slash"] : KEYS[event.code];
}

/** Where a key leads that follows G. */
function goalBehind(code: string): (() => void) | undefined {
  const view = VIEW_KEYS[code];
  if (view)
    return () => {
      go({ at: "inbox", view, conversationId: null }, "push");
      focusRows();
    };
  if (code === "KeyV" && hasSites()) return () => go({ at: "visitors" }, "push");
  if (code === "KeyP" && can("clients.glue")) return () => go({ at: "pairs" }, "push");
  if (code === "KeyC") return () => go({ at: "calls", view: "due", callId: null }, "push");
  return undefined;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.matches("input, textarea, select") || target.isContentEditable);

/** Enter belongs to the button that has the focus, the keys that lead about to the menu or the history that has it. */
function isPressing({ target, code }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (code === "Enter" || code === "Space") return target.matches("button, a, summary, [role=separator]");
  return LEADS_ABOUT.test(code) && target.closest("[role=menu], [role=log]") !== null;
}

/** Escape leaves the composer for the list, where the single keys work again. */
function leaveField(event: KeyboardEvent): void {
  event.preventDefault();
  (document.getElementById("rows") ?? document.getElementById("history"))?.focus();
}

function write(what: "reply" | "note"): void {
  if (!can("conversations.answer")) return;
  mode.value = what;
  focusComposer();
}

function closeOrReopen(): void {
  withRow((row) => (row.status === "closed" ? reopenRow(row) : closeAndGoOn(row)));
}

/** Asks with whom the client on the screen is to be joined. */
function glueOpened(): void {
  const clientId = openedClientId.peek();
  const card = clientId === null ? undefined : house.peek()?.clients[clientId];
  if (card && can("clients.glue")) plan.value = { is: "glue", one: briefOf(card), other: null };
}

function withRow(act: (row: NonNullable<typeof openedRow.value>) => void): void {
  const row = openedRow.peek();
  if (row && can("conversations.answer")) act(row);
}

function back(): void {
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

const SOON = 250;

/** The list takes the focus as soon as it stands there; what had it may just have left the screen. */
function focusRows(until = performance.now() + SOON): void {
  requestAnimationFrame(() => {
    const rows = document.getElementById("rows");
    if (rows) rows.focus();
    else if (performance.now() < until) focusRows(until);
  });
}
