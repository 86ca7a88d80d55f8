import type { ConversationRow } from "#shared/wire.ts";

/**
 * Rows of a list by id. A list may have a hundred thousand, and most events change one: so the index of a list goes
 * over to the one that was made of it, and whoever still asks the old one gets it made anew.
 */
const indexes = new WeakMap<readonly ConversationRow[], Map<number, ConversationRow>>();

export const rowById = (rows: readonly ConversationRow[], id: number): ConversationRow | undefined =>
  indexOf(rows).get(id);

/** `after` is `before` without some rows and with others. */
export function handIndexOver(
  before: readonly ConversationRow[],
  after: readonly ConversationRow[],
  gone: readonly ConversationRow[],
  come: readonly ConversationRow[],
): void {
  const index = indexOf(before);
  indexes.delete(before);
  for (const { id } of gone) index.delete(id);
  for (const row of come) index.set(row.id, row);
  indexes.set(after, index);
}

function indexOf(rows: readonly ConversationRow[]): Map<number, ConversationRow> {
  let index = indexes.get(rows);
  if (!index) {
    index = new Map();
    for (const row of rows) index.set(row.id, row);
    indexes.set(rows, index);
  }
  return index;
}
