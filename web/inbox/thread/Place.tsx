import { Copy, MapPin, Navigation } from "lucide-preact";
import type { AttachmentCard, MessageCard } from "#shared/wire.ts";
import { now } from "../stores/clock.ts";
import { copyText } from "../ui/copy.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { moment } from "../words/dates.ts";
import { t } from "../words/t.ts";
import { detail } from "./details.ts";

type Props = { readonly file: AttachmentCard; readonly message: MessageCard };

/** No map of our own: drawing one would tell strangers where our clients are. Whoever wants one presses for it. */
export function Place({ file, message }: Props) {
  const [latitude, longitude] = [detail(file, "latitude"), detail(file, "longitude")];
  const place = `${latitude}, ${longitude}`;
  const isLive = detail(file, "live_period") !== "";
  const title = detail(file, "title") || t(isLive ? "place.live" : "kind.location");
  const lines = [detail(file, "address"), isLive ? followed(message) : "", place];
  return (
    <div class="thing">
      <span class="thing-icon">
        <Icon of={isLive ? Navigation : MapPin} size={20} />
      </span>
      <span class="thing-words">
        <span dir="auto">{title}</span>
        <small>{lines.filter(Boolean).join(" · ")}</small>
        {latitude && (
          <a class="thing-map" href={mapOf(latitude, longitude)} target="_blank" rel="noopener noreferrer">
            {t("place.map")}
          </a>
        )}
      </span>
      <IconButton icon={Copy} label={t("act.copy")} onClick={() => copyText(place)} />
    </div>
  );
}

const followed = ({ at, edited_at }: MessageCard): string =>
  t("place.as_of", { at: moment(edited_at ?? at, now.value) });

const mapOf = (latitude: string, longitude: string): string =>
  `https://www.openstreetmap.org/?mlat=${encodeURIComponent(latitude)}&mlon=${encodeURIComponent(longitude)}#map=16/${encodeURIComponent(latitude)}/${encodeURIComponent(longitude)}`;
