import { computed } from "@preact/signals";
import type { ConversationRow } from "#shared/wire.ts";
import { findRow } from "../state/apply.ts";
import { unreadIn } from "../state/seen.ts";
import { belongs } from "../state/view.ts";
import { house } from "./house.ts";
import { seenAhead, withOverlay } from "./overlay.ts";

/** The rows of the list as they should look: what the server told, and what we did since. */
export const rows = computed<readonly ConversationRow[]>(() => {
  const state = house.value;
  if (!state) return [];
  const me = state.me.operator.id;
  return state.list.rows.map(withOverlay).filter((row) => belongs(row, state.list, me));
});

export function rowOf(id: number): ConversationRow | undefined {
  const row = house.value ? findRow(house.value, id) : undefined;
  return row && withOverlay(row);
}

export function unreadOf(row: ConversationRow): number {
  const told = house.value?.seen ?? {};
  return unreadIn(row, { [row.id]: Math.max(told[row.id] ?? 0, seenAhead.value[row.id] ?? 0) });
}
