import { computed } from "@preact/signals";
import type { ConversationRow } from "#shared/wire.ts";
import { findRow } from "../state/apply.ts";
import { exchanged } from "../state/ordered-rows.ts";
import { rowById } from "../state/row-index.ts";
import { unreadIn } from "../state/seen.ts";
import type { State } from "../state/state.ts";
import { belongs } from "../state/view.ts";
import { house } from "./house.ts";
import { overlays, seenAhead, withOverlay } from "./overlay.ts";
import { route } from "./route.ts";

/** The rows of the list as they should look: what the server told, and what we did since. */
export const rows = computed<readonly ConversationRow[]>(() => {
  const state = house.value;
  return state ? withOpened(state, overlaid(state, Object.keys(overlays.value))) : [];
});

/** The row that was opened from my mentions: looking there takes it out of the view, but not from under the pointer. */
let opened: ConversationRow | null = null;

/** It stays as long as it is open. */
function withOpened({ list }: State, now: readonly ConversationRow[]): readonly ConversationRow[] {
  const here = route.value;
  const id = here.at === "inbox" && list.filter.view === "mentions" ? here.conversationId : null;
  const listed = id === null ? undefined : rowById(list.rows, id);
  if (listed || id !== opened?.id) opened = listed ?? null;
  return opened && !listed ? exchanged(now, undefined, rowOf(opened.id) ?? opened, list.filter.sort) : now;
}

/** Only what something is laid over is looked at: a list may be long. */
function overlaid({ list, me, mentioned }: State, ids: readonly string[]): readonly ConversationRow[] {
  const { sort } = list.filter;
  return ids.reduce((now, id) => {
    const row = rowById(list.rows, Number(id));
    if (!row) return now;
    const looks = withOverlay(row);
    const stays = belongs(looks, list.filter, me.operator.id, mentioned);
    return exchanged(now, row, stays ? looks : undefined, sort);
  }, list.rows);
}

export function rowOf(id: number): ConversationRow | undefined {
  const row = house.value ? findRow(house.value, id) : undefined;
  return row && withOverlay(row);
}

const told = computed<State["seen"]>(() => house.value?.seen ?? {});

export function unreadOf(row: ConversationRow): number {
  const seen = told.value;
  return unreadIn(row, { [row.id]: Math.max(seen[row.id] ?? 0, seenAhead.value[row.id] ?? 0) });
}
