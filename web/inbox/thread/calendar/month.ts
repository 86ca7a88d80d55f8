/** The weeks of a month, Monday first; days of its neighbours fill the corners. */
export function weeksOf(year: number, month: number): readonly (readonly Date[])[] {
  const first = new Date(year, month, 1);
  const lead = (first.getDay() + 6) % 7;
  const days = new Date(year, month + 1, 0).getDate();
  const weeks = Math.ceil((lead + days) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => new Date(year, month, 1 - lead + week * 7 + day)),
  );
}

/** The same day some months away, or the last of that month where there is none. */
export function monthsAway(day: Date, by: number): Date {
  const last = new Date(day.getFullYear(), day.getMonth() + by + 1, 0).getDate();
  return new Date(day.getFullYear(), day.getMonth() + by, Math.min(day.getDate(), last));
}

const STEPS: Readonly<Record<string, (day: Date) => Date>> = {
  ArrowLeft: (day) => daysAway(day, -1),
  ArrowRight: (day) => daysAway(day, 1),
  ArrowUp: (day) => daysAway(day, -7),
  ArrowDown: (day) => daysAway(day, 7),
  Home: (day) => daysAway(day, -((day.getDay() + 6) % 7)),
  End: (day) => daysAway(day, 6 - ((day.getDay() + 6) % 7)),
  PageUp: (day) => monthsAway(day, -1),
  PageDown: (day) => monthsAway(day, 1),
};

/** The day to which a key leads, never past the last one; undefined for a key that leads nowhere. */
export function dayBehind(key: string, from: Date, last: Date): Date | undefined {
  const to = STEPS[key]?.(from);
  return to && (to > last ? last : to);
}

function daysAway(day: Date, by: number): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + by);
}
