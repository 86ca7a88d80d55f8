import { signal } from "@preact/signals";
import type { EntityCard, MessageCard } from "#shared/wire.ts";

/** A message as it will be once the channel agrees, laid over what was last told of it. */
type Amend = {
  readonly change:
    | { readonly text: string; readonly entities: readonly EntityCard[] }
    | { readonly deleted_at: string };
  /** The version it was laid over; the log speaks of a later one. */
  readonly over: number;
};

const amends = signal<Readonly<Record<number, Amend>>>({});

export function layAmend(message: MessageCard, change: Amend["change"]): void {
  amends.value = { ...amends.peek(), [message.id]: { change, over: message.version } };
}

/** Refused: the message is what it was. */
export function liftAmend(messageId: number): void {
  const { [messageId]: _, ...others } = amends.peek();
  amends.value = others;
}

/** The message as it is to be drawn, and whether that is still a wish. */
export function amended(message: MessageCard): { readonly message: MessageCard; readonly isWish: boolean } {
  const amend = amends.value[message.id];
  const isWish = amend !== undefined && message.version <= amend.over && message.deleted_at === null;
  return isWish ? { message: { ...message, ...amend.change }, isWish } : { message, isWish: false };
}
