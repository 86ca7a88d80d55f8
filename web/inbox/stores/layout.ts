import { computed, signal } from "@preact/signals";
import { kept } from "./kept.ts";

/** Widths in pixels and what is folded away, as this browser remembers them. */
export const listWidth = kept("layout.list", 344);
export const panelWidth = kept("layout.panel", 320);
export const isListFolded = kept("layout.list_folded", false);
export const isPanelFolded = kept("layout.panel_folded", false);

/** The panel is drawn over the thread while there is no room beside it. */
export const isDrawerOpen = signal(false);

export const LIST_RANGE = { least: 264, most: 520, usual: 344 } as const;
export const PANEL_RANGE = { least: 264, most: 480, usual: 320 } as const;

const phone = matching("(max-width: 720px)");
const tight = matching("(max-width: 1100px)");

/** One pane at a time, panel as a drawer, or all side by side. */
export const room = computed<"phone" | "tight" | "wide">(() =>
  phone.value ? "phone" : tight.value ? "tight" : "wide",
);

export function togglePanel(): void {
  if (room.peek() === "wide") isPanelFolded.value = !isPanelFolded.value;
  else isDrawerOpen.value = !isDrawerOpen.value;
}

function matching(media: string) {
  const query = matchMedia(media);
  const matches = signal(query.matches);
  query.addEventListener("change", () => {
    matches.value = query.matches;
  });
  return matches;
}
