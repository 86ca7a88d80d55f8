import type { SendingCard, Sendings, Time } from "#shared/wire.ts";
import { ask } from "./ask.ts";

/** What waits to go, what goes first first. */
export const readSendings = (): Promise<Sendings> => ask("GET", "/sendings");

/** Answers with what it was. */
export const takeSendingBack = (id: number): Promise<SendingCard> => ask("DELETE", `/sendings/${id}`);

/** One's own words by their key, also when they have not come there yet. */
export const takeReplyBack = (conversationId: number, key: string): Promise<unknown> =>
  ask("DELETE", `/conversations/${conversationId}/replies/${key}`);

export const sendNow = (id: number): Promise<SendingCard> => ask("POST", `/sendings/${id}/send-now`);

export const sendAt = (id: number, at: Time): Promise<SendingCard> =>
  ask("PUT", `/sendings/${id}/send-at`, { send_at: at });
