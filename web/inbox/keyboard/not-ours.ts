const LEADS_ABOUT = /^(Arrow.*|Home|End)$/;

/** Fields into which somebody writes; a box to tick is none. */
const WRITTEN_INTO =
  "textarea, select, input:not([type=checkbox], [type=button], [type=submit], [type=range], [type=color], [type=file])";

/** Single keys are words there. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.matches(WRITTEN_INTO) || target.isContentEditable);

/** Enter belongs to the button that has the focus, the keys that lead about to the menu or the history that has it. */
export function isPressing({ target, code }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (code === "Enter" || code === "NumpadEnter" || code === "Space")
    return target.matches("button, a, summary, input, [role=separator]");
  return LEADS_ABOUT.test(code) && target.closest("[role=menu], [role=log]") !== null;
}

/** What lies above the window hears its own keys, even while its focus is nowhere. */
export const isBelowDialog = (): boolean => document.querySelector("dialog[open]") !== null;
