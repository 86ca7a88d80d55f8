import type { ChannelCard, DeliveryState, MessageCard, OperatorCard } from "#shared/wire.ts";

/** Whoever looks at a message, and whether they may change what colleagues wrote. */
export type Beholder = { readonly operator: OperatorCard; readonly rights: readonly string[] };

/** What has not gone yet is still ours alone. */
const AT_HOME = new Set<DeliveryState>(["queued", "retry", "failed"]);
const GONE = new Set<DeliveryState>(["sent", "delivered", "read"]);
const WITH_WORDS = new Set(["photo", "video", "animation", "audio", "document"]);

export function mayRewrite(message: MessageCard, channel: ChannelCard | undefined, me: Beholder): boolean {
  const canHoldWords = message.text !== "" || message.attachments.some(({ kind }) => WITH_WORDS.has(kind));
  return canHoldWords && mayAmend(message, channel, me, "edits");
}

export const mayDelete = (message: MessageCard, channel: ChannelCard | undefined, me: Beholder): boolean =>
  mayAmend(message, channel, me, "deletes");

/** Whether the client loses it as well when it is deleted. */
export const isWithClient = ({ delivery }: MessageCard): boolean =>
  delivery !== null && !AT_HOME.has(delivery.state);

function mayAmend(
  message: MessageCard,
  channel: ChannelCard | undefined,
  me: Beholder,
  able: "edits" | "deletes",
): boolean {
  const { direction, delivery } = message;
  if (!me.rights.includes("conversations.answer") || message.deleted_at !== null) return false;
  if (direction !== "out" && direction !== "note") return false;
  if (message.operator_id !== me.operator.id && !me.rights.includes("operators.manage")) return false;
  if (delivery === null || AT_HOME.has(delivery.state)) return true;
  if (channel?.capabilities.held_socket) return true;
  return GONE.has(delivery.state) && (channel?.capabilities[able] ?? false);
}
