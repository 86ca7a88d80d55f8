import { signal } from "@preact/signals";
import { isPaletteOpen } from "../stores/palette.ts";
import { route } from "../stores/route.ts";
import { heardAs, pressOf } from "./heard-as.ts";
import { isBelowDialog, isPressing, isTyping } from "./not-ours.ts";
import type { KeyedDeed } from "./table.ts";
import { BESIDE_CALLS, back, goTo, LIST_DEEDS, MATTER_DEEDS } from "./window-deeds.ts";

export const isShowingShortcuts = signal(false);

const GO_WITHIN = 1200;

let callKeys: (event: KeyboardEvent) => (() => void) | undefined = () => undefined;

/** The page of calls has keys of its own while it is there. */
export function lendKeys(keys: typeof callKeys): () => void {
  callKeys = keys;
  return () => {
    if (callKeys === keys) callKeys = () => undefined;
  };
}

/** The press before this one, and when. */
let before: { readonly press: string; readonly at: number } | null = null;

/** Listens to single keys, but never to those that somebody types. */
export function listenToKeys(): () => void {
  document.addEventListener("keydown", onKeyDown);
  return () => document.removeEventListener("keydown", onKeyDown);
}

/** Listens to the few keys that are for every screen. */
export function listenAnywhere(): () => void {
  document.addEventListener("keydown", onKeyAnywhere);
  return () => document.removeEventListener("keydown", onKeyAnywhere);
}

const ANYWHERE: Readonly<Record<KeyedDeed<"anywhere">, () => void>> = {
  palette: () => {
    isPaletteOpen.value = true;
  },
  help: () => {
    isShowingShortcuts.value = true;
  },
};

function onKeyAnywhere(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || isBelowDialog()) return;
  const deed = heardAs("anywhere", event);
  if (!deed || (deed === "help" && isTyping(event.target))) return;
  event.preventDefault();
  ANYWHERE[deed]();
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (["settings", "sign-in", "pairs", "visitors"].includes(route.peek().at) || isBelowDialog()) return;
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
  const just = before !== null && event.timeStamp - before.at < GO_WITHIN ? before.press : null;
  before = { press: pressOf(event), at: event.timeStamp };
  const goal = heardAs("go", event, just);
  if (goal) {
    before = null;
    return () => goTo(goal);
  }
  const deed = heardAs("matter", event);
  if (route.peek().at === "board") return boardDeed(heardAs("list", event));
  if (route.peek().at === "calls") {
    const own = callKeys(event);
    if (own) return own;
    if (heardAs("list", event) === "back") return back;
    return deed && BESIDE_CALLS.has(deed) ? MATTER_DEEDS[deed] : undefined;
  }
  if (deed) return MATTER_DEEDS[deed];
  const step = heardAs("list", event);
  return step && LIST_DEEDS[step];
}

/** Of the list's keys the board has two. */
function boardDeed(deed: KeyedDeed<"list"> | undefined): (() => void) | undefined {
  if (deed === "back") return () => goTo("open");
  return deed === "away" ? LIST_DEEDS.away : undefined;
}

/** Escape leaves the composer for the list, where the single keys work again. */
function leaveField(event: KeyboardEvent): void {
  event.preventDefault();
  (document.getElementById("rows") ?? document.getElementById("history"))?.focus();
}
