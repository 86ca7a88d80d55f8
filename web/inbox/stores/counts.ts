import { signal } from "@preact/signals";
import type { View, ViewCounts } from "#shared/wire.ts";

/** How many stand in each built-in view, as the server told last. */
export const viewCounts = signal<ViewCounts>({});

/** The server counts no further in views that somebody saved. */
const COUNTED = 1000;

export const countOf = (view: View): number => viewCounts.value[view] ?? 0;

/** As it is shown beside a view; empty for none. */
export const shortCount = (count: number): string =>
  count <= 0 ? "" : count >= COUNTED ? "999+" : String(count);
