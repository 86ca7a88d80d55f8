import { signal } from "@preact/signals";
import type { SuggestedPair } from "#shared/wire.ts";
import { type Refused, refusedBy } from "../api/refused.ts";
import { readPairs } from "../api/suggestions.ts";

/** All who may be one person, the likeliest first, as far as they were read. */
type Pairs = {
  readonly pairs: readonly SuggestedPair[];
  readonly next: string | null;
};

export type PairsFate =
  | { readonly is: "loading" }
  | { readonly is: "ready" }
  | { readonly is: "refused"; readonly refused: Refused };

export const pairs = signal<Pairs>({ pairs: [], next: null });
export const pairsFate = signal<PairsFate>({ is: "loading" });

export const keyOf = ({ a, b }: SuggestedPair): string => `${a.id} ${b.id}`;

let turn = 0;

/** From the top, as many as were shown. Of two answers on their way only the last one asked for counts. */
export async function readAll(): Promise<void> {
  turn += 1;
  const mine = turn;
  const wanted = pairs.peek().pairs.length;
  try {
    let read: Pairs = await page(null);
    while (read.next !== null && read.pairs.length < wanted) {
      const more = await page(read.next);
      read = { pairs: joined(read.pairs, more.pairs), next: more.next };
    }
    if (mine !== turn) return;
    pairs.value = read;
    pairsFate.value = { is: "ready" };
  } catch (cause) {
    if (mine === turn) pairsFate.value = { is: "refused", refused: refusedBy(cause) };
  }
}

export async function readMore(): Promise<void> {
  const { next } = pairs.peek();
  if (next === null || pairsFate.peek().is === "loading") return;
  const mine = turn;
  pairsFate.value = { is: "loading" };
  try {
    const more = await page(next);
    if (mine === turn) pairs.value = { pairs: joined(pairs.peek().pairs, more.pairs), next: more.next };
    pairsFate.value = { is: "ready" };
  } catch (cause) {
    pairsFate.value = { is: "refused", refused: refusedBy(cause) };
  }
}

/** Off the screen, before the server has agreed. */
export function hidePair(pair: SuggestedPair): void {
  pairs.value = { ...pairs.peek(), pairs: pairs.peek().pairs.filter((one) => keyOf(one) !== keyOf(pair)) };
}

export function showPair(pair: SuggestedPair): void {
  const all = joined(pairs.peek().pairs, [pair]);
  pairs.value = { ...pairs.peek(), pairs: [...all].sort((one, other) => other.score - one.score) };
}

async function page(cursor: string | null): Promise<Pairs> {
  const { pairs, next_cursor } = await readPairs(cursor);
  return { pairs, next: next_cursor };
}

function joined(all: readonly SuggestedPair[], more: readonly SuggestedPair[]): readonly SuggestedPair[] {
  const known = new Set(all.map(keyOf));
  return [...all, ...more.filter((pair) => !known.has(keyOf(pair)))];
}
