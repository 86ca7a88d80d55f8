import type { HoursCard, Time } from "#shared/wire.ts";

export type SendChoice = {
  /** morning: tomorrow's; next_morning: of the next day on which somebody works, when that is a later one. */
  readonly key: "hour" | "evening" | "morning" | "next_morning";
  readonly at: Time;
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const USUAL = "09:00";
const EVENING = 18;
const LOOK_AHEAD = 14;

/** When a reply may go: in an hour, this evening, in the morning of the next working day by the hours of the house. */
export function sendChoices(now: Date, hours: HoursCard | null): readonly SendChoice[] {
  const evening = new Date(now.getFullYear(), now.getMonth(), now.getDate(), EVENING);
  const morning = nextMorning(now, hours);
  return [
    { key: "hour", at: wire(now.getTime() + HOUR) },
    ...(evening.getTime() - now.getTime() > 2 * HOUR
      ? [{ key: "evening" as const, at: wire(evening.getTime()) }]
      : []),
    { key: morning.days === 1 ? "morning" : "next_morning", at: wire(morning.at) },
  ];
}

function nextMorning(now: Date, hours: HoursCard | null): { readonly days: number; readonly at: number } {
  for (let days = 1; hours && days <= LOOK_AHEAD; days += 1) {
    const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
    const opens = opening(day, hours);
    if (opens !== null) return { days, at: momentThere(day, opens, hours.timezone) };
  }
  const tomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return { days: 1, at: new Date(`${dateOf(tomorrow)}T${USUAL}`).getTime() };
}

/** "09:00"; null on a day off. */
function opening(day: Date, hours: HoursCard): string | null {
  const date = dateOf(day);
  const exception = hours.exceptions?.find((one) =>
    one.every_year ? one.date.slice(5) === date.slice(5) : one.date === date,
  );
  const spans = exception ? exception.ranges : hours.weekly[(day.getDay() + 6) % 7];
  return spans?.[0]?.[0] ?? null;
}

/** A clock time of the house, as milliseconds. */
function momentThere(day: Date, clock: string, timezone: string): number {
  const guess = Date.parse(`${dateOf(day)}T${clock}:00Z`);
  return guess - aheadOfUtc(guess, timezone);
}

function aheadOfUtc(at: number, timezone: string): number {
  const options = { timeZone: timezone, hourCycle: "h23", dateStyle: "short", timeStyle: "medium" } as const;
  const shown = new Intl.DateTimeFormat("sv-SE", options).format(new Date(at));
  const ahead = Date.parse(`${shown.replace(" ", "T")}Z`) - at;
  return Math.abs(ahead) < DAY ? Math.round(ahead / 60_000) * 60_000 : 0;
}

const dateOf = (day: Date): string =>
  `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`;

/** Microseconds, as everywhere on the wire. */
const wire = (at: number): Time => new Date(at).toISOString().replace("Z", "000Z");
