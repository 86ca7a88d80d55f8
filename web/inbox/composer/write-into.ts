import { mode } from "../stores/composing.ts";
import { begun, keepDraft } from "../stores/drafts.ts";
import { type Styled, splice } from "./styled.ts";

/** The field of the matter that stands open. */
export const fieldNode = (): HTMLTextAreaElement | null => {
  const node = document.getElementById("composer-text");
  return node instanceof HTMLTextAreaElement ? node : null;
};

/**
 * Puts words in the place of what stands between `from` and `to`, as if they had been typed, so that Ctrl+Z takes them
 * back. `select`, measured from `from`, is selected afterwards; by default the caret stands behind them.
 */
export function writeInto(
  conversationId: number,
  from: number,
  to: number,
  put: Styled,
  select: readonly [number, number] = [put.text.length, put.text.length],
): void {
  const field = fieldNode();
  const after = splice(begun(conversationId, mode.peek()), from, to, put);
  if (field) {
    field.focus();
    field.setSelectionRange(from, to);
    // The only way to write that the browser's own history knows of.
    document.execCommand(put.text === "" ? "delete" : "insertText", false, put.text);
  }
  keepDraft(conversationId, mode.peek(), after.text, after.entities);
  const [start, end] = select;
  requestAnimationFrame(() => fieldNode()?.setSelectionRange(from + start, from + end));
}

/** At the caret, or in the place of what is selected. */
export function writeHere(conversationId: number, put: Styled): void {
  const field = fieldNode();
  const end = begun(conversationId, mode.peek()).text.length;
  writeInto(conversationId, field?.selectionStart ?? end, field?.selectionEnd ?? end, put);
}
