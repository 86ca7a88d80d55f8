import type { ClientCard } from "#shared/wire.ts";
import { isNameless } from "../../words/client-name.ts";
import { type Styled, splice } from "../styled.ts";

/** What stands in double braces, by name; what is unknown is left as it is. */
export type Values = Readonly<Record<string, string>>;

const PLACE = /\{\{\s*([a-z][a-z0-9_.]*)\s*\}\}/g;

/** Every variable that any reply may hold, before the attributes of clients. */
export const VARIABLES: readonly string[] = [
  "client.name",
  "client.first_name",
  "operator.name",
  "channel.name",
  "now.greeting",
];

/** The words with all that is known filled in. */
export function filled(words: Styled, values: Values): Styled {
  const places = [...words.text.matchAll(PLACE)].reverse();
  return places.reduce((styled, place) => {
    const value = values[place[1] ?? ""]?.trim();
    if (!value) return styled;
    const [from, to] = [place.index, place.index + place[0].length];
    return splice(styled, from, to, { text: value, entities: worn(styled, from, to, value.length) });
  }, words);
}

/** Formatting of exactly this place is that of whatever comes into it. */
const worn = ({ entities }: Styled, from: number, to: number, length: number): Styled["entities"] =>
  entities
    .filter(({ type, offset, length: reach }) => type !== "mention" && offset >= from && offset + reach <= to)
    .map((entity) => ({ ...entity, offset: 0, length }));

/** Places that nobody has filled in yet: from where to where. */
export const unfilled = (text: string): readonly (readonly [number, number])[] =>
  [...text.matchAll(PLACE)].map((place) => [place.index, place.index + place[0].length]);

/** What is known of a client. A name of several words begins with the first one. */
export function clientValues(card: ClientCard | undefined): Values {
  if (!card) return {};
  const name = (card.given_name ?? card.name).trim();
  const attributes = Object.entries(card.attributes).map(([key, value]) => [`client.${key}`, value]);
  if (isNameless(name)) return Object.fromEntries(attributes);
  return {
    ...Object.fromEntries(attributes),
    "client.name": name,
    "client.first_name": name.split(/\s+/)[0] ?? "",
  };
}

export type PartOfDay = "morning" | "day" | "evening" | "night";

export function partOfDay(at: Date): PartOfDay {
  const hour = at.getHours();
  if (hour >= 5 && hour < 12) return "morning";
  if (hour >= 12 && hour < 18) return "day";
  return hour >= 18 && hour < 23 ? "evening" : "night";
}

/** In the language of the reply, not of the window. */
export const GREETINGS: Readonly<Record<"ru" | "en", Readonly<Record<PartOfDay, string>>>> = {
  ru: { morning: "Доброе утро", day: "Добрый день", evening: "Добрый вечер", night: "Доброй ночи" },
  en: { morning: "Good morning", day: "Good afternoon", evening: "Good evening", night: "Hello" },
};
