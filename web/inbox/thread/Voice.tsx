import { Pause, Play } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { AttachmentCard } from "#shared/wire.ts";
import { kept } from "../stores/kept.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { playtime } from "../words/dates.ts";
import { grouped, t } from "../words/t.ts";
import { detail } from "./details.ts";
import { BARS, peaksOf } from "./peaks.ts";
import { playOnly } from "./play-only.ts";

const SILENT: readonly number[] = Array.from({ length: BARS }, () => 0);
const STEP = 5;
const SPEEDS: readonly number[] = [1, 1.5, 2];

/** How fast voices are listened to here. */
const speed = kept<number>("voice.speed", 1);

/** Spoken words or music: play, where we are, and the shape of the sound itself. */
export function Voice({ file, url }: { readonly file: AttachmentCard; readonly url: string }) {
  const audio = useRef<HTMLAudioElement>(null);
  const peaks = usePeaks(url);
  const [isPlaying, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [found, setFound] = useState(0);
  const length = file.duration ?? found;
  const rate = speed.value;
  const title = [detail(file, "performer"), detail(file, "title")].filter(Boolean).join(" — ");

  // biome-ignore lint/correctness/useExhaustiveDependencies: the speed is a signal's, which the rule takes for constant.
  useEffect(() => {
    if (audio.current) audio.current.playbackRate = rate;
  }, [rate]);

  const toggle = () => {
    if (isPlaying) audio.current?.pause();
    else if (audio.current) playOnly(audio.current);
  };
  const seek = (seconds: number) => {
    if (audio.current) audio.current.currentTime = Math.max(0, Math.min(length, seconds));
    setAt(Math.max(0, Math.min(length, seconds)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    event.stopPropagation();
    seek(at + (event.key === "ArrowLeft" ? -STEP : STEP));
  };
  return (
    <div class="voice">
      {(title || (file.kind === "audio" && file.name)) && (
        <span class="voice-title" dir="auto">
          {title || file.name}
        </span>
      )}
      <IconButton
        icon={isPlaying ? Pause : Play}
        label={t(isPlaying ? "voice.pause" : "voice.play")}
        onClick={toggle}
      />
      <div
        class="voice-bars"
        role="slider"
        tabIndex={0}
        aria-label={t("voice.position")}
        aria-valuemin={0}
        aria-valuemax={Math.round(length)}
        aria-valuenow={Math.round(at)}
        aria-valuetext={playtime(at)}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const { left, width } = event.currentTarget.getBoundingClientRect();
          seek(((event.clientX - left) / width) * length);
        }}
      >
        {peaks.map((peak, index) => (
          <span
            key={index}
            class={`voice-bar ${length && index / BARS < at / length ? "is-played" : ""}`}
            style={{ height: `${Math.round(3 + peak * 21)}px` }}
          />
        ))}
      </div>
      <span class="voice-time">{playtime(isPlaying || at ? at : length)}</span>
      <button
        type="button"
        class="voice-speed"
        aria-label={t("voice.speed", { speed: grouped(rate) })}
        onClick={() => {
          speed.value = SPEEDS[(SPEEDS.indexOf(rate) + 1) % SPEEDS.length] ?? 1;
        }}
      >
        {grouped(rate)}×
      </button>
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what is said. */}
      <audio
        ref={audio}
        src={url}
        preload="none"
        onPlay={(event) => {
          event.currentTarget.playbackRate = rate;
          setPlaying(true);
        }}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onDurationChange={({ currentTarget: { duration } }) =>
          Number.isFinite(duration) && setFound(duration)
        }
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
      />
    </div>
  );
}

function usePeaks(url: string): readonly number[] {
  const [peaks, setPeaks] = useState(SILENT);
  useEffect(() => {
    let isGone = false;
    void peaksOf(url).then((found) => {
      if (found && !isGone) setPeaks(found);
    });
    return () => {
      isGone = true;
    };
  }, [url]);
  return peaks;
}
