import type { LogEvent } from "#shared/events.ts";
import { ring } from "#shared/tone.ts";
import type { ConversationRow, MessageCard } from "#shared/wire.ts";
import { me } from "../stores/house.ts";
import { countFromList, countFromNews } from "./attention.ts";
import { knock } from "./desktop.ts";
import { heedMentions } from "./mentions.ts";

export const heedWindow = countFromList;

/** Lets a person know of what came while they were looking elsewhere. */
export function heedNews(events: readonly LogEvent[]): void {
  countFromNews(events);
  heedMentions(events);
  const preferences = me.peek()?.preferences;
  const calls = events.flatMap((event) =>
    event.kind === "message.added" && concerns(event.body) ? [event.body] : [],
  );
  const last = calls.at(-1);
  if (!last || !document.hidden) return;
  if (preferences?.sound) ring();
  if (preferences?.notifications) knock(last.conversation, last.message);
}

/** A client's new words, unless the matter is a colleague's. */
function concerns({
  message,
  conversation,
}: {
  message: MessageCard;
  conversation: ConversationRow;
}): boolean {
  const mine = conversation.assignee_id === null || conversation.assignee_id === me.peek()?.operator.id;
  return message.direction === "in" && mine && conversation.status !== "snoozed";
}
