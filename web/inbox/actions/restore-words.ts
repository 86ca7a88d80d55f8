import type { ButtonCard, EntityCard, MessageCard } from "#shared/wire.ts";
import { together } from "../composer/styled.ts";
import { focusComposer, keepButtons, mode, quoted } from "../stores/composing.ts";
import { begun, keepDraft, type Mode } from "../stores/drafts.ts";
import { matterToAnswer } from "../stores/threads.ts";
import { gather } from "../stores/uploads.ts";

export type Restored = {
  readonly conversationId: number;
  readonly mode: Mode;
  readonly text: string;
  readonly entities: readonly EntityCard[];
  /** Ids of uploads. */
  readonly files: readonly number[];
  readonly quotes: MessageCard | null;
  readonly buttons: readonly (readonly ButtonCard[])[];
};

/** Everything returns to where it was written, above what has been written there since. */
export function restoreWords(words: Restored): void {
  const { conversationId } = words;
  const { text, entities } = together([words, begun(conversationId, words.mode)]);
  keepDraft(conversationId, words.mode, text, entities);
  gather(conversationId, words.files);
  if (words.buttons.length > 0) keepButtons(conversationId, words.buttons);
  if (matterToAnswer.peek()?.id !== conversationId) return;
  mode.value = words.mode;
  if (words.quotes) quoted.value = words.quotes;
  focusComposer();
}
