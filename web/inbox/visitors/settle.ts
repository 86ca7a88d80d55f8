import type { VisitorCard } from "#shared/wire.ts";

export type Line = { readonly visitor: VisitorCard; readonly hasGone: boolean };

/**
 * What to show of who is here now. While somebody looks closely nothing moves: whoever has gone keeps their place,
 * and whoever comes waits above, counted. Otherwise it is as the house tells it, the newest first.
 */
export function settle(
  shown: readonly Line[],
  fresh: readonly VisitorCard[],
  isHeld: boolean,
): { readonly lines: readonly Line[]; readonly waiting: number } {
  if (!isHeld) return { lines: fresh.map((visitor) => ({ visitor, hasGone: false })), waiting: 0 };
  const here = new Map(fresh.map((visitor) => [visitor.ref, visitor]));
  const lines = shown.map(({ visitor }) => {
    const now = here.get(visitor.ref);
    here.delete(visitor.ref);
    return { visitor: now ?? visitor, hasGone: now === undefined };
  });
  return { lines, waiting: here.size };
}
