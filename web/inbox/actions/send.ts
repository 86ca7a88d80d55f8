import { batch } from "@preact/signals";
import type { ConversationRow, FileCard, MessageCard, SendingCard } from "#shared/wire.ts";
import { note, reply } from "../api/conversations.ts";
import { refusedBy } from "../api/refused.ts";
import { together } from "../composer/styled.ts";
import { withMessage } from "../state/messages.ts";
import { withFate, withoutPending, withPending } from "../state/pending.ts";
import type { Pending } from "../state/state.ts";
import { keepButtons } from "../stores/composing.ts";
import { begun, keepDraft } from "../stores/drafts.ts";
import { change, house } from "../stores/house.ts";
import { tellRefused } from "../stores/notice.ts";
import { lay, lift, settle } from "../stores/overlay.ts";
import { rowOf } from "../stores/rows.ts";
import { putSending } from "../stores/sendings.ts";
import { openedClientId } from "../stores/threads.ts";
import { gather, isAnyGathered, uploadOf, whenThere } from "../stores/uploads.ts";
import { workplace } from "../stores/workplace.ts";
import { t } from "../words/t.ts";
import { uploadAgain } from "./enclose.ts";
import { newKey } from "./key.ts";
import { offerUndo, withdrawOffer } from "./undo-send.ts";

/** What somebody wrote in the composer. */
export type Written = Omit<Pending, "key" | "conversationId" | "at" | "fate">;

/** Seconds in which one may think better of a time. */
const LONG_ENOUGH = 6;

/** Taken back before they went. */
const takenBack = new Set<string>();

/** Shows words at once and brings them to the server, as soon as their files are there. */
export function send(row: ConversationRow, written: Written): void {
  const pending: Pending = {
    ...written,
    key: newKey(),
    conversationId: row.id,
    at: new Date().toISOString(),
    fate: "on_its_way",
  };
  change((state) => withPending(state, row.client.id, pending));
  void bring(row.client.id, pending);
  offerWayBack(row.client.id, pending);
}

/** A reply is held for a moment, so that it can be had back; one that is put off can be had back until then. */
function offerWayBack(clientId: number, pending: Pending): void {
  const seconds = pending.sendAt ? LONG_ENOUGH : workplace.peek().undo_send_seconds;
  if (pending.direction === "note" || seconds === 0) return;
  offerUndo(clientId, pending, seconds, () => takenBack.add(pending.key));
}

/** Once more, under the same key: a repeat gives the same message. */
export function sendAgain(clientId: number, pending: Pending): void {
  for (const { id } of pending.files) if (uploadOf(id)?.fate.is === "refused") uploadAgain(id);
  change((state) => withFate(state, clientId, pending.key, "on_its_way"));
  void bring(clientId, pending);
}

/** Everything returns to where it was written, beside what has been written there since. */
export function takeBack(clientId: number, pending: Pending): void {
  takenBack.add(pending.key);
  change((state) => withoutPending(state, clientId, pending.key));
  const where = pending.direction === "note" ? "note" : "reply";
  const { text, entities } = together([pending, begun(pending.conversationId, where)]);
  keepDraft(pending.conversationId, where, text, entities);
  gather(
    pending.conversationId,
    pending.files.map(({ id }) => id),
  );
  if (pending.buttons.length > 0) keepButtons(pending.conversationId, pending.buttons);
}

/** A page that goes away takes along what the server has not confirmed; the browser asks first. */
export function warnBeforeLoss(): void {
  addEventListener("beforeunload", (event) => {
    const isWaiting = Object.values(house.peek()?.threads ?? {}).some(({ pending }) => pending.length > 0);
    if (isWaiting || isAnyGathered()) event.preventDefault();
  });
}

/** The line is back: what nobody answered is brought again. */
export function sendUnanswered(): void {
  for (const thread of Object.values(house.peek()?.threads ?? {})) {
    for (const pending of thread.pending) {
      if (pending.fate !== "on_its_way" && pending.fate.refused === "offline")
        sendAgain(thread.clientId, pending);
    }
  }
}

async function bring(clientId: number, pending: Pending): Promise<void> {
  const row = rowOf(pending.conversationId);
  if (pending.close && row) lay(row, { status: "closed", closed_at: pending.at, waiting_since: null });
  try {
    const files = await whenThere(pending.files.map(({ id }) => id));
    if (takenBack.has(pending.key)) return lift(pending.conversationId);
    const answer = await posted(pending, files);
    // What had come there before it was taken back is being taken back there too.
    if (takenBack.has(pending.key)) return;
    if (pending.close) settle(pending.conversationId, undefined);
    if (!answer?.id) return;
    if (isMessage(answer)) change((state) => arrived(state, clientId, answer));
    else
      batch(() => {
        putSending(answer);
        change((state) => withoutPending(state, clientId, pending.key));
      });
  } catch (cause) {
    if (takenBack.has(pending.key)) return;
    lift(pending.conversationId);
    const refused = refusedBy(cause);
    change((state) => withFate(state, clientId, pending.key, { refused: refused.code }));
    // The line at the bottom said that they had gone.
    withdrawOffer(pending.key);
    if (openedClientId.peek() !== clientId) tellRefused(t("send.not_done"), refused);
  }
}

const isMessage = (answer: MessageCard | SendingCard): answer is MessageCard => !("is_scheduled" in answer);

function posted(
  pending: Pending,
  files: readonly FileCard[],
): Promise<MessageCard | SendingCard | undefined> {
  const { sendAt } = pending;
  const { key, text, entities, conversationId, identityId, quotes, buttons, close } = pending;
  if (pending.direction === "note") return note(conversationId, key, text, entities);
  return reply(conversationId, {
    key,
    text,
    entities,
    // A quoted message knows its own corner of a chat; otherwise it is where the account wrote last.
    ...(quotes && quotes.identity_id === identityId
      ? { answers: quotes.id, quotes: quotes.id }
      : { identity_id: identityId, quotes: quotes?.id ?? null }),
    files: files.map((file) => ({ key: file.key, name: file.name })),
    buttons,
    close,
    ...(sendAt ? { send_at: sendAt } : { hold_seconds: workplace.peek().undo_send_seconds }),
  });
}

/** The answer to our request may come before the log tells it, or after; then the log knows better. */
function arrived(state: Parameters<typeof withPending>[0], clientId: number, message: MessageCard) {
  const thread = state.threads[clientId];
  if (!thread || thread.messages.some(({ id }) => id === message.id)) return state;
  return { ...state, threads: { ...state.threads, [clientId]: withMessage(thread, message) } };
}
