import type { ButtonCard } from "#shared/wire.ts";

type Rows = readonly (readonly ButtonCard[])[];

export const withButton = (rows: Rows, y: number, x: number, button: ButtonCard): Rows =>
  rows.map((row, at) => (at === y ? row.map((old, beside) => (beside === x ? button : old)) : row));

export const withLast = (rows: Rows, y: number, button: ButtonCard): Rows =>
  rows.map((row, at) => (at === y ? [...row, button] : row));

/** A row that has lost its last button is gone as well. */
export const withoutButton = (rows: Rows, y: number, x: number): Rows =>
  rows
    .map((row, at) => (at === y ? row.filter((_, beside) => beside !== x) : row))
    .filter((row) => row.length > 0);

/** What a channel will open. */
export const isWebAddress = (text: string): boolean => /^https?:\/\/\S+$/.test(text.trim());

/** Whether every link can be sent as it is written. */
export const areSound = (rows: Rows): boolean =>
  rows.every((row) => row.every(({ label, url }) => !label.trim() || !url?.trim() || isWebAddress(url)));
