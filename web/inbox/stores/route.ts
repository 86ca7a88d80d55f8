import { signal } from "@preact/signals";
import type { View } from "#shared/wire.ts";
import type { CallView } from "../api/calls.ts";
import { VIEWS } from "../state/view.ts";
import { type ListPlace, listPlaceOf, queryOf } from "./list-place.ts";

export type SettingsPage =
  | "me"
  | "channels"
  | "operators"
  | "teams"
  | "workplace"
  | "canned"
  | "macros"
  | "hours"
  | "blocklist"
  | "card"
  | "clients";

export type Route =
  | {
      readonly at: "inbox";
      readonly view: View;
      readonly conversationId: number | null;
      /** The message of it that is to come into view. */
      readonly messageId?: number | undefined;
      /** What narrows the view down; the whole view without. */
      readonly list?: ListPlace | undefined;
    }
  | { readonly at: "client"; readonly clientId: number }
  /** Who may be one person, of all. */
  | { readonly at: "pairs" }
  /** Who is on the sites now. */
  | { readonly at: "visitors" }
  /** How the work of all goes. */
  | { readonly at: "board" }
  /** Who wants to be phoned; beside one of them their thread. */
  | { readonly at: "calls"; readonly view: CallView; readonly callId: number | null }
  | { readonly at: "settings"; readonly page: SettingsPage }
  | { readonly at: "sign-in" };

const SETTINGS: readonly SettingsPage[] = [
  "me",
  "channels",
  "operators",
  "teams",
  "workplace",
  "canned",
  "macros",
  "hours",
  "blocklist",
  "card",
  "clients",
];
const CALL_VIEWS: readonly CallView[] = ["due", "mine", "done"];
const HOME: Route = { at: "inbox", view: "open", conversationId: null };

/** Where the window is; the address bar says the same. */
export const route = signal<Route>(routeOf(location.pathname + location.search));

export function routeOf(address: string): Route {
  const [path = "", search = ""] = address.split("?");
  const [room, first = "", second = ""] = path.split("/").filter(Boolean);
  if (room === "inbox") return inboxRoute(first, second, new URLSearchParams(search));
  if (room === "clients" && isId(first)) return { at: "client", clientId: Number(first) };
  if (room === "pairs") return { at: "pairs" };
  if (room === "visitors") return { at: "visitors" };
  if (room === "board") return { at: "board" };
  if (room === "calls") return callsRoute(first, second);
  if (room === "settings") return { at: "settings", page: SETTINGS.find((page) => page === first) ?? "me" };
  if (room === "sign-in") return { at: "sign-in" };
  return HOME;
}

export function pathOf(to: Route): string {
  switch (to.at) {
    case "inbox":
      return inboxPath(to);
    case "client":
      return `/clients/${to.clientId}`;
    case "calls":
      return `/calls/${to.view}${to.callId === null ? "" : `/${to.callId}`}`;
    case "pairs":
      return "/pairs";
    case "visitors":
      return "/visitors";
    case "board":
      return "/board";
    case "settings":
      return `/settings/${to.page}`;
    case "sign-in":
      return "/sign-in";
  }
}

/** Goes somewhere. From one matter to the next the way back still leads to the list. */
export function go(
  where: Route,
  how: "push" | "replace" = isDeep(route.peek()) && isDeep(where) ? "replace" : "push",
): void {
  const to = withinList(where);
  if (how === "push") history.pushState({ isOurs: true }, "", pathOf(to));
  else history.replaceState(history.state, "", pathOf(to));
  route.value = to;
}

/** Back to the list: by the browser's own step where there is one, so that its buttons and ours agree. */
export function goBack(): void {
  if ((history.state as { isOurs?: boolean } | null)?.isOurs) history.back();
  else go(listOf(route.peek()), "replace");
}

/** Whoever says nothing of what narrows the view stays with what does. */
function withinList(to: Route): Route {
  if (to.at !== "inbox") return to;
  const here = route.peek();
  const { list, ...plain } = to;
  const kept = list ?? (here.at === "inbox" && here.view === to.view ? here.list : undefined);
  return kept && Object.keys(kept).length > 0 ? { ...plain, list: kept } : plain;
}

const listOf = (here: Route): Route =>
  here.at === "calls" ? { ...here, callId: null } : { at: "inbox", view: viewOf(here), conversationId: null };

/** Keeps the window where the browser's own buttons lead. */
export function followHistory(): void {
  addEventListener("popstate", () => {
    route.value = routeOf(location.pathname + location.search);
  });
}

export const viewOf = (here: Route): View => (here.at === "inbox" ? here.view : "open");

/** Somebody's history is open there. */
export const isDeep = (here: Route): boolean =>
  here.at === "client" ||
  (here.at === "inbox" && here.conversationId !== null) ||
  (here.at === "calls" && here.callId !== null);

function inboxRoute(view: string, id: string, search: URLSearchParams): Route {
  const messageId = search.get("message") ?? "";
  const list = listPlaceOf(view, search);
  return {
    at: "inbox",
    view: VIEWS.find((one) => one === view) ?? "open",
    conversationId: isId(id) ? Number(id) : null,
    ...(isId(id) && isId(messageId) && { messageId: Number(messageId) }),
    ...(Object.keys(list).length > 0 && { list }),
  };
}

function inboxPath(to: Extract<Route, { at: "inbox" }>): string {
  const list = to.list ?? {};
  const view = list.saved_id === undefined ? to.view : `saved-${list.saved_id}`;
  const words = queryOf(list);
  if (to.conversationId !== null && to.messageId) words.set("message", String(to.messageId));
  const path = to.conversationId === null ? `/inbox/${view}` : `/inbox/${view}/${to.conversationId}`;
  return words.size > 0 ? `${path}?${words}` : path;
}

function callsRoute(view: string, id: string): Route {
  return {
    at: "calls",
    view: CALL_VIEWS.find((one) => one === view) ?? "due",
    callId: isId(id) ? Number(id) : null,
  };
}

function isId(text: string): boolean {
  return /^\d{1,15}$/.test(text);
}
