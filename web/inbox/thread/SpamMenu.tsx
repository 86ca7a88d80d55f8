import { ShieldBan } from "lucide-preact";
import type { ConversationRow } from "#shared/wire.ts";
import { spamAndGoOn } from "../keyboard/deeds.ts";
import { can, channelOf } from "../stores/house.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { t } from "../words/t.ts";

type Props = { readonly row: ConversationRow };

/** What else goes with it is said before it is done; an address may be many people's, so not everybody blocks one. */
export function spamItems(row: ConversationRow): readonly MenuItem[] {
  const to = (
    key: "spam.only" | "spam.block" | "spam.address",
    block: boolean,
    address: boolean,
  ): MenuItem => ({
    key,
    label: t(key),
    icon: ShieldBan,
    act: () => spamAndGoOn(row, { block, address }),
  });
  const isOnSite = channelOf(row.channel_id)?.capabilities.held_socket ?? false;
  return [
    to("spam.only", false, false),
    to("spam.block", true, false),
    ...(isOnSite && can("settings.manage") ? [to("spam.address", true, true)] : []),
  ];
}

export const SpamMenu = ({ row }: Props) => (
  <Menu
    items={spamItems(row)}
    label={t("spam.title")}
    trigger={({ ref, ...props }) => (
      <IconButton id="spam" icon={ShieldBan} label={t("spam.title")} hint="!" buttonRef={ref} {...props} />
    )}
  />
);
