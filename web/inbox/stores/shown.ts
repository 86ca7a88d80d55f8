import { computed, signal } from "@preact/signals";
import { type Held, hold, settleOrder } from "../list/settle-order.ts";
import { house } from "./house.ts";
import { rows } from "./rows.ts";

/** The order somebody has under the pointer or has scrolled into; null while it may move. */
const held = signal<Held | null>(null);

/** The rows as they stand on the screen, and how many wait above them. */
export const shown = computed(() => settleOrder(held.value, rows.value));

export function holdOrder(): void {
  if (!held.peek()) held.value = hold(rows.peek(), house.peek()?.list.filter.sort ?? "newest");
}

export function letOrderGo(): void {
  held.value = null;
}
