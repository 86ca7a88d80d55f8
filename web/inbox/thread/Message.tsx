import { Lock } from "lucide-preact";
import { useState } from "preact/hooks";
import type { AttachmentCard, MessageCard } from "#shared/wire.ts";
import { addressName } from "../composer/address-words.ts";
import { amended } from "../stores/amends.ts";
import { addresses } from "../stores/composing.ts";
import { channelNameOf, channelOf, me, operatorOf } from "../stores/house.ts";
import { isSelected } from "../stores/selection.ts";
import { ChannelMark } from "../ui/ChannelMark.tsx";
import { Icon } from "../ui/Icon.tsx";
import { useRead } from "../ui/use-read.ts";
import { clockTime } from "../words/dates.ts";
import { asEmoji } from "../words/emoji.ts";
import { t } from "../words/t.ts";
import { ButtonsBelow } from "./ButtonsBelow.tsx";
import { DeliveryTrouble, REDIRECTED } from "./DeliveryTrouble.tsx";
import type { Entry } from "./entries.ts";
import { Folded } from "./Folded.tsx";
import { MessageDeeds } from "./MessageDeeds.tsx";
import { openDeeds } from "./open-deeds.ts";
import { hasPlace, Pictures } from "./Pictures.tsx";
import { Quote } from "./Quote.tsx";
import { holdMarking, selectByPress } from "./select-by-press.ts";
import { Thing } from "./Thing.tsx";
import { Ticks } from "./Ticks.tsx";
import { Unsupported } from "./Unsupported.tsx";
import { Versions } from "./Versions.tsx";
import { Words } from "./Words.tsx";

type Props = { readonly entry: Extract<Entry, { is: "message" }>; readonly isFlashing: boolean };

/** Shapes of their own, which no bubble holds. */
const SHAPED = new Set(["sticker", "video_note"]);

/** One message in its bubble, with what came with it and what became of it. */
export function Message({ entry, isFlashing }: Props) {
  const { attachments, isHead, isTail, channelId } = entry;
  const { message, isWish } = amended(entry.message);
  const channel = channelOf(channelId);
  const author = isHead ? authorOf(message) : null;
  const isOneOf = useRead(() => isSelected(message.id), [message.id]);
  return (
    <div class={`spoken is-${message.direction} ${isHead ? "is-head" : ""} ${isTail ? "is-tail" : ""}`}>
      {channel && (
        <div class="spoken-channel">
          <ChannelMark kind={channel.kind} />
          {placeOf(message)}
        </div>
      )}
      {author && <div class="spoken-author">{author}</div>}
      <article
        class={`message ${isFlashing ? "is-flashing" : ""} ${isOneOf ? "is-selected" : ""}`}
        data-message={message.id}
        tabIndex={-1}
        aria-label={isOneOf ? `${t("select.one")}: ${labelOf(message)}` : labelOf(message)}
        onMouseDown={holdMarking}
        onClick={(event) => selectByPress(event, message)}
        onContextMenu={openDeeds}
        onKeyDown={openDeeds}
      >
        <Bubble message={message} attachments={attachments} isWish={isWish} />
        {message.buttons.length > 0 && <ButtonsBelow rows={message.buttons} />}
        <MessageDeeds message={message} />
      </article>
      <DeliveryTrouble message={message} />
    </div>
  );
}

type BubbleProps = {
  readonly message: MessageCard;
  readonly attachments: readonly AttachmentCard[];
  /** It has been changed here, and the channel has not agreed yet. */
  readonly isWish: boolean;
};

function Bubble({ message, attachments, isWish }: BubbleProps) {
  const pictures = attachments.filter(hasPlace);
  const things = attachments.filter((file) => !hasPlace(file));
  const isAlone = !message.text && !message.reply_to && !message.forwarded_from;
  const isBare = isAlone && pictures.length > 0 && things.length === 0;
  const isShaped =
    isAlone && pictures.length === 0 && things.length > 0 && things.every(({ kind }) => SHAPED.has(kind));
  return (
    <div
      class={`bubble ${isBare ? "is-bare" : ""} ${isShaped ? "is-shaped" : ""} ${message.deleted_at ? "is-deleted" : ""} ${isWish ? "is-wish" : ""}`}
    >
      {message.forwarded_from && (
        <div class="forwarded">{t("message.forwarded", { name: message.forwarded_from })}</div>
      )}
      {message.reply_to && <Quote quote={message.reply_to} by={message} />}
      {pictures.length > 0 && <Pictures files={pictures} />}
      {things.map((file) => (
        <Thing key={file.id} file={file} message={message} />
      ))}
      {message.text && (
        <Folded id={message.id} text={message.text}>
          <Words text={message.text} entities={message.entities} />
        </Folded>
      )}
      {message.unsupported && <Unsupported message={message} />}
      <Meta message={message} isWish={isWish} />
      {message.reactions.length > 0 && <div class="reactions">{asEmoji(message.reactions.join(" "))}</div>}
    </div>
  );
}

function Meta({ message, isWish }: Pick<BubbleProps, "message" | "isWish">) {
  const [isShowing, setShowing] = useState(false);
  return (
    <span class="meta">
      {message.direction === "note" && <Icon of={Lock} />}
      {message.deleted_at && <span>{t("message.deleted")}</span>}
      {/* A place that moves is told anew without having been written differently. */}
      {message.edited_at && message.text && (
        <button type="button" class="meta-edited" onClick={() => setShowing(true)}>
          {t("message.edited")}
        </button>
      )}
      <time dateTime={message.at}>{clockTime(message.at)}</time>
      {isWish ? (
        <Ticks state="sending" />
      ) : (
        message.delivery && (
          <Ticks state={message.delivery.state} isRedirected={message.delivery.code === REDIRECTED} />
        )
      )}
      {isShowing && <Versions message={message} onClose={() => setShowing(false)} />}
    </span>
  );
}

/** The channel, and the account where the client has several there. */
function placeOf(message: MessageCard): string {
  const address = addresses.value.find(({ identityId }) => identityId === message.identity_id);
  return address ? addressName(address, addresses.value) : channelNameOf(message.channel_id);
}

/** Who wrote, where that is not plain from the side it stands on. */
function authorOf(message: MessageCard): string | null {
  if (message.direction === "in") return message.speaker;
  const author = operatorOf(message.operator_id);
  const name = author && author.id !== me.value?.operator.id ? author.name : null;
  if (message.direction === "note") return name ? t("message.note_by", { name }) : t("message.note");
  if (message.service?.["code"] === "robot") return t("message.by_robot");
  if (message.operator_id === null)
    return t("message.written_in", { channel: channelNameOf(message.channel_id) });
  return name;
}

function labelOf(message: MessageCard): string {
  const who =
    message.direction === "in"
      ? (message.speaker ?? t("quote.theirs"))
      : (authorOf(message) ?? t("quote.ours"));
  return `${who}, ${clockTime(message.at)}`;
}
