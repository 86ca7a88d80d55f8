import type { ExceptionCard, Holiday } from "#shared/wire.ts";

/** In the order of their days; those of every year by the next time they come. */
export const inOrder = (exceptions: readonly ExceptionCard[], today: string): readonly ExceptionCard[] =>
  [...exceptions].sort((one, other) => comes(one, today).localeCompare(comes(other, today)));

/** A day that has gone and does not come again. */
export const isPast = (exception: ExceptionCard, today: string): boolean =>
  !exception.every_year && exception.date !== "" && exception.date < today;

/** Adds days off, without a second word on days that are there already. */
export function withHolidays(
  exceptions: readonly ExceptionCard[],
  days: readonly Holiday[],
): { readonly exceptions: readonly ExceptionCard[]; readonly added: number } {
  const isThere = ({ date }: Holiday) =>
    exceptions.some((one) => one.date === date || (one.every_year && one.date.slice(5) === date.slice(5)));
  const fresh = days
    .filter((day) => !isThere(day))
    .map(({ date, name }): ExceptionCard => ({ date, name, every_year: false, ranges: [] }));
  return { exceptions: [...exceptions, ...fresh], added: fresh.length };
}

/** 2026-12-31 by the clock on the wall here. */
export function dayOf(at: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

function comes(exception: ExceptionCard, today: string): string {
  if (!exception.every_year) return exception.date;
  const thisYear = today.slice(0, 4) + exception.date.slice(4);
  return thisYear >= today ? thisYear : `${Number(today.slice(0, 4)) + 1}${exception.date.slice(4)}`;
}
