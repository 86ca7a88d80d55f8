import { computed, signal } from "@preact/signals";
import type { ButtonCard, MessageCard } from "#shared/wire.ts";
import { type Address, addressesOf, usualAddress } from "../composer/addresses.ts";
import { newestOf } from "../state/stretch.ts";
import { now } from "./clock.ts";
import { channels, house } from "./house.ts";
import { matterToAnswer, openedThread } from "./threads.ts";

/** Whether the words are for the client or for ourselves. */
export const mode = signal<"reply" | "note">("reply");
export const quoted = signal<MessageCard | null>(null);
const chosenIdentity = signal<number | null>(null);

/** A message of ours whose words are being changed, and how they read so far. */
export const rewriting = signal<{ readonly message: MessageCard; readonly text: string } | null>(null);

/** Rows of buttons that will stand under the next message, by matter. */
const buttons = signal<Readonly<Record<number, readonly (readonly ButtonCard[])[]>>>({});

export const addresses = computed<readonly Address[]>(() => {
  const thread = openedThread.value;
  if (!thread) return [];
  const identities = house.value?.clients[thread.clientId]?.identities ?? [];
  return addressesOf(newestOf(thread), identities, channels.value, now.value);
});

/** Where the next answer goes: by choice, by the quote, or by the last question. */
export const target = computed<Address | undefined>(() => {
  const wanted = chosenIdentity.value ?? quoted.value?.identity_id;
  const chosen = addresses.value.find(({ identityId }) => identityId === wanted);
  const lastInboundId = matterToAnswer.value?.last_inbound_id ?? null;
  const newest = openedThread.value ? newestOf(openedThread.value) : [];
  return chosen ?? usualAddress(addresses.value, newest, lastInboundId);
});

/** A quote stays: it may lie in another channel. */
export function chooseIdentity(id: number | null): void {
  chosenIdentity.value = id;
}

/** Whether the quoted words were said where the answer will not go, so that the client does not see the quote. */
export const isQuotedFromElsewhere = computed(
  () =>
    quoted.value !== null &&
    target.value !== undefined &&
    quoted.value.identity_id !== target.value.identityId,
);

export function startComposing(): void {
  mode.value = "reply";
  quoted.value = null;
  chosenIdentity.value = null;
  rewriting.value = null;
}

export const buttonsFor = (conversationId: number): readonly (readonly ButtonCard[])[] =>
  buttons.value[conversationId] ?? [];

export function keepButtons(conversationId: number, rows: readonly (readonly ButtonCard[])[]): void {
  buttons.value = { ...buttons.peek(), [conversationId]: rows };
}

export function rewrite(message: MessageCard): void {
  rewriting.value = { message, text: message.text };
  focusComposer();
}

export function quote(message: MessageCard): void {
  mode.value = "reply";
  rewriting.value = null;
  chosenIdentity.value = null;
  quoted.value = message;
  focusComposer();
}

/** At once where the field is there already: whatever is typed next belongs to it. */
export function focusComposer(): void {
  // Where a colleague answers, whether to write at all is decided first.
  const field = () => document.getElementById("write-beside") ?? document.getElementById("composer-text");
  if (field() !== null) field()?.focus();
  else requestAnimationFrame(() => field()?.focus());
}
