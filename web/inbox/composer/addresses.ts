import type { ChannelCard, IdentityCard, MessageCard, Time } from "#shared/wire.ts";

/** Where an answer can go: one account of the client on one channel. */
export type Address = {
  readonly identityId: number;
  readonly channel: ChannelCard | undefined;
  /** How the account is called there, when the client has several. */
  readonly username: string | null;
  readonly isGroup: boolean;
  /** Why nothing can be sent there: a code with words on the screen; null when something can. */
  readonly closed: string | null;
  /** Why words sent there wait in the house for a while; null when they go at once. */
  readonly delayed: "paused" | "broken" | null;
  /** Until when the channel takes an answer; null where it sets no term. */
  readonly answerBy: Time | null;
  /** When the client wrote there last, as far as it has been read here. */
  readonly wroteAt: Time | null;
};

/** Every account of a client, the one that spoke last first. */
export function addressesOf(
  messages: readonly MessageCard[],
  identities: readonly IdentityCard[],
  channels: readonly ChannelCard[],
  now: number,
): readonly Address[] {
  const spoken = [...lastWordsOf(messages).values()].sort((a, b) => (a.at < b.at ? 1 : -1));
  const silent = identities.filter(({ id }) => !spoken.some(({ identity_id }) => identity_id === id));
  const account = (id: number | null, channelId: number | null, last?: MessageCard): Address => {
    const identity = identities.find((one) => one.id === id);
    const channel = channels.find((one) => one.id === channelId);
    return {
      ...addressAt(id ?? 0, channel, identity, now),
      wroteAt: last?.direction === "in" ? last.at : null,
    };
  };
  return [
    ...spoken.map((last) => account(last.identity_id, last.channel_id, last)),
    ...silent.map(({ id, channel_id }) => account(id, channel_id)),
  ];
}

/** Whether an account takes words now, if only after a while. */
export const canBeWritten = (identityId: number | null, addresses: readonly Address[]): boolean =>
  addresses.some((one) => one.identityId === identityId && one.closed === null);

/** The other accounts that words reach at once, for when they do not at this one. */
export const waysAround = (
  identityId: number | null | undefined,
  addresses: readonly Address[],
): readonly Address[] =>
  addresses.filter((one) => one.identityId !== identityId && one.closed === null && one.delayed === null);

/** Where an answer goes unless somebody chooses: to whom the message is from, else to the first that is open. */
export function usualAddress(
  addresses: readonly Address[],
  messages: readonly MessageCard[],
  lastInboundId: number | null,
): Address | undefined {
  const answered = messages.find(({ id }) => id === lastInboundId)?.identity_id;
  return addresses.find(({ identityId }) => identityId === answered) ?? addresses[0];
}

/** The client's own words tell an account better than ours to it. */
function lastWordsOf(messages: readonly MessageCard[]): ReadonlyMap<number, MessageCard> {
  const last = new Map<number, MessageCard>();
  for (const message of messages) {
    if (message.identity_id === null || message.channel_id === null) continue;
    const before = last.get(message.identity_id);
    if (!before || message.direction === "in" || before.direction !== "in")
      last.set(message.identity_id, message);
  }
  return last;
}

/** One account as an address. */
export function addressAt(
  identityId: number,
  channel: ChannelCard | undefined,
  identity: IdentityCard | undefined,
  now: number,
): Address {
  return {
    identityId,
    channel,
    username: identity?.username ?? identity?.name ?? null,
    isGroup: identity?.is_group ?? false,
    closed: closedBy(channel) ?? (identity && channel ? closedTo(identity, channel, now) : null),
    delayed: delayedBy(channel),
    answerBy: identity?.answer_by ?? null,
    wroteAt: null,
  };
}

function closedBy(channel: ChannelCard | undefined): string | null {
  if (!channel) return "channel_removed";
  if (channel.state === "absent") return "connector_absent";
  return channel.capabilities.no_outbound ? "no_outbound" : null;
}

function closedTo(identity: IdentityCard, channel: ChannelCard, now: number): string | null {
  if (!identity.reachable) return identity.unreachable_code ?? "unreachable";
  if (!identity.can_be_written) return "never_wrote";
  const reason = identity.line === null ? undefined : channel.closed_lines[identity.line];
  if (reason !== undefined) return reason === "not_allowed" ? "line_not_allowed" : "line_closed";
  return identity.answer_by !== null && Date.parse(identity.answer_by) <= now ? "window_closed" : null;
}

const delayedBy = (channel: ChannelCard | undefined): "paused" | "broken" | null =>
  channel?.state === "paused" || channel?.state === "broken" ? channel.state : null;
