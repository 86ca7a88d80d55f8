import { CircleHelp } from "lucide-preact";
import type { MessageCard } from "#shared/wire.ts";
import { channelNameOf } from "../stores/house.ts";
import { Icon } from "../ui/Icon.tsx";
import { t, wordsFor } from "../words/t.ts";

/** The client sent something that we cannot show; the letter of it is kept. */
export const Unsupported = ({ message }: { readonly message: MessageCard }) => (
  <div class="unsupported">
    <Icon of={CircleHelp} size={20} />
    <span>
      {message.unsupported === "cut_short"
        ? t("unsupported.cut_short", { channel: channelNameOf(message.channel_id) })
        : (wordsFor("unsupported", message.unsupported ?? "") ??
          t("unsupported.sentence", { channel: channelNameOf(message.channel_id) }))}
    </span>
    <details class="details">
      <summary>{t("act.details")}</summary>
      <code>{message.unsupported}</code>
    </details>
  </div>
);
