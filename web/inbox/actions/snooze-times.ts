import type { Time } from "#shared/wire.ts";

export type SnoozeChoice = { readonly key: "two_hours" | "tomorrow" | "monday"; readonly until: Time };

const HOUR = 3_600_000;
const MORNING = 9;
const MONDAY = 1;

/** When a matter may come back: in two hours, tomorrow morning, on Monday morning; here's local time. */
export function snoozeChoices(now: Date): readonly SnoozeChoice[] {
  return [
    { key: "two_hours", until: wire(new Date(now.getTime() + 2 * HOUR)) },
    { key: "tomorrow", until: wire(morningIn(now, 1)) },
    { key: "monday", until: wire(morningIn(now, (MONDAY + 7 - now.getDay()) % 7 || 7)) },
  ];
}

function morningIn(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING);
}

/** Microseconds, as everywhere on the wire. */
const wire = (date: Date): Time => date.toISOString().replace("Z", "000Z");
