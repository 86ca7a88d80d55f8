import { Play } from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import type { AttachmentCard } from "#shared/wire.ts";
import { Icon } from "../ui/Icon.tsx";
import { playtime } from "../words/dates.ts";
import { t } from "../words/t.ts";
import { playOnly } from "./play-only.ts";

/** A round film of somebody speaking. A press plays it, another stops it. */
export function VideoNote({ file, url }: { readonly file: AttachmentCard; readonly url: string }) {
  const film = useRef<HTMLVideoElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const toggle = () => {
    if (isPlaying) film.current?.pause();
    else if (film.current) playOnly(film.current);
  };
  return (
    <button
      type="button"
      class="video-note"
      aria-label={t(isPlaying ? "voice.pause" : "video.note")}
      onClick={toggle}
    >
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what is said. */}
      <video
        ref={film}
        src={url}
        poster={file.thumbnail_url ?? undefined}
        preload="metadata"
        playsInline
        tabIndex={-1}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
      />
      {!isPlaying && (
        <span class="tile-play">
          <Icon of={Play} size={20} />
        </span>
      )}
      {Boolean(file.duration) && <span class="tile-length">{playtime(file.duration ?? 0)}</span>}
    </button>
  );
}
