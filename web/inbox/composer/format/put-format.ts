import { signal } from "@preact/signals";
import type { ConversationRow } from "#shared/wire.ts";
import { mode } from "../../stores/composing.ts";
import { begun, keepDraft } from "../../stores/drafts.ts";
import { isOn, toggle } from "../styled.ts";
import { fieldNode } from "../write-into.ts";
import { FORMATS, type Format } from "./formats.ts";

/** Where a link is about to be put: from where to where. */
export const linking = signal<readonly [number, number] | null>(null);

/** Puts formatting on what is selected, or on the word at the caret; takes it off where it lies already. */
export function putFormat(row: ConversationRow, type: Format): void {
  const field = fieldNode();
  if (!field) return;
  const { text, entities } = begun(row.id, mode.peek());
  const [from, to] = stretch(text, field.selectionStart, field.selectionEnd);
  if (from === to) return;
  if (type === "text_link" && !isOn(entities, type, from, to)) {
    linking.value = [from, to];
    return;
  }
  keepDraft(row.id, mode.peek(), text, toggle(entities, type, from, to));
  field.focus();
  field.setSelectionRange(from, to);
}

export function putLink(row: ConversationRow, url: string): void {
  const place = linking.peek();
  linking.value = null;
  if (!place) return;
  const { text, entities } = begun(row.id, mode.peek());
  const address = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`;
  if (url !== "") keepDraft(row.id, mode.peek(), text, toggle(entities, "text_link", ...place, address));
  fieldNode()?.focus();
  fieldNode()?.setSelectionRange(place[1], place[1]);
}

/** True where a key was one of formatting. */
export function formatByKey(event: KeyboardEvent, row: ConversationRow): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  const format = FORMATS.find(
    ({ code, shift }) => code === event.code && (shift ?? false) === event.shiftKey,
  );
  if (!format) return false;
  // Where nothing is selected the key is the palette's.
  if (format.type === "text_link" && !hasSelection()) return false;
  event.preventDefault();
  putFormat(row, format.type);
  return true;
}

function hasSelection(): boolean {
  const field = fieldNode();
  return field !== null && field.selectionStart !== field.selectionEnd;
}

/** What is selected without the space around it; or else the word there. */
export function stretch(text: string, start: number, end: number): readonly [number, number] {
  if (start === end) {
    const before = /\S*$/.exec(text.slice(0, start))?.[0].length ?? 0;
    const after = /^\S*/.exec(text.slice(end))?.[0].length ?? 0;
    return [start - before, end + after];
  }
  const chosen = text.slice(start, end);
  const lead = chosen.length - chosen.trimStart().length;
  return [start + lead, start + lead + chosen.trim().length];
}
