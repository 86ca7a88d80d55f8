/** What left and what came between two lists of the same things in nearly the same order. */
export type Differences<Item> = { readonly gone: readonly Item[]; readonly come: readonly Item[] };

/**
 * Goes along both side by side, which costs no more than a copy. Null when they differ in more than `most` places:
 * then it is quicker to begin anew.
 */
export function differences<Item>(
  before: readonly Item[],
  after: readonly Item[],
  most: number,
): Differences<Item> | null {
  const gone: Item[] = [];
  const come: Item[] = [];
  let one = 0;
  let other = 0;
  while (one < before.length || other < after.length) {
    if (before[one] === after[other]) {
      one += 1;
      other += 1;
      continue;
    }
    // What stands next on the other side was only pushed down, or up.
    const isPutIn = before[one] === after[other + 1];
    const isTakenOut = !isPutIn && before[one + 1] === after[other];
    gone.push(...before.slice(one, isPutIn ? one : one + 1));
    come.push(...after.slice(other, isTakenOut ? other : other + 1));
    if (gone.length + come.length > most) return null;
    if (!isPutIn) one += 1;
    if (!isTakenOut) other += 1;
  }
  return { gone, come };
}
