import type { Standing } from "#shared/events.ts";
import type { OperatorCard } from "#shared/wire.ts";
import { isAway, loadOf, standingOf } from "../stores/standing.ts";
import { clockTime, dayKey, rowTime } from "./dates.ts";
import { counted, t } from "./t.ts";

/** «На месте», «Отошёл до 15:00», «Вне часов работы»: how somebody stands, in words. */
export function standingWords(card: OperatorCard, standing: Standing, at: number): string {
  if (standing !== "away") return t(`standing.${standing}`);
  if (!isAway(card, at)) return t("standing.off_hours");
  return card.away_until
    ? t("standing.away_until", { when: whenWords(card.away_until, at) })
    : t("standing.away");
}

/** What a colleague is told before they give somebody a matter. */
export const colleagueWords = (card: OperatorCard, at: number): string =>
  [
    standingWords(card, standingOf(card.id), at),
    loadOf(card.id) > 0 && counted("standing.load", loadOf(card.id)),
  ]
    .filter(Boolean)
    .join(" · ");

const whenWords = (until: string, at: number): string =>
  dayKey(until) === new Date(at).toDateString() ? clockTime(until) : rowTime(until, at);
