import { shown } from "../../stores/shown.ts";
import { openedRow } from "../../stores/threads.ts";
import { pickTo, reachOf, togglePick } from "./picked.ts";

/** Picks the open row, or lets it go. */
export function pickOpened(): void {
  const id = openedRow.peek()?.id ?? shown.peek().rows[0]?.id;
  if (id !== undefined) togglePick(id);
}

/** Draws the range one row further, or back. */
export function stepPick(by: 1 | -1): void {
  const order = shown.peek().rows.map(({ id }) => id);
  const opened = openedRow.peek()?.id ?? null;
  const from = reachOf() ?? opened;
  const at = from === null ? -1 : order.indexOf(from);
  const next = order[at < 0 ? 0 : Math.min(Math.max(at + by, 0), order.length - 1)];
  if (next !== undefined) pickTo(next, opened);
}
