import { listen, type Stop } from "../stop.ts";

/**
 * Tells the panel how much of the screen is really there: the keyboard of a phone covers the page without making it
 * smaller.
 */
export function fitToViewport(panel: HTMLElement): Stop {
  const viewport = window.visualViewport;
  if (!viewport) return () => undefined;
  const adjust = () => {
    // Somebody who zooms in wants to see the page larger, not the panel smaller.
    const isZoomed = viewport.scale > 1.01;
    panel.style.setProperty("--view-height", isZoomed ? "" : `${viewport.height}px`);
    panel.style.setProperty("--view-top", isZoomed ? "" : `${viewport.offsetTop}px`);
  };
  adjust();
  return listen(viewport, { resize: adjust, scroll: adjust });
}
