import { notice, undoLast } from "../stores/notice.ts";

/** Keys of the field that send later, or take back what has just been sent. True where one of them was pressed. */
export function isAboutSending(event: KeyboardEvent, text: string): boolean {
  const act = deedOf(event, text);
  if (!act) return false;
  event.preventDefault();
  act();
  return true;
}

function deedOf(event: KeyboardEvent, text: string): (() => void) | undefined {
  const { code, key, ctrlKey, metaKey, shiftKey, altKey } = event;
  if (key === "Enter" && altKey && shiftKey) return () => document.getElementById("send-later")?.click();
  // Where there are words, taking back is the browser's own.
  const isUndo = code === "KeyZ" && (ctrlKey || metaKey) && !shiftKey && !altKey;
  return isUndo && text === "" && notice.peek()?.undo ? undoLast : undefined;
}
