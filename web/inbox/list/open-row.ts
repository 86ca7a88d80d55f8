import { go, route, viewOf } from "../stores/route.ts";
import { shown } from "../stores/shown.ts";
import { openedRow } from "../stores/threads.ts";

export function openRow(id: number | null): void {
  if (id !== null) go({ at: "inbox", view: viewOf(route.peek()), conversationId: id });
}

/** Opens the row below or above the one on screen; the first one when there is none. */
export function stepRow(by: 1 | -1): void {
  const { rows } = shown.peek();
  const at = rows.findIndex(({ id }) => id === openedRow.peek()?.id);
  const next = rows[at < 0 ? 0 : at + by];
  if (next) openRow(next.id);
}

export function openEdge(which: "first" | "last"): void {
  openRow(shown.peek().rows.at(which === "first" ? 0 : -1)?.id ?? null);
}

/** The row to look at once this one has left the list: the next, or else the one before. */
export function neighbourOf(id: number): number | null {
  const { rows } = shown.peek();
  const at = rows.findIndex((row) => row.id === id);
  return at < 0 ? null : ((rows[at + 1] ?? rows[at - 1])?.id ?? null);
}
