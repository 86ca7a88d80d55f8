import type { Availability, Time } from "#shared/wire.ts";
import { language, t } from "../../words/t.ts";
import { type Day, likeDays, type Week } from "./week.ts";

const WEEKDAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** "Понедельник" */
export const dayWords = (place: number): string => t(`hours.day.${WEEKDAY[place] ?? "mon"}`);
const shortDay = (place: number): string => t(`hours.short.${WEEKDAY[place] ?? "mon"}`);

/** "Пн–Пт 9:00–18:00, Сб 10:00–16:00"; days off are not told where others are open. */
export function weekWords(week: Week): string {
  const groups = likeDays(week).filter(({ day }) => day.length > 0);
  if (groups.length === 0) return t("hours.never_open");
  return groups
    .map(({ first, last, day }) => {
      const days = first === last ? shortDay(first) : `${shortDay(first)}–${shortDay(last)}`;
      return first === 0 && last === 6
        ? `${t("hours.every_day")} ${rangesWords(day)}`
        : `${days} ${rangesWords(day)}`;
    })
    .join("; ");
}

export const rangesWords = (day: Day): string =>
  day
    .map(([from, until]) =>
      from === "00:00" && until === "24:00" ? t("hours.all_day") : `${bare(from)}–${bare(until)}`,
    )
    .join(", ");

const bare = (time: string): string => time.replace(/^0(?=\d:)/, "");

/** What holds now: "Сейчас закрыто, откроется завтра в 9:00." */
export function availabilityWords(answer: Availability, now: number): string {
  const zone = answer.timezone ?? undefined;
  if (answer.state === "closed")
    return answer.opens_at
      ? t("hours.now_closed_until", { at: whenWords(answer.opens_at, now, zone) })
      : t("hours.now_closed");
  const key = answer.state === "online" ? "hours.now_online" : "hours.now_open";
  return answer.until ? t(`${key}_until`, { at: whenWords(answer.until, now, zone) }) : t(key);
}

/** "завтра в 9:00", by the clock on the shop's own wall. */
export function whenWords(at: Time, now: number, zone: string | undefined): string {
  const then = new Date(at);
  const clock = bare(format(then, zone, { hour: "2-digit", minute: "2-digit" }));
  const days = Math.round((midnight(then, zone) - midnight(new Date(now), zone)) / 86_400_000);
  if (days === 0) return t("hours.at_today", { clock });
  if (days === 1) return t("hours.at_tomorrow", { clock });
  if (days > 1 && days < 7) {
    const place = (new Date(midnight(then, zone)).getUTCDay() + 6) % 7;
    return t("hours.at_day", { day: t(`hours.on.${WEEKDAY[place] ?? "mon"}`), clock });
  }
  return t("hours.at_day", { day: format(then, zone, { day: "numeric", month: "long" }), clock });
}

/** The calendar day there, as a moment of UTC. */
function midnight(at: Date, zone: string | undefined): number {
  const [day, month, year] = format(
    at,
    zone,
    { day: "2-digit", month: "2-digit", year: "numeric" },
    "en-GB",
  ).split("/");
  return Date.UTC(Number(year), Number(month) - 1, Number(day));
}

function format(
  at: Date,
  zone: string | undefined,
  options: Intl.DateTimeFormatOptions,
  place?: string,
): string {
  const where = place ?? (language() === "ru" ? "ru-RU" : "en-GB");
  return new Intl.DateTimeFormat(where, { ...options, ...(zone ? { timeZone: zone } : {}) }).format(at);
}
