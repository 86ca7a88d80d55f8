import type { LogEvent } from "#shared/events.ts";
import { route } from "../stores/route.ts";
import { openedThread } from "../stores/threads.ts";
import { openClient, openConversation } from "./open-thread.ts";

/** A glue or its end may have taken the history on the screen to somebody whose history was not read yet. */
export function followRegrouped(events: readonly LogEvent[]): void {
  if (!events.some(({ kind }) => kind === "clients.regrouped") || openedThread.peek()) return;
  const here = route.peek();
  if (here.at === "client") void openClient(here.clientId);
  else if (here.at === "inbox" && here.conversationId !== null) void openConversation(here.conversationId);
}
