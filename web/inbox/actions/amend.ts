import type { MessageCard } from "#shared/wire.ts";
import { changeWords, deleteMessage } from "../api/conversations.ts";
import { refusedBy } from "../api/refused.ts";
import { layAmend, liftAmend } from "../stores/amends.ts";
import { rewriting } from "../stores/composing.ts";
import { tellRefused } from "../stores/notice.ts";
import { t } from "../words/t.ts";
import { entitiesAfter } from "./entities-after.ts";

/** New words for a message of ours. Refused, they go back to where they were written. */
export async function amendWords(message: MessageCard, text: string): Promise<void> {
  if (text === message.text) return;
  const entities = entitiesAfter(message.text, text, message.entities);
  layAmend(message, { text, entities });
  try {
    await changeWords(message.id, text, entities);
  } catch (cause) {
    liftAmend(message.id);
    if (rewriting.peek() === null) rewriting.value = { message, text };
    tellRefused(t("amend.not_changed"), refusedBy(cause));
  }
}

export async function takeMessageAway(message: MessageCard): Promise<void> {
  layAmend(message, { deleted_at: new Date().toISOString() });
  try {
    await deleteMessage(message.id);
  } catch (cause) {
    liftAmend(message.id);
    tellRefused(t("amend.not_deleted"), refusedBy(cause));
  }
}
