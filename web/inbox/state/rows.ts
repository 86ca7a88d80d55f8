import type { ConversationRow } from "#shared/wire.ts";
import { withRowAt } from "./ordered-rows.ts";
import { isBelowFloor, placeOfRow } from "./place.ts";
import { rowById } from "./row-index.ts";
import type { List, State } from "./state.ts";
import { belongs } from "./view.ts";

/** The list with a row as it is now: moved, entered, left, or as before when the row is older than ours. */
export function withRow(list: List, row: ConversationRow, me: number, mentioned: State["mentioned"]): List {
  const known = rowById(list.rows, row.id);
  if (known && known.revision > row.revision) return list;
  const { sort } = list.filter;
  const fits = belongs(row, list.filter, me, mentioned) && !isBelowFloor(placeOfRow(row, sort), list.floor);
  if (!known && !fits) return list;
  return { ...list, rows: withRowAt(list.rows, row, sort, !fits) };
}
