import type { Availability, Person } from "./wire.ts";
import type { Words } from "./words.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What the header promises; `zone` is the visitor's (null: the browser's own). Never more than the server knows. */
export function trueLine(
  availability: Pick<Availability, "state" | "opens_at" | "usual_seconds"> | null,
  operators: readonly Person[],
  now: Date,
  words: Words,
  zone?: string,
): string {
  const { t } = words;
  const isHere = availability ? availability.state === "online" : operators.length > 0;
  if (isHere) return usually(availability?.usual_seconds ?? null, words) ?? here(operators, words);
  if (availability?.state === "closed" && availability.opens_at !== null) {
    return opening(new Date(availability.opens_at), now, words, zone);
  }
  return t("presence.away");
}

/** Rounded up, so that it is kept: to a minute, from ten minutes on to five, from an hour on to an hour. */
function usually(seconds: number | null, { t }: Words): string | null {
  if (seconds === null || seconds > DAY) return null;
  if (seconds <= MINUTE) return t("usual.minute");
  const step = seconds <= 10 * MINUTE ? 1 : 5;
  const minutes = Math.ceil(seconds / MINUTE / step) * step;
  if (minutes < 60) return t("usual.minutes", { count: minutes });
  return t("usual.hours", { count: Math.ceil(seconds / HOUR) });
}

function here(operators: readonly Person[], { t }: Words): string {
  const [first, second] = operators;
  if (!first) return t("presence.here");
  if (!second) return t("presence.one", { name: first.name });
  if (operators.length === 2) return t("presence.two", { name: first.name, other: second.name });
  return t("presence.more", { name: first.name, count: operators.length - 1 });
}

function opening(at: Date, now: Date, { t, language }: Words, zone?: string): string {
  const timeZone = zone ? { timeZone: zone } : {};
  // A day by its date in that zone, so that "tomorrow" is theirs and not the server's.
  const dayOf = (date: Date) =>
    Date.parse(new Intl.DateTimeFormat("en-CA", { dateStyle: "short", ...timeZone }).format(date));
  const days = Math.round((dayOf(at) - dayOf(now)) / 86_400_000);
  const time = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit", ...timeZone }).format(
    at,
  );
  if (days <= 0) return t("opens.today", { time });
  if (days === 1) return t("opens.tomorrow", { time });
  const form: Intl.DateTimeFormatOptions = {
    weekday: days < 7 ? "short" : undefined,
    day: "numeric",
    month: "long",
  };
  const day = new Intl.DateTimeFormat(language, { ...form, ...timeZone }).format(at);
  return t("opens.day", { day, time });
}
