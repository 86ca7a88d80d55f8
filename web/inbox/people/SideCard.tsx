import { Mail, Phone } from "lucide-preact";
import type { GlueSide } from "#shared/wire.ts";
import { now } from "../stores/clock.ts";
import { channelNameOf, channelOf } from "../stores/house.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { ChannelMark } from "../ui/ChannelMark.tsx";
import { Icon } from "../ui/Icon.tsx";
import { clientName } from "../words/client-name.ts";
import { moment } from "../words/dates.ts";
import { phoneWords } from "../words/phones.ts";
import { counted, t } from "../words/t.ts";

type Props = { readonly side: GlueSide; readonly part: "stays" | "goes" };

const FEW = 5;

/** One of the two, with what tells them apart. */
export function SideCard({ side, part }: Props) {
  const { client, card, message_count } = side;
  return (
    <section class={`side is-${part}`} aria-label={`${clientName(client)}: ${t(`glue.${part}`)}`}>
      <p class="side-role">{t(`glue.${part}`)}</p>
      <div class="side-who">
        <Avatar person={client} size={36} />
        <strong dir="auto">{clientName(client)}</strong>
      </div>
      <ul class="side-facts">
        {card.identities.slice(0, FEW).map((identity) => (
          <li key={identity.id}>
            <ChannelMark kind={channelOf(identity.channel_id)?.kind ?? ""} />
            <span dir="auto">
              {identity.username
                ? `@${identity.username}`
                : identity.name || channelNameOf(identity.channel_id)}
            </span>
          </li>
        ))}
        {card.contact_points.slice(0, FEW).map((point) => (
          <li key={point.id}>
            <Icon of={point.kind === "phone" ? Phone : Mail} />
            <span dir="auto">
              {point.kind === "phone" ? phoneWords(point.value) : point.value}
              <small>{t(`proof.${point.proof}`)}</small>
            </span>
          </li>
        ))}
      </ul>
      <p class="side-count">
        {counted("glue.messages", message_count)}
        {card.first_at && ` · ${t("glue.since", { at: moment(card.first_at, now.value) })}`}
      </p>
    </section>
  );
}
