import { signal } from "@preact/signals";
import { mode } from "../../stores/composing.ts";
import { type Trigger, triggerAt } from "./trigger.ts";

/** What the field asks for at the moment. */
export const asked = signal<Trigger | null>(null);

/** Hears keys before the field does; true for what it has taken. */
type TakesKey = (event: KeyboardEvent) => boolean;

let hearer: TakesKey | null = null;
/** Where a list was sent away: it does not come back to the same sign. */
let dismissed: number | null = null;

export function hearKeys(takes: TakesKey): () => void {
  hearer = takes;
  return () => {
    if (hearer === takes) hearer = null;
  };
}

/** The caret or the words have moved. */
export function look(field: HTMLTextAreaElement): void {
  const caret = field.selectionStart;
  const isBare = caret === field.selectionEnd && document.activeElement === field;
  const next = isBare ? triggerAt(field.value, caret, mode.peek() === "note") : null;
  if (next === null || next.from !== dismissed) dismissed = null;
  const wanted = next !== null && next.from === dismissed ? null : next;
  if (JSON.stringify(wanted) !== JSON.stringify(asked.peek())) asked.value = wanted;
}

export function dismiss(): void {
  dismissed = asked.peek()?.from ?? null;
  asked.value = null;
}

export function takesKey(event: KeyboardEvent): boolean {
  if (asked.peek() === null || hearer === null || event.isComposing) return false;
  if (event.key === "Escape") {
    dismiss();
    event.stopPropagation();
    event.preventDefault();
    return true;
  }
  return hearer(event);
}
