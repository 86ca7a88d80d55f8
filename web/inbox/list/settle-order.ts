import type { ConversationRow, Sort, Time } from "#shared/wire.ts";
import { compareRows, placeOfRow, type RowPlace } from "../state/place.ts";
import { type Differences, differences } from "./differences.ts";

/** The order somebody is looking at, as it was when they began. */
export type Held = {
  readonly order: readonly number[];
  /** By id: the last words of then. */
  readonly at: ReadonlyMap<number, Time>;
  readonly floor: RowPlace | null;
  readonly sort: Sort;
};

export type Settled = {
  readonly rows: readonly ConversationRow[];
  /** How many rows would stand higher, or be new, if the order were let go. */
  readonly above: number;
};

/** What the next settling starts from, so that it looks only at what has changed. */
type Known = Settled & {
  readonly held: Held;
  readonly live: readonly ConversationRow[];
  readonly news: ReadonlySet<number>;
};

/** More rows than this change at once only when all was read anew. */
const FEW = 64;

export const hold = (rows: readonly ConversationRow[], sort: Sort): Held => ({
  order: rows.map(({ id }) => id),
  at: new Map(rows.map(({ id, last_at }) => [id, last_at])),
  floor: rows.length > 0 ? placeOfRow(rows.at(-1) as ConversationRow, sort) : null,
  sort,
});

let known: Known | null = null;

/**
 * Rows in the order that is held, so that nothing moves under the pointer: what came or rose since waits above;
 * what was read further down follows below. Remembers the last answer; what it says depends on its arguments alone.
 */
export function settleOrder(held: Held | null, live: readonly ConversationRow[]): Settled {
  if (!held) {
    known = null;
    return { rows: live, above: 0 };
  }
  const changed = known?.held === held ? differences(known.live, live, FEW) : null;
  known = (known && changed && follow(known, live, changed)) ?? begin(held, live);
  return known;
}

/** The same, the long way. */
export const settledAnew = (held: Held, live: readonly ConversationRow[]): Settled => begin(held, live);

function begin(held: Held, live: readonly ConversationRow[]): Known {
  const byId = new Map(live.map((row) => [row.id, row]));
  const kept = held.order.flatMap((id) => byId.get(id) ?? []);
  const below = live.filter((row) => isFurther(row, held));
  const news = new Set(live.filter((row) => isNews(row, held)).map(({ id }) => id));
  return withAbove({ held, live, rows: [...kept, ...below], news });
}

/** What stands is exchanged in its place, what left goes; null when something has to be put in between. */
function follow(
  before: Known,
  live: readonly ConversationRow[],
  { gone, come }: Differences<ConversationRow>,
): Known | null {
  const { held } = before;
  const rows = before.rows.slice();
  const news = new Set(before.news);
  const places = new Map(gone.map((row) => [row.id, rows.indexOf(row)]));
  for (const row of come) {
    const at = places.get(row.id) ?? -1;
    const shows = held.at.has(row.id) || isFurther(row, held);
    if (shows && (at < 0 || !held.at.has(row.id))) return null;
    if (shows) {
      rows[at] = row;
      places.delete(row.id);
    }
  }
  const left = [...places.values()].filter((at) => at >= 0).sort((a, b) => b - a);
  for (const at of left) rows.splice(at, 1);
  for (const { id } of gone) news.delete(id);
  for (const row of come) if (isNews(row, held)) news.add(row.id);
  return withAbove({ held, live, rows, news });
}

/** Read further down since. */
const isFurther = (row: ConversationRow, { at, floor, sort }: Held): boolean =>
  !at.has(row.id) && floor !== null && compareRows(placeOfRow(row, sort), floor) > 0;

/** Came since, or a client has said something since; our own answers are no news to us. */
function isNews(row: ConversationRow, held: Held): boolean {
  const since = held.at.get(row.id);
  if (since === undefined) return !isFurther(row, held);
  return row.last_at > since && row.preview.direction === "in";
}

/** A row that was at the top already has nowhere to rise to. */
function withAbove(now: Omit<Known, "above">): Known {
  const [top] = now.held.order;
  const isOnlyTop = now.news.size === 1 && top !== undefined && now.news.has(top) && now.rows[0]?.id === top;
  return { ...now, above: isOnlyTop ? 0 : now.news.size };
}
