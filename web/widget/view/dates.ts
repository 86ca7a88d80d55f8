import type { Language } from "../saying.ts";

const DAY = 24 * 60 * 60 * 1000;

/** «Сегодня», «Вчера», «3 марта», «3 марта 2024 г.» */
export function dayName(date: Date, now: Date, language: Language): string {
  const ago = Math.round((startOf(now) - startOf(date)) / DAY);
  if (ago === 0 || ago === 1) {
    const words = new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-ago, "day");
    return words.charAt(0).toUpperCase() + words.slice(1);
  }
  const isThisYear = date.getFullYear() === now.getFullYear();
  return new Intl.DateTimeFormat(language, {
    day: "numeric",
    month: "long",
    ...(isThisYear ? {} : { year: "numeric" }),
  }).format(date);
}

export const timeOf = (date: Date, language: Language): string =>
  new Intl.DateTimeFormat(language === "ru" ? "ru" : undefined, {
    hour: "numeric",
    minute: "2-digit",
  }).format(date);

const startOf = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
