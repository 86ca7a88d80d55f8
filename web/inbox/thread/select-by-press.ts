import type { MessageCard } from "#shared/wire.ts";
import { beginSelection, isSelecting, selectTo } from "../stores/selection.ts";

/** With shift a press selects, and once something is selected any press does. */
export function selectByPress(event: MouseEvent, message: MessageCard): void {
  if (!event.shiftKey && !isSelecting.peek()) return;
  if (event.target instanceof Element && event.target.closest("button, a, summary, input")) return;
  event.preventDefault();
  if (isSelecting.peek()) selectTo(message);
  else beginSelection(message);
}

/** The browser would mark words from here to there. */
export function holdMarking(event: MouseEvent): void {
  if (event.shiftKey) event.preventDefault();
}
