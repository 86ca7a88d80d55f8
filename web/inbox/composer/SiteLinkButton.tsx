import { Globe } from "lucide-preact";
import type { ChannelCard, ConversationRow } from "#shared/wire.ts";
import { sendSiteLink } from "../actions/send-site-link.ts";
import { target } from "../stores/composing.ts";
import { channels } from "../stores/house.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu } from "../ui/Menu.tsx";
import { bare } from "../words/bare.ts";
import { t } from "../words/t.ts";
import { sitesFor } from "./sites-for.ts";

/** Invites somebody from a messenger into the chat on a site: a menu, so that nothing goes by one slip. */
export function SiteLinkButton({ row }: { readonly row: ConversationRow }) {
  const here = target.value;
  const sites = sitesFor(here, channels.value);
  if (!here || sites.length === 0) return null;
  const item = (site: ChannelCard) => ({
    key: String(site.id),
    label: t("site_link.send", { site: bare(site.name) }),
    icon: Globe,
    act: () => void sendSiteLink(row, here.identityId, site.id),
  });
  return (
    <Menu
      items={sites.map(item)}
      label={t("site_link.title")}
      trigger={({ ref, ...props }) => (
        <IconButton icon={Globe} label={t("site_link.title")} buttonRef={ref} {...props} />
      )}
    />
  );
}
