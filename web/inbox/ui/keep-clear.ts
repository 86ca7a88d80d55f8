import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

const GAP = 12;

/** Lifts what floats at the bottom above the field in which somebody may be writing, also while that grows. */
export function useKeepClear(place: RefObject<HTMLElement>, what: unknown): void {
  useLayoutEffect(() => {
    const composer = what ? document.querySelector(".composer, .composer-closed") : null;
    if (!composer) {
      place.current?.style.removeProperty("bottom");
      return;
    }
    const lift = () => {
      const { top } = composer.getBoundingClientRect();
      if (place.current && top > 0) place.current.style.bottom = `${Math.round(innerHeight - top + GAP)}px`;
    };
    const watch = new ResizeObserver(lift);
    watch.observe(composer);
    lift();
    return () => watch.disconnect();
  }, [place, what]);
}
