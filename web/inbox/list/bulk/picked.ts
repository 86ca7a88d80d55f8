import { computed, effect, signal } from "@preact/signals";
import type { ConversationRow } from "#shared/wire.ts";
import { route, viewOf } from "../../stores/route.ts";
import { rows } from "../../stores/rows.ts";
import { shown } from "../../stores/shown.ts";

/** As many as one deed takes. */
const MOST = 500;

const ids = signal<ReadonlySet<number>>(new Set());
/** Where a range begins, and where it was drawn to. */
let anchor: number | null = null;
let reach: number | null = null;

/** The rows that were picked and are still in the list, in its order. */
export const picked = computed<readonly ConversationRow[]>(() =>
  ids.value.size === 0 ? [] : rows.value.filter(({ id }) => ids.value.has(id)),
);

export const isPicking = computed(() => picked.value.length > 0);

export const isPicked = (id: number): boolean => ids.value.has(id);

/** Where the next step of a range goes from. */
export const reachOf = (): number | null => (isPicking.peek() ? reach : null);

export function togglePick(id: number): void {
  const next = new Set(ids.peek());
  if (!next.delete(id) && next.size < MOST) next.add(id);
  ids.value = next;
  anchor = reach = id;
}

/** All from the row that was picked last, or else from `from`, to this one. */
export function pickTo(id: number, from: number | null): void {
  const order = shown.peek().rows.map((row) => row.id);
  const start = order.indexOf(isPicking.peek() && anchor !== null ? anchor : (from ?? id));
  const end = order.indexOf(id);
  if (end < 0) return;
  const first = start < 0 ? end : start;
  const was = reach === null ? -1 : order.indexOf(reach);
  const next = new Set(ids.peek());
  // What the range no longer reaches is let go again.
  if (was >= 0) for (const one of between(order, first, was)) next.delete(one);
  for (const one of between(order, first, end)) if (next.size < MOST) next.add(one);
  ids.value = next;
  anchor = order[first] ?? id;
  reach = id;
}

export function pickAll(): void {
  ids.value = new Set(
    shown
      .peek()
      .rows.slice(0, MOST)
      .map(({ id }) => id),
  );
  anchor = reach = null;
}

export function endPicking(): void {
  if (ids.peek().size > 0) ids.value = new Set();
  anchor = reach = null;
}

const between = (order: readonly number[], one: number, other: number): readonly number[] =>
  order.slice(Math.min(one, other), Math.max(one, other) + 1);

/** Another view is another choice. */
let view = "";
effect(() => {
  const here = route.value.at === "inbox" ? viewOf(route.value) : route.value.at;
  if (here !== view) endPicking();
  view = here;
});
