import { useEffect, useRef } from "preact/hooks";
import { t } from "../words/t.ts";

type Props = { readonly url: string; readonly poster: string | null; readonly class?: string };

/** A short film without sound, over and over while it is on the screen; for who wants rest, while pointed at. */
export function Moving({ url, poster, class: look }: Props) {
  const film = useRef<HTMLVideoElement>(null);
  const play = () => void film.current?.play().catch(() => undefined);
  useEffect(() => {
    const node = film.current;
    if (!node || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const watching = new IntersectionObserver(([seen]) => {
      if (seen?.isIntersecting) void node.play().catch(() => undefined);
      else node.pause();
    });
    watching.observe(node);
    return () => watching.disconnect();
  }, []);
  return (
    <video
      ref={film}
      class={look}
      src={url}
      poster={poster ?? undefined}
      preload="metadata"
      loop
      muted
      playsInline
      aria-label={t("kind.animation")}
      onPointerEnter={play}
      onFocus={play}
    />
  );
}
