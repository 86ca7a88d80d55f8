import type { MessageCard } from "#shared/wire.ts";
import { newestOf } from "../state/stretch.ts";
import { channelOf, me } from "../stores/house.ts";
import { openedThread } from "../stores/threads.ts";
import { mayRewrite } from "../thread/may-amend.ts";

/** The newest message that I wrote here and may still change. */
export function lastOwnWords(): MessageCard | undefined {
  const mine = me.peek();
  if (!mine) return undefined;
  const thread = openedThread.peek();
  return (thread ? newestOf(thread) : []).findLast(
    (message) =>
      message.direction === "out" &&
      message.operator_id === mine.operator.id &&
      mayRewrite(message, channelOf(message.channel_id), mine),
  );
}
