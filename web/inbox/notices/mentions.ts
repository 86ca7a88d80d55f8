import type { LogEvent } from "#shared/events.ts";
import { ring } from "#shared/tone.ts";
import type { ConversationRow, MessageCard } from "#shared/wire.ts";
import { me, operatorOf } from "../stores/house.ts";
import { tellOf } from "../stores/notice.ts";
import { go, route } from "../stores/route.ts";
import { clientName } from "../words/client-name.ts";
import { t } from "../words/t.ts";
import { permission } from "./desktop.ts";

type Call = { readonly message: MessageCard; readonly conversation: ConversationRow };

/** Notes that name me, out of what the log told. A mark that only moved to another matter comes without a note. */
export function callsIn(events: readonly LogEvent[]): readonly Call[] {
  const named = new Set(
    events.flatMap((event) => (event.kind === "mention.added" ? [event.body.message_id] : [])),
  );
  return events.flatMap((event) =>
    event.kind === "message.added" && named.has(event.body.message.id) ? [event.body] : [],
  );
}

/** A colleague calls me: in the window, unless I look there already, and on the desktop. */
export function heedMentions(events: readonly LogEvent[]): void {
  for (const { message, conversation } of callsIn(events)) {
    const words = t("mention.told", {
      who: operatorOf(message.operator_id)?.name ?? "",
      client: clientName(conversation.client),
    });
    const here = route.peek();
    const isBeforeMe = here.at === "inbox" && here.conversationId === conversation.id;
    const open = () => go({ at: "inbox", view: "open", conversationId: conversation.id }, "push");
    if (!isBeforeMe) tellOf(words, { label: t("calls.open"), act: open });
    if (document.hidden) knockWith(words, message, open);
  }
}

function knockWith(words: string, message: MessageCard, open: () => void): void {
  const preferences = me.peek()?.preferences;
  if (preferences?.sound) ring();
  if (!preferences?.notifications || permission() !== "granted") return;
  const shown = new Notification(words, { body: message.text.slice(0, 140), tag: `mention-${message.id}` });
  shown.onclick = () => {
    window.focus();
    open();
    shown.close();
  };
}
