import type { HoursCard } from "#shared/wire.ts";
import { troubleOf } from "./week.ts";

/** Codes by the server's names of fields, before it is asked. */
export function troublesOf({ weekly, exceptions = [] }: HoursCard): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const days = new Set<string>();
  weekly.forEach((day, place) => {
    const trouble = troubleOf(day);
    if (trouble) found[`weekly.${place}`] = trouble;
  });
  exceptions.forEach((exception, place) => {
    const { date, every_year: isYearly, ranges } = exception;
    const day = isYearly ? `*${date.slice(4)}` : date;
    const trouble = date === "" ? "date_wrong" : days.has(day) ? "date_twice" : troubleOf(ranges);
    days.add(day);
    if (trouble) found[`exceptions.${place}`] = trouble;
  });
  return found;
}

/** What the server has said holds until its field is changed. */
export function stillTold(
  told: Readonly<Record<string, string>>,
  before: HoursCard,
  after: HoursCard,
): Readonly<Record<string, string>> {
  const isSame = (field: string): boolean => {
    const [list, place] = field.split(".");
    if (list === "weekly" && place) return before.weekly[Number(place)] === after.weekly[Number(place)];
    if (list === "exceptions") return before.exceptions === after.exceptions;
    return before.timezone === after.timezone;
  };
  return Object.fromEntries(Object.entries(told).filter(([field]) => isSame(field)));
}
