import type { MacroDeed } from "#shared/wire.ts";
import { tags } from "../stores/attributes.ts";
import { teams } from "../stores/hours.ts";
import { operatorOf } from "../stores/house.ts";
import { counted, type Key, t, wordsFor } from "./t.ts";

export type DeedKind = MacroDeed["do"];

/** "Ответ", "Приоритет": what kind of deed it is. */
export const kindWords = (kind: DeedKind): string => t(`macros.do.${kind}` satisfies Key);

/** "Ответ: Вернём деньги…", "Приоритет: Высокий": what it does. */
export function deedWords(deed: MacroDeed): string {
  const what = objectOf(deed);
  return what ? `${kindWords(deed.do)}: ${what}` : kindWords(deed.do);
}

/** Everything a macro does, in one line. */
export const macroWords = (deeds: readonly MacroDeed[]): string => deeds.map(deedWords).join(" · ");

function objectOf(deed: MacroDeed): string {
  switch (deed.do) {
    case "reply":
    case "note":
      return deed.text.replaceAll(/\s+/g, " ").trim();
    case "assign":
      return personWords(deed.operator_id);
    case "team":
      if (deed.team_id === null) return t("macros.no_team");
      return teams.value?.find(({ id }) => id === deed.team_id)?.name ?? t("matter.gone_team");
    case "tags":
      return [...deed.add, ...deed.remove.map((id) => `−${tagName(id)}`)].join(", ");
    case "priority":
      return wordsFor("priority", deed.priority) ?? deed.priority;
    case "snooze":
      return lengthWords(deed.minutes);
    case "close":
      return "";
  }
}

export const tagName = (id: number): string =>
  tags.value?.find((tag) => tag.id === id)?.name ?? t("matter.gone_tag");

function personWords(who: number | "me" | null): string {
  if (who === "me") return t("macros.me");
  return who === null ? t("macros.nobody") : (operatorOf(who)?.name ?? "");
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** For how long: in whole days or hours where it is some, else in minutes. */
export function lengthWords(minutes: number | "tomorrow_morning"): string {
  if (minutes === "tomorrow_morning") return t("macros.until_morning");
  if (minutes % DAY === 0) return counted("macros.days", minutes / DAY);
  if (minutes % HOUR === 0) return counted("macros.hours", minutes / HOUR);
  return counted("macros.minutes", minutes);
}
