import type { Language, Time } from "#shared/wire.ts";
import { counted, language, t } from "./t.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "14:05" */
export const clockTime = (at: Time): string => shown(at, { hour: "2-digit", minute: "2-digit" });

/** The time in a row of a list: as short as the day allows. */
export function rowTime(at: Time, now: number): string {
  const days = daysBetween(at, now);
  if (days <= 0) return clockTime(at);
  if (days === 1) return t("time.yesterday");
  if (days < 7) return shown(at, { weekday: "short" });
  return isThisYear(at, now)
    ? shown(at, { day: "numeric", month: "short" })
    : shown(at, { day: "2-digit", month: "2-digit", year: "numeric" });
}

/** The line between two days: "Сегодня", "Вчера", "12 мая", "12 мая 2024 г." */
export function dayName(at: Time, now: number): string {
  const days = daysBetween(at, now);
  if (days === 0) return t("time.today_line");
  if (days === 1) return t("time.yesterday_line");
  return isThisYear(at, now)
    ? capitalised(shown(at, { weekday: "long", day: "numeric", month: "long" }))
    : shown(at, { day: "numeric", month: "long", year: "numeric" });
}

/** "Ноябрь 2026 г." */
export const monthName = (day: Date): string =>
  capitalised(shown(day.toISOString(), { month: "long", year: "numeric" }));

/** Names of the days of a week, Monday first. */
export const weekdayNames = (): readonly { readonly short: string; readonly long: string }[] =>
  Array.from({ length: 7 }, (_, at) => {
    const day = new Date(2026, 0, 5 + at).toISOString();
    return { short: shown(day, { weekday: "short" }), long: shown(day, { weekday: "long" }) };
  });

const capitalised = (words: string): string => words.charAt(0).toLocaleUpperCase(language()) + words.slice(1);

/** A moment in the past: "только что", "3 мин назад", "вчера 18:40". */
export function ago(at: Time, now: number): string {
  const passed = now - Date.parse(at);
  if (passed < MINUTE) return t("time.just_now");
  if (passed < HOUR) return counted("time.minutes_ago", Math.floor(passed / MINUTE));
  return moment(at, now);
}

/** A moment near or far: "14:05", "вчера 18:40", "завтра 9:00", "12 мая 14:05". */
export function moment(at: Time, now: number): string {
  const days = daysBetween(at, now);
  const clock = clockTime(at);
  if (days === 0) return clock;
  if (days === 1) return `${t("time.yesterday")} ${clock}`;
  if (days === -1) return `${t("time.tomorrow")} ${clock}`;
  const format = { day: "numeric", month: "short" } as const;
  return isThisYear(at, now) ? `${shown(at, format)} ${clock}` : shown(at, { ...format, year: "numeric" });
}

/** How long: "3 мин", "2 ч", "5 дн". */
export function span(milliseconds: number): string {
  if (milliseconds < HOUR)
    return t("time.minutes", { count: Math.max(1, Math.floor(milliseconds / MINUTE)) });
  if (milliseconds < DAY) return t("time.hours", { count: Math.floor(milliseconds / HOUR) });
  return t("time.days", { count: Math.floor(milliseconds / DAY) });
}

/** A length of sound or film: "0:07", "12:40". */
export function playtime(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** The calendar day of a moment here, as a key. */
export const dayKey = (at: Time): string => new Date(at).toDateString();

function daysBetween(at: Time, now: number): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(new Date(now)) - midnight(new Date(at))) / DAY);
}

const isThisYear = (at: Time, now: number): boolean =>
  new Date(at).getFullYear() === new Date(now).getFullYear();

/** English here is European: 24 hours, the day before the month. */
const PLACE: Readonly<Record<Language, string>> = { ru: "ru-RU", en: "en-GB" };

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formatters are dear to make and cheap to keep. */
function shown(at: Time, options: Intl.DateTimeFormatOptions): string {
  const key = language() + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(PLACE[language()], options);
  formats.set(key, known);
  return known.format(new Date(at));
}
