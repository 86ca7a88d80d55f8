import { computed } from "@preact/signals";
import type { Workplace } from "#shared/wire.ts";
import { house } from "./house.ts";

/** As it is in a house where nobody has set anything. */
export const UNTOUCHED: Workplace = {
  waiting_amber_minutes: 5,
  waiting_red_minutes: 15,
  idle_minutes: 5,
  hand_back_minutes: 15,
  typing_preview: true,
  soft_lock: true,
  undo_send_seconds: 5,
};

/** How people work here; the log tells of every change. */
export const workplace = computed<Workplace>(() => house.value?.workplace ?? UNTOUCHED);
