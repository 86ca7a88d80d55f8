import type { ChannelCard } from "#shared/wire.ts";
import { inOurs } from "./t.ts";

/** What people call a channel: by its kind while there is one of the kind, else by the name we gave it. */
export function channelName(channel: ChannelCard, all: readonly ChannelCard[]): string {
  const isOnlyOne = all.every(({ id, kind }) => id === channel.id || kind !== channel.kind);
  const title = inOurs(channel.title);
  // A kind that is not installed has nobody to give it a proper title.
  const isTitled = title !== "" && title !== channel.kind;
  return isOnlyOne && isTitled ? title : channel.name;
}
