import type { MessageCard, ReplyCard } from "#shared/wire.ts";
import { addresses } from "../stores/composing.ts";
import { channelNameOf, channelOf } from "../stores/house.ts";
import { openedThread } from "../stores/threads.ts";
import { ChannelMark } from "../ui/ChannelMark.tsx";
import { t } from "../words/t.ts";
import { jumpTo } from "./jump.ts";

/** The words that `by` answers. A press leads to them, when we have them. */
export function Quote({ quote, by }: { readonly quote: ReplyCard; readonly by: MessageCard }) {
  const { id } = quote;
  const words = (
    <>
      <span class="quote-who">
        {whoSaid(quote, by)}
        <FromElsewhere quote={quote} by={by} />
      </span>
      <span class="quote-words" dir="auto">
        {quote.text || t("quote.wordless")}
      </span>
    </>
  );
  return id === null ? (
    <div class="quote">{words}</div>
  ) : (
    <button type="button" class="quote" onClick={() => jumpTo(id)}>
      {words}
    </button>
  );
}

/** Words that were said in another channel say so. */
function FromElsewhere({ quote, by }: { readonly quote: ReplyCard; readonly by: MessageCard }) {
  const quoted = openedThread.value?.messages.find((message) => message.id === quote.id);
  if (!quoted || quoted.channel_id === null || quoted.channel_id === by.channel_id) return null;
  return (
    <span class="quote-elsewhere">
      <ChannelMark kind={channelOf(quoted.channel_id)?.kind ?? ""} size={12} />
      {channelNameOf(quoted.channel_id)}
    </span>
  );
}

/** In a group the client is many people: by name where we have it. */
function whoSaid({ id, direction }: ReplyCard, by: MessageCard): string {
  if (direction === "out") return t("quote.ours");
  const isGroup = addresses.value.some((one) => one.identityId === by.identity_id && one.isGroup);
  const speaker = openedThread.value?.messages.find((message) => message.id === id)?.speaker;
  return speaker ?? t(isGroup ? "quote.member" : "quote.theirs");
}
