import type {
  ConversationPage,
  ConversationRow,
  EntityCard,
  HistoryPage,
  MessageCard,
  Reply,
  SendingCard,
  SentLink,
  Time,
  VersionCard,
} from "#shared/wire.ts";
import type { Asked } from "../state/view.ts";
import { ask, query } from "./ask.ts";

/** A page behind the cursor; the first one without. */
export const readConversations = (
  asked: Asked,
  cursor: string | null,
  limit: number | null = null,
): Promise<ConversationPage> => ask("GET", `/conversations${query({ ...asked, cursor, limit })}`);

export const readConversation = (id: number): Promise<ConversationRow> => ask("GET", `/conversations/${id}`);

/** From where a page of a history is read; the newest when nothing is named. At most one of them. */
export type HistoryAsked = {
  readonly before?: string;
  readonly after?: string;
  readonly around?: number;
  /** The first message at or after that moment. */
  readonly since?: Time;
  /** The client's message that is so many from the end. */
  readonly unread?: number;
};

export const readHistory = (clientId: number, asked: HistoryAsked): Promise<HistoryPage> =>
  ask("GET", `/clients/${clientId}/history${query(asked)}`);

export const readVersions = (messageId: number): Promise<readonly VersionCard[]> =>
  ask("GET", `/messages/${messageId}/versions`);

/** Answers with the message, or with what waits to become one. */
export const reply = (conversationId: number, words: Reply): Promise<MessageCard | SendingCard | undefined> =>
  ask("POST", `/conversations/${conversationId}/replies`, words);

/** To write first: the open matter, or one that is opened now. */
export const beginMatter = (clientId: number, identityId: number): Promise<ConversationRow> =>
  ask("POST", `/clients/${clientId}/conversations`, { identity_id: identityId });

/** A reply with a one-time link to the chat on a site. */
export const siteLink = (conversationId: number, link: SentLink): Promise<MessageCard | undefined> =>
  ask("POST", `/conversations/${conversationId}/site-links`, link);

export const note = (
  conversationId: number,
  key: string,
  text: string,
  entities: readonly EntityCard[],
): Promise<MessageCard | undefined> =>
  ask("POST", `/conversations/${conversationId}/notes`, { key, text, entities });

export const markRead = (conversationId: number, upto: number): Promise<unknown> =>
  ask("PUT", `/conversations/${conversationId}/read-mark`, { upto });

/** Where I am named in notes. */
export const seeMentions = (conversationId: number): Promise<unknown> =>
  ask("POST", `/conversations/${conversationId}/mentions/seen`);

export const changeWords = (
  messageId: number,
  text: string,
  entities: readonly EntityCard[],
): Promise<unknown> => ask("PATCH", `/messages/${messageId}`, { text, entities });

export const deleteMessage = (messageId: number): Promise<unknown> => ask("DELETE", `/messages/${messageId}`);

/** A refused reply goes to another account of the same client. */
export const redirect = (messageId: number, identityId: number): Promise<MessageCard> =>
  ask("POST", `/messages/${messageId}/redirection`, { identity_id: identityId });

export const resend = (messageId: number): Promise<unknown> => ask("POST", `/messages/${messageId}/resend`);

export const confirmArrival = (messageId: number): Promise<unknown> =>
  ask("POST", `/messages/${messageId}/arrival`);

export const giveUp = (messageId: number): Promise<unknown> =>
  ask("DELETE", `/messages/${messageId}/delivery`);
