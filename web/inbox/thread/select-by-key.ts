import {
  beginSelection,
  endSelection,
  isSelecting,
  selected,
  stretchSelection,
} from "../stores/selection.ts";
import { openedThread } from "../stores/threads.ts";

/** Shift with an arrow selects from message to message, Escape lets go. True when the key was meant for this. */
export function selectByKey(event: KeyboardEvent): boolean {
  if (event.key === "Escape" && isSelecting.peek()) {
    endSelection();
    return taken(event);
  }
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined;
  if (!event.shiftKey || by === undefined) return false;
  if (selected.peek().length === 0) {
    const focused = messageUnder(event.target);
    if (!focused) return false;
    beginSelection(focused);
  }
  const reached = stretchSelection(by);
  const article = document.querySelector<HTMLElement>(`article[data-message="${reached}"]`);
  article?.focus();
  article?.scrollIntoView({ block: "nearest" });
  return taken(event);
}

function messageUnder(target: EventTarget | null) {
  const article = target instanceof Element ? target.closest<HTMLElement>("article[data-message]") : null;
  const id = Number(article?.dataset["message"]);
  return openedThread.peek()?.messages.find((message) => message.id === id);
}

function taken(event: KeyboardEvent): true {
  event.preventDefault();
  event.stopPropagation();
  return true;
}
