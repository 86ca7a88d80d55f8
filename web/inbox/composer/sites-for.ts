import type { ChannelCard } from "#shared/wire.ts";
import type { Address } from "./addresses.ts";

/** The sites into whose chat somebody can be invited who is written to at this address; none where that makes no sense. */
export function sitesFor(
  address: Address | undefined,
  channels: readonly ChannelCard[],
): readonly ChannelCard[] {
  if (!address || address.closed !== null || address.isGroup) return [];
  // Who writes from a site is in its chat already.
  if (address.channel?.capabilities.held_socket) return [];
  return channels.filter(({ capabilities, state }) => capabilities.held_socket && state === "active");
}
