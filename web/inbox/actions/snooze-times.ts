import type { HoursCard, Time } from "#shared/wire.ts";

export type SnoozeChoice = {
  readonly key: "two_hours" | "tomorrow" | "workday" | "monday";
  readonly until: Time;
};

const HOUR = 3_600_000;
const MORNING = 9;
const MONDAY = 1;
const WEEK = 7;

/** When a matter may come back: in two hours, tomorrow morning, on Monday morning; here's local time. Where the hours of
 * the house are known, a morning is when it opens, and a day on which it does not is left for the next on which it does. */
export function snoozeChoices(now: Date, house: HoursCard | null = null): readonly SnoozeChoice[] {
  const opens = openingBy(house);
  const toMonday = (MONDAY + WEEK - now.getDay()) % WEEK || WEEK;
  const workday = [1, 2, 3, 4, 5, 6, 7].find((days) => opens(now, days) !== null) ?? 1;
  const morning = wire(opens(now, workday) ?? at(now, workday, MORNING, 0));
  const monday = wire(opens(now, toMonday) ?? at(now, toMonday, MORNING, 0));
  return [
    { key: "two_hours", until: wire(new Date(now.getTime() + 2 * HOUR)) },
    { key: workday === 1 ? "tomorrow" : "workday", until: morning },
    ...(monday === morning ? [] : [{ key: "monday" as const, until: monday }]),
  ];
}

/** When the house opens so many days from now; null when it does not. Its clock must be ours. */
function openingBy(house: HoursCard | null): (now: Date, days: number) => Date | null {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!house || house.timezone !== here) return (now, days) => at(now, days, MORNING, 0);
  return (now, days) => {
    const day = (now.getDay() + days + WEEK - MONDAY) % WEEK;
    const [hour, minute] = (house.weekly[day]?.[0]?.[0] ?? "").split(":").map(Number);
    return hour === undefined || minute === undefined ? null : at(now, days, hour, minute);
  };
}

const at = (now: Date, days: number, hour: number, minute: number): Date =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour, minute);

/** Microseconds, as everywhere on the wire. */
const wire = (date: Date): Time => date.toISOString().replace("Z", "000Z");
