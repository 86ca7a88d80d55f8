import { refusedBy } from "../api/refused.ts";
import { takeReplyBack } from "../api/sendings.ts";
import { withoutPending } from "../state/pending.ts";
import type { Pending } from "../state/state.ts";
import { begun, keepDraft } from "../stores/drafts.ts";
import { change } from "../stores/house.ts";
import { hush, notice, tell, tellRefused } from "../stores/notice.ts";
import { lift } from "../stores/overlay.ts";
import { hide, unhide } from "../stores/sendings.ts";
import { ungather } from "../stores/uploads.ts";
import { moment } from "../words/dates.ts";
import { t } from "../words/t.ts";
import { restoreWords } from "./restore-words.ts";

/** Taken back before anybody knows whether they have come; said again when the line is back. */
const unheard = new Map<string, () => void>();

/** For as long as it is held there is a way back, at the bottom of the screen. */
export function offerUndo(clientId: number, pending: Pending, seconds: number, onUndo: () => void): void {
  const words = pending.sendAt
    ? t("send.will_go", { when: moment(pending.sendAt, Date.now()) })
    : t(pending.close ? "send.sent_and_closed" : "send.sent");
  tell(words, () => undo(clientId, pending, onUndo), seconds * 1000);
  const shown = notice.peek();
  offered.set(pending.key, () => notice.peek() === shown && hush());
}

const offered = new Map<string, () => void>();

/** It has gone: the way back ends. */
export function withdrawOffer(key: string): void {
  offered.get(key)?.();
  offered.delete(key);
}

/** The line is back. */
export function undoUnheard(): void {
  for (const again of [...unheard.values()]) again();
}

function undo(clientId: number, pending: Pending, onUndo: () => void): void {
  const { key, conversationId } = pending;
  const where = pending.direction === "note" ? "note" : "reply";
  const before = begun(conversationId, where);
  onUndo();
  offered.delete(key);
  hide(key);
  change((state) => withoutPending(state, clientId, key));
  if (pending.close) lift(conversationId);
  const files = pending.files.map(({ id }) => id);
  restoreWords({ ...pending, mode: where, files });
  const restored = begun(conversationId, where);
  void withdraw(conversationId, key, () => {
    unhide(key);
    // They have gone all the same: what was brought back would be said twice.
    if (begun(conversationId, where).text === restored.text)
      keepDraft(conversationId, where, before.text, before.entities);
    ungather(conversationId, files);
  });
}

async function withdraw(conversationId: number, key: string, onGone: () => void): Promise<void> {
  try {
    await takeReplyBack(conversationId, key);
    unheard.delete(key);
  } catch (cause) {
    const refused = refusedBy(cause);
    if (refused.code === "offline") {
      unheard.set(key, () => void withdraw(conversationId, key, onGone));
      return;
    }
    unheard.delete(key);
    onGone();
    tellRefused(t("send.not_done"), refused);
  }
}
