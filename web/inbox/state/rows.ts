import type { ConversationRow } from "#shared/wire.ts";
import { compare, isBelow, placeOfRow } from "./place.ts";
import type { List } from "./state.ts";
import { belongs } from "./view.ts";

/** The list with a row as it is now: moved, entered, left, or as before when the row is older than ours. */
export function withRow(list: List, row: ConversationRow, me: number): List {
  const known = list.rows.find(({ id }) => id === row.id);
  if (known && known.revision > row.revision) return list;
  const fits = belongs(row, list, me) && !isBelow(placeOfRow(row), list.floor);
  if (!known && !fits) return list;
  const others = known ? list.rows.filter(({ id }) => id !== row.id) : list.rows;
  return { ...list, rows: fits ? insert(others, row) : others };
}

/** Newest first. */
function insert(rows: readonly ConversationRow[], row: ConversationRow): readonly ConversationRow[] {
  const place = placeOfRow(row);
  const at = rows.findIndex((other) => compare(placeOfRow(other), place) < 0);
  return at < 0 ? [...rows, row] : [...rows.slice(0, at), row, ...rows.slice(at)];
}
