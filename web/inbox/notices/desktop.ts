import type { ConversationRow, MessageCard } from "#shared/wire.ts";
import { go } from "../stores/route.ts";
import { clientName } from "../words/client-name.ts";
import { previewWords } from "../words/preview.ts";

export type Permission = "granted" | "denied" | "default" | "unsupported";

export const permission = (): Permission =>
  "Notification" in window ? Notification.permission : "unsupported";

/** Asks the person; only ever after a press. */
export async function askPermission(): Promise<Permission> {
  return "Notification" in window ? await Notification.requestPermission() : "unsupported";
}

/** Shows the desktop's own note. One matter has one note, so that ten messages do not make ten. */
export function knock(row: ConversationRow, message: MessageCard): void {
  if (permission() !== "granted") return;
  const shown = new Notification(clientName(row.client), {
    body: message.text.slice(0, 140) || previewWords(row.preview),
    tag: `conversation-${row.id}`,
  });
  shown.onclick = () => {
    window.focus();
    go({ at: "inbox", view: "open", conversationId: row.id });
    shown.close();
  };
}
