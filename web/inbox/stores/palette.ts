import { signal } from "@preact/signals";

/** Whether everything that can be done is laid out to be chosen from. */
export const isPaletteOpen = signal(false);
