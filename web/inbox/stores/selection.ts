import { computed, signal } from "@preact/signals";
import type { MessageCard } from "#shared/wire.ts";
import { openedThread } from "./threads.ts";

/** A range of one account's messages: where it was begun, and how far it reaches now. */
type Range = { readonly clientId: number; readonly from: MessageCard; readonly to: MessageCard };

const range = signal<Range | null>(null);

/** What is selected in the open thread, oldest first; empty when nobody selects. */
export const selected = computed<readonly MessageCard[]>(() => {
  const held = range.value;
  const thread = openedThread.value;
  return held && thread?.clientId === held.clientId ? between(thread.messages, held.from, held.to) : [];
});

const selectedIds = computed(() => new Set(selected.value.map(({ id }) => id)));

export const isSelected = (id: number): boolean => selectedIds.value.has(id);
export const isSelecting = computed(() => selected.value.length > 0);

/** Only what somebody said, or we said to them, can be another's. */
export const isSelectable = (message: MessageCard): boolean =>
  message.identity_id !== null && (message.direction === "in" || message.direction === "out");

export function beginSelection(message: MessageCard): void {
  if (isSelectable(message)) range.value = { clientId: message.client_id, from: message, to: message };
}

/** The range reaches to this message, if it is the same account's. */
export function selectTo(message: MessageCard): void {
  const held = range.peek();
  if (held && isSelectable(message) && message.identity_id === held.from.identity_id)
    range.value = { ...held, to: message };
}

/** One message of the same account further, towards what is older or newer; which one that is, for the eye to follow. */
export function stretchSelection(by: 1 | -1): number | null {
  const held = range.peek();
  const thread = openedThread.peek();
  if (!held || !thread) return null;
  const same = thread.messages.filter(
    (one) => isSelectable(one) && one.identity_id === held.from.identity_id,
  );
  const next = same[same.findIndex(({ id }) => id === held.to.id) + by];
  if (!next) return null;
  range.value = { ...held, to: next };
  return next.id;
}

export function endSelection(): void {
  range.value = null;
}

/** Messages of the same account from one to the other, whichever comes first. */
export function between(
  messages: readonly MessageCard[],
  one: MessageCard,
  other: MessageCard,
): readonly MessageCard[] {
  const places = [one, other].map(({ id }) => messages.findIndex((message) => message.id === id));
  let [first = -1, last = -1] = places.sort((a, b) => a - b);
  if (first < 0) return [];
  // An album is one thing on the screen.
  while (isOneAlbum(messages[first - 1], messages[first])) first -= 1;
  while (isOneAlbum(messages[last], messages[last + 1])) last += 1;
  return messages
    .slice(first, last + 1)
    .filter((message) => isSelectable(message) && message.identity_id === one.identity_id);
}

const isOneAlbum = (one: MessageCard | undefined, next: MessageCard | undefined): boolean =>
  one !== undefined && one.group_key !== null && one.group_key === next?.group_key;
