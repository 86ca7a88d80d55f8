import type { ConversationRow } from "#shared/wire.ts";
import { compareRows, placeOfRow, type RowPlace } from "./place.ts";
import { handIndexOver, rowById } from "./row-index.ts";
import type { Asked } from "./view.ts";

type Sort = Asked["sort"];
type Rows = readonly ConversationRow[];

/** The rows with one as it is now, at its place; without it when it `leaves`. Costs a copy of the array and no more. */
export function withRowAt(rows: Rows, row: ConversationRow, sort: Sort, leaves = false): Rows {
  const known = rowById(rows, row.id);
  const next = exchanged(rows, known, leaves ? undefined : row, sort);
  handIndexOver(rows, next, known && leaves ? [known] : [], leaves ? [] : [row]);
  return next;
}

/** A copy without one of its rows, and with another at its place. Leaves the index alone. */
export function exchanged(
  rows: Rows,
  gone: ConversationRow | undefined,
  come: ConversationRow | undefined,
  sort: Sort,
): Rows {
  const next = rows.slice();
  if (gone) next.splice(indexOf(rows, gone, sort), 1);
  if (come) next.splice(placeIn(next, placeOfRow(come, sort), sort), 0, come);
  return next;
}

/** The rows and those of a further page that are not among them yet. */
export function withFurther(rows: Rows, page: Rows, sort: Sort): Rows {
  const fresh = page.filter(({ id }) => rowById(rows, id) === undefined);
  const next = rows.slice();
  for (const row of fresh) next.splice(placeIn(next, placeOfRow(row, sort), sort), 0, row);
  handIndexOver(rows, next, [], fresh);
  return next;
}

/** The rows with others in the places of those of the same ids. */
export function withChangedInPlace(rows: Rows, changed: Rows, sort: Sort): Rows {
  const next = rows.slice();
  for (const row of changed) {
    const known = rowById(rows, row.id);
    if (known) next[indexOf(rows, known, sort)] = row;
  }
  handIndexOver(rows, next, [], changed);
  return next;
}

/** Where a row that is among them stands. */
export function indexOf(rows: Rows, row: ConversationRow, sort: Sort): number {
  const at = placeIn(rows, placeOfRow(row, sort), sort);
  return rows[at] === row ? at : rows.indexOf(row);
}

/** Where a row with this place would stand: by halves. */
function placeIn(rows: Rows, place: RowPlace, sort: Sort): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = rows[middle];
    if (other && compareRows(placeOfRow(other, sort), place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
