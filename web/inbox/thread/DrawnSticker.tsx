// Its light build draws shapes and runs no expressions, so nothing of a sticker becomes code.
import lottie from "lottie-web/build/player/lottie_light.min.js";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { readFile } from "../api/files.ts";
import { drawingIn } from "./drawing.ts";

type Props = { readonly url: string; readonly words: string; readonly rest: ComponentChildren };

/** A sticker that is a drawing in motion. What is none, or too much, stands still. */
export function DrawnSticker({ url, words, rest }: Props) {
  const place = useRef<HTMLSpanElement>(null);
  const [isFit, setFit] = useState(true);
  useEffect(() => {
    let stop: (() => void) | undefined;
    let isGone = false;
    readFile(url)
      .then(drawingIn)
      .then((drawing) => {
        if (place.current && !isGone) stop = play(place.current, drawing);
      })
      .catch(() => setFit(false));
    return () => {
      isGone = true;
      stop?.();
    };
  }, [url]);
  if (!isFit) return <>{rest}</>;
  return <span ref={place} class="sticker" role="img" aria-label={words} />;
}

/** While it is on the screen; for who wants rest, only its first picture. */
function play(place: HTMLElement, drawing: unknown): () => void {
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const moving = lottie.loadAnimation({
    container: place,
    renderer: "svg",
    loop: true,
    autoplay: false,
    animationData: drawing,
  });
  const watching = new IntersectionObserver(([seen]) => {
    if (seen?.isIntersecting && !isCalm) moving.play();
    else moving.pause();
  });
  watching.observe(place);
  return () => {
    watching.disconnect();
    moving.destroy();
  };
}
