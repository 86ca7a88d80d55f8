import type { CallbackCard, Language, Outcome, Said, Time } from "#shared/wire.ts";
import { clockTime, dayKey, moment, span } from "./dates.ts";
import { counted, language, t, wordsFor } from "./t.ts";

export const outcomeWords = (outcome: Outcome): string => t(`calls.outcome.${outcome}`);

/** Whom we ring: by name, or by number while nobody has told one. */
export const callerName = ({ name, phone_shown }: CallbackCard): string => name.trim() || phone_shown;

/** "просрочено на 12 мин", "ждёт 3 мин", "через 25 мин"; empty for what is further off than a day. */
export function dueWords({ due_at, wanted, attempts }: CallbackCard, now: number): string {
  const left = Date.parse(due_at) - now;
  const isAtOnce = wanted === "now" && attempts.length === 0;
  if (left <= 0) return t(isAtOnce ? "calls.waits" : "calls.late", { span: span(-left) });
  return left < DAY ? t("calls.in", { span: span(left) }) : "";
}

/** When they wish to be rung: "сразу", "завтра 15:00–15:30", "сегодня в течение дня", "завтра 9:00". */
export function whenWords(wanted: string, from: Time, until: Time | null, now: number): string {
  if (wanted === "now") return t("calls.when_now");
  if (wanted === "day") return t("calls.when_day", { day: dateWords(from, now) });
  return until ? `${moment(from, now)}–${clockTime(until)}` : moment(from, now);
}

export const wantedWords = ({ wanted, wanted_from, wanted_until }: CallbackCard, now: number): string =>
  whenWords(wanted, wanted_from, wanted_until, now);

/** "у клиента 18:40", with the day where that is another; null where the clocks agree. */
export function atClients(at: Time, timezone: string): string | null {
  const theirs = shownIn(timezone, at, CLOCK);
  if (theirs === null || (theirs === clockTime(at) && isSameDay(timezone, at))) return null;
  const day = isSameDay(timezone, at) ? "" : `${shownIn(timezone, at, WEEKDAY)} `;
  return t("calls.at_clients", { time: `${day}${theirs}` });
}

/** "2 попытки · не ответили 14:20"; empty before the first. */
export function attemptsWords({ attempts }: Pick<CallbackCard, "attempts">, now: number): string {
  const last = attempts.at(-1);
  if (!last) return "";
  const words = `${outcomeWords(last.outcome)} ${moment(last.at, now)}`;
  return attempts.length === 1 ? words : `${counted("calls.attempts", attempts.length)} · ${words}`;
}

/** What became of it: "Дозвонились", "Отменена"; null while it is open. */
export function endWords({ state, outcome }: CallbackCard): string | null {
  if (state === "cancelled") return t("calls.cancelled");
  if (state !== "done") return null;
  return outcome ? outcomeWords(outcome) : t("calls.over");
}

/** A line of the history about a call, with its times as they are said here; null for any other line. */
export function callLine(service: Said, now: number): string | null {
  const { code = "" } = service;
  if (!code.startsWith("callback.")) return null;
  const { outcome = "", by = "", wanted = "", wanted_from, wanted_until, next_at } = service;
  const told = {
    phone: service["phone"] ?? "",
    name: called(service),
    when: wanted_from ? whenWords(wanted, wanted_from, wanted_until ?? null, now) : "",
  };
  const line =
    wordsFor("service", `${code}.${outcome || by}`, told) ?? wordsFor("service", code, told) ?? null;
  if (line === null) return null;
  const clean = line.replace(/[\s:,]+$/, "");
  return next_at ? `${clean}. ${t("calls.again_at", { at: moment(next_at, now) })}` : clean;
}

/** Whoever asked again, with the extension that they gave and the call does not have. */
function called({ name = "", extension }: Said): string {
  return [name, extension && t("calls.extension", { extension })].filter(Boolean).join(", ");
}

const DAY = 24 * 60 * 60_000;

/** A day near or far: "сегодня", "завтра", "вчера", "12 мая". */
export function dateWords(at: Time, now: number): string {
  const key = dayKey(at);
  const is = (days: number) => key === new Date(now + days * DAY).toDateString();
  if (is(0)) return t("calls.day_today");
  if (is(1)) return t("time.tomorrow");
  if (is(-1)) return t("time.yesterday");
  return new Intl.DateTimeFormat(PLACE[language()], { day: "numeric", month: "short" }).format(new Date(at));
}

const PLACE: Readonly<Record<Language, string>> = { ru: "ru-RU", en: "en-GB" };
const CLOCK = { hour: "2-digit", minute: "2-digit" } as const;
const WEEKDAY = { weekday: "short" } as const;
const DATE = { year: "numeric", month: "2-digit", day: "2-digit" } as const;

/** Null for a zone that this browser does not know. */
function shownIn(timezone: string, at: Time, options: Intl.DateTimeFormatOptions): string | null {
  try {
    return new Intl.DateTimeFormat(PLACE[language()], { ...options, timeZone: timezone }).format(
      new Date(at),
    );
  } catch {
    return null;
  }
}

const isSameDay = (timezone: string, at: Time): boolean =>
  shownIn(timezone, at, DATE) === new Intl.DateTimeFormat(PLACE[language()], DATE).format(new Date(at));
