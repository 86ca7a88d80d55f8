import type { CallbackCard, Time } from "#shared/wire.ts";
import type { CallView } from "../api/calls.ts";

/** Calls by id, as they were told last. */
export type Known = Readonly<Record<number, CallbackCard>>;

/** How far a view was read: down to `last`, or wholly where there is no `next`. */
export type Reach = { readonly next: string | null; readonly last: CallbackCard | null };

export const isClosed = ({ state }: CallbackCard): boolean => state === "done" || state === "cancelled";

/** Knows a card, unless a later one is known already. */
export function withCall(known: Known, card: CallbackCard): Known {
  const before = known[card.id];
  return before && before.revision > card.revision ? known : { ...known, [card.id]: card };
}

/** The calls of a view, as they are to be rung; what is over, newest first. */
export function callsIn(known: Known, view: CallView, reach: Reach, me: number): readonly CallbackCard[] {
  const there = Object.values(known).filter(
    (card) => belongs(card, view, me) && isReached(card, view, reach),
  );
  return there.sort(view === "done" ? (a, b) => -compareBy(closedAt)(a, b) : compareBy(dueAt));
}

/** A fresh first page says what there is: what it should hold and does not is no longer so. */
export function withFreshPage(
  known: Known,
  view: CallView,
  page: readonly CallbackCard[],
  reach: Reach,
  me: number,
  heardSince: ReadonlySet<number>,
): Known {
  const told = new Set(page.map(({ id }) => id));
  const kept = Object.values(known).filter(
    (card) =>
      told.has(card.id) ||
      heardSince.has(card.id) ||
      !belongs(card, view, me) ||
      !isReached(card, view, reach),
  );
  return page.reduce(withCall, Object.fromEntries(kept.map((card) => [card.id, card])));
}

export function belongs(card: CallbackCard, view: CallView, me: number): boolean {
  if (view === "done") return isClosed(card);
  return !isClosed(card) && (view === "due" || card.claimed_by === me);
}

/** What lies further down than was read has others between that nobody has seen. */
function isReached(card: CallbackCard, view: CallView, { next, last }: Reach): boolean {
  if (next === null || last === null) return true;
  return view === "done" ? compareBy(closedAt)(card, last) >= 0 : compareBy(dueAt)(card, last) <= 0;
}

const dueAt = (card: CallbackCard): Time => card.due_at;
const closedAt = (card: CallbackCard): Time => card.closed_at ?? "";

const compareBy =
  (at: (card: CallbackCard) => Time) =>
  (a: CallbackCard, b: CallbackCard): number =>
    at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : a.id - b.id;
