import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

let wasInHistory = false;

/** Another stretch of a history takes the place of one that had the focus: keys go on where they were. */
export function useKeptFocus(place: RefObject<HTMLElement>): void {
  useLayoutEffect(() => {
    const node = place.current;
    if (wasInHistory && document.activeElement === document.body) node?.focus({ preventScroll: true });
    wasInHistory = false;
    return () => {
      wasInHistory = node?.contains(document.activeElement) ?? false;
    };
  }, [place]);
}
