import { Play } from "lucide-preact";
import type { AttachmentCard } from "#shared/wire.ts";
import { Icon } from "../ui/Icon.tsx";
import { playtime } from "../words/dates.ts";
import { t } from "../words/t.ts";
import { openedPicture } from "./gallery.ts";

type Props = { readonly file: AttachmentCard; readonly url: string };

/** A picture, or what a film begins with; a press shows it whole. */
export function Still({ file, url }: Props) {
  const isFilm = file.kind === "video";
  const words = file.name ?? t(isFilm ? "kind.video" : "kind.photo");
  return (
    <button
      type="button"
      class="tile-open"
      aria-label={t(isFilm ? "video.open" : "picture.open")}
      onClick={() => {
        openedPicture.value = file.id;
      }}
    >
      {isFilm && file.thumbnail_url === null ? (
        <video src={url} preload="metadata" muted playsInline tabIndex={-1} />
      ) : (
        <img src={file.thumbnail_url ?? url} alt={words} loading="lazy" decoding="async" />
      )}
      {isFilm && (
        <>
          <span class="tile-play">
            <Icon of={Play} size={20} />
          </span>
          {Boolean(file.duration) && <span class="tile-length">{playtime(file.duration ?? 0)}</span>}
        </>
      )}
    </button>
  );
}
