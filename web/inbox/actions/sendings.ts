import type { SendingCard, Time } from "#shared/wire.ts";
import { refusedBy } from "../api/refused.ts";
import { sendAt, sendNow, takeSendingBack } from "../api/sendings.ts";
import { tellRefused } from "../stores/notice.ts";
import { dropSending, hide, putSending, unhide } from "../stores/sendings.ts";
import { matterToAnswer, openedThread } from "../stores/threads.ts";
import { t } from "../words/t.ts";
import { putStored } from "./enclose.ts";
import { restoreWords } from "./restore-words.ts";

/** It does not go; everything returns to the composer. */
export async function takeBackToWrite(card: SendingCard): Promise<void> {
  hide(card.key);
  try {
    const taken = await takeSendingBack(card.id);
    dropSending(card.id);
    restoreWords({
      conversationId: matterToAnswer.peek()?.id ?? taken.conversation_id,
      mode: "reply",
      text: taken.text,
      entities: taken.entities,
      files: taken.files.map(putStored),
      quotes: openedThread.peek()?.messages.find(({ id }) => id === taken.quotes) ?? null,
      buttons: taken.buttons,
    });
  } catch (cause) {
    tellRefused(t("send.not_done"), refusedBy(cause));
  } finally {
    unhide(card.key);
  }
}

/** Shown at once, as if its time had come. */
export const goNow = (card: SendingCard): Promise<void> =>
  put(card, new Date().toISOString(), () => sendNow(card.id));

export const goAt = (card: SendingCard, at: Time): Promise<void> => put(card, at, () => sendAt(card.id, at));

async function put(card: SendingCard, at: Time, ask: () => Promise<SendingCard>): Promise<void> {
  putSending({ ...card, due_at: at });
  try {
    putSending(await ask());
  } catch (cause) {
    putSending(card);
    tellRefused(t("send.not_done"), refusedBy(cause));
  }
}
