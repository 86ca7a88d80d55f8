import { useState } from "preact/hooks";
import { safeHref } from "#shared/entities.ts";
import type { ChannelCard } from "#shared/wire.ts";
import { removeChannel } from "../api/channels.ts";
import { ChannelMark } from "../ui/ChannelMark.tsx";
import { Confirm } from "../ui/Confirm.tsx";
import { inOurs, t } from "../words/t.ts";
import { ChangeDialog } from "./ChangeDialog.tsx";
import { ChannelDeeds } from "./ChannelDeeds.tsx";
import { ChannelStanding } from "./ChannelStanding.tsx";
import { carryOut } from "./carry-out.ts";
import { RepliesDialog } from "./replies/RepliesDialog.tsx";
import { ScriptTag } from "./ScriptTag.tsx";
import { TestDialog } from "./TestDialog.tsx";

export type Laid = "change" | "remove" | "replies" | "test";
type Props = { readonly channel: ChannelCard; readonly onRemoved: () => void };

/** One connected account. */
export function ChannelCardView({ channel, onRemoved }: Props) {
  const [laid, setLaid] = useState<Laid | null>(null);
  const close = () => setLaid(null);
  const remove = async () => {
    if (await carryOut(() => removeChannel(channel.id))) onRemoved();
  };
  return (
    <li class="card" data-channel={channel.id}>
      <ChannelMark kind={channel.kind} size={20} />
      <div class="card-words">
        <h3 dir="auto">{channel.name}</h3>
        <Account channel={channel} />
        <ChannelStanding channel={channel} />
        {(channel.kind === "site" || channel.kind === "callback") && <Tag channel={channel} />}
        <ChannelDeeds channel={channel} lay={setLaid} />
      </div>
      {laid === "change" && <ChangeDialog channel={channel} onClose={close} />}
      {laid === "replies" && <RepliesDialog channel={channel} onClose={close} />}
      {laid === "test" && <TestDialog channel={channel} onClose={close} />}
      {laid === "remove" && (
        <Confirm
          title={t("channels.remove_title", { name: channel.name })}
          deed={t("channels.remove")}
          onConfirm={() => void remove()}
          onClose={close}
        >
          {t("channels.remove_words")}
        </Confirm>
      )}
    </li>
  );
}

function Account({ channel }: { readonly channel: ChannelCard }) {
  const href = channel.account_link ? safeHref(channel.account_link) : null;
  const shown = href?.replace(/^https?:\/\//, "") ?? channel.account_name;
  const title = inOurs(channel.title);
  return (
    <p class="is-quiet">
      {title !== channel.kind && `${title}${shown ? " · " : ""}`}
      {href ? (
        <a href={href} target="_blank" rel="noopener noreferrer">
          {shown}
        </a>
      ) : (
        shown
      )}
    </p>
  );
}

function Tag({ channel }: { readonly channel: ChannelCard }) {
  const [isShown, setShown] = useState(false);
  return (
    <>
      <button type="button" class="link-button" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        {t(isShown ? "site.hide_tag" : "site.show_tag")}
      </button>
      {isShown && <ScriptTag channel={channel} />}
    </>
  );
}
