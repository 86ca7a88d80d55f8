import { computed } from "@preact/signals";
import { now } from "./clock.ts";
import { line, trueAt } from "./fate.ts";

const PATIENCE = 2000;

/** Since when what is shown may be out of date; null while it is live, or was until a moment ago. */
export const staleSince = computed<number | null>(() => {
  const state = line.value;
  if (state.is === "shut") return trueAt.value;
  if (state.is !== "lost") return null;
  return now.value - state.since > PATIENCE ? state.since : null;
});
