import { ArrowRightLeft, BadgeCheck, CircleCheck, CircleSlash, Ellipsis, UsersRound } from "lucide-preact";
import type { ChannelCard, ClientCard, IdentityCard } from "#shared/wire.ts";
import { closedWords } from "../composer/address-words.ts";
import { addressAt } from "../composer/addresses.ts";
import { briefOf } from "../state/clients.ts";
import { now } from "../stores/clock.ts";
import { can, channelNameOf, channelOf } from "../stores/house.ts";
import { plan } from "../stores/plan.ts";
import { ChannelMark } from "../ui/ChannelMark.tsx";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu } from "../ui/Menu.tsx";
import { rowTime } from "../words/dates.ts";
import { t, wordsFor } from "../words/t.ts";

/** The client's accounts, and whether words reach them there. */
export const Identities = ({ card }: { readonly card: ClientCard }) => (
  <ul class="facts">
    {card.identities.map((identity) => (
      <Identity key={identity.id} identity={identity} card={card} />
    ))}
  </ul>
);

type Props = { readonly identity: IdentityCard; readonly card: ClientCard };

function Identity({ identity, card }: Props) {
  const channel = channelOf(identity.channel_id);
  const account = identity.username ? `@${identity.username}` : identity.name;
  return (
    <li class="fact">
      <ChannelMark kind={channel?.kind ?? ""} size={20} />
      <span class="fact-words">
        <span dir="auto">{channelNameOf(identity.channel_id) || t("composer.removed_channel")}</span>
        {account && (
          <small dir="auto">
            {identity.is_group && <Icon of={UsersRound} />}
            {account}
            {identity.is_group && ` · ${t("panel.group")}`}
          </small>
        )}
        {identity.signed && (
          <small class="is-good">
            <Icon of={BadgeCheck} />
            {t("panel.signed")}
          </small>
        )}
        {identity.last_at && (
          <small>{t("panel.account_last_at", { at: rowTime(identity.last_at, now.value) })}</small>
        )}
      </span>
      <Reach identity={identity} channel={channel} />
      {can("clients.glue") && <AccountMenu identity={identity} card={card} />}
    </li>
  );
}

function AccountMenu({ identity, card }: Props) {
  const name = [
    channelNameOf(identity.channel_id),
    identity.username ? `@${identity.username}` : identity.name,
  ];
  const move = () => {
    plan.value = {
      is: "move",
      from: briefOf(card),
      what: {
        is: "account",
        identityId: identity.id,
        name: name.filter(Boolean).join(", "),
        isOnly: card.identities.length === 1,
      },
    };
  };
  return (
    <Menu
      items={[{ key: "move", label: t("act.move_account"), icon: ArrowRightLeft, act: move }]}
      label={t("panel.account_deeds")}
      trigger={({ ref, ...props }) => (
        <IconButton icon={Ellipsis} label={t("panel.account_deeds")} buttonRef={ref} {...props} />
      )}
    />
  );
}

type ReachProps = { readonly identity: IdentityCard; readonly channel: ChannelCard | undefined };

/** The same as the field below the history says, in a word or two. */
function Reach({ identity, channel }: ReachProps) {
  const address = addressAt(identity.id, channel, identity, now.value);
  const { closed, delayed } = address;
  if (closed !== null)
    return (
      <span class={`fact-state ${OURS.has(closed) ? "" : "is-bad"}`} title={closedWords(address)}>
        {!OURS.has(closed) && <Icon of={CircleSlash} />}
        {wordsFor("reach", closed) ?? t("reach.unreachable")}
      </span>
    );
  if (delayed !== null) return <span class="fact-state">{t(`reach.${delayed}`)}</span>;
  return (
    <span class="fact-state is-good">
      <Icon of={CircleCheck} />
      {t("reach.yes")}
    </span>
  );
}

/** It lies with the channel, and nothing has happened between us and the client. */
const OURS: ReadonlySet<string> = new Set(["channel_removed", "connector_absent", "no_outbound"]);
