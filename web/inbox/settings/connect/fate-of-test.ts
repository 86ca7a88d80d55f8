import type { LogEvent } from "#shared/events.ts";
import type { DeliveryCard, MessageCard } from "#shared/wire.ts";

/** What became of messages, as far as the log told: it may tell before the answer to our own request comes. */
export type Fates = Readonly<Record<number, DeliveryCard>>;

export function withNews(fates: Fates, news: readonly LogEvent[]): Fates {
  const told = news.flatMap((event): [number, DeliveryCard][] =>
    event.kind === "delivery.changed" ? [[event.body.message_id, event.body.delivery]] : [],
  );
  return told.length === 0 ? fates : { ...fates, ...Object.fromEntries(told) };
}

export const fateOf = (message: MessageCard, fates: Fates): DeliveryCard | null =>
  fates[message.id] ?? message.delivery;

/** Whether somebody wrote on this channel. */
export const bringsWords = (news: readonly LogEvent[], channelId: number): boolean =>
  news.some(
    (event) =>
      event.kind === "message.added" &&
      event.body.message.channel_id === channelId &&
      (event.body.message.direction === "in" || event.body.message.direction === "system"),
  );
