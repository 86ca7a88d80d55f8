import { MessageCirclePlus } from "lucide-preact";
import type { ClientCard } from "#shared/wire.ts";
import { writeFirst } from "../actions/write-first.ts";
import { addressName, closedWords } from "../composer/address-words.ts";
import { type Address, addressAt } from "../composer/addresses.ts";
import { now } from "../stores/clock.ts";
import { can, channelOf } from "../stores/house.ts";
import { ChannelMark } from "../ui/ChannelMark.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { t } from "../words/t.ts";

/** Writing first to a client: every account, and why one of them is not possible. */
export function WriteTo({ card }: { readonly card: ClientCard }) {
  if (!can("conversations.answer") || card.identities.length === 0) return null;
  const addresses = card.identities.map((identity) =>
    addressAt(identity.id, channelOf(identity.channel_id), identity, now.value),
  );
  return (
    <Menu
      items={addresses.map((address) => itemOf(card.id, address, addresses))}
      label={t("send.write_to")}
      trigger={({ ref, ...props }) => (
        <button type="button" class="button is-quiet" ref={ref} {...props}>
          <Icon of={MessageCirclePlus} />
          {t("send.write")}
        </button>
      )}
    />
  );
}

const itemOf = (clientId: number, address: Address, among: readonly Address[]): MenuItem => ({
  key: `${address.identityId}`,
  label: addressName(address, among),
  mark: <ChannelMark kind={address.channel?.kind ?? ""} />,
  isOff: address.closed !== null,
  ...(address.closed !== null && { hint: closedWords(address) }),
  act: () => void writeFirst(clientId, address.identityId),
});
