import type { DraftCard, Drafts, DraftWords } from "#shared/wire.ts";
import { ask, carriedCsrf } from "./ask.ts";

/** All of mine. */
export const readDrafts = (): Promise<Drafts> => ask("GET", "/drafts");

/** Answers with the draft as it is now: ours, or a later one. */
export const saveDraft = (conversationId: number, words: DraftWords): Promise<DraftCard> =>
  ask("PUT", `/conversations/${conversationId}/draft`, words);

/** Said while the page goes away: nobody hears the answer. */
export function saveDraftLeaving(conversationId: number, words: DraftWords): void {
  void fetch(`/api/conversations/${conversationId}/draft`, {
    method: "PUT",
    headers: { "Content-Type": "application/json", "X-Okno-CSRF": carriedCsrf() },
    credentials: "same-origin",
    keepalive: true,
    body: JSON.stringify(words),
  }).catch(() => undefined);
}
