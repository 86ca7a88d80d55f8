import { bothLayouts } from "../../words/layout.ts";
import { allEmoji, type Emoji, folded } from "./emoji.ts";

/** Emoji by a word of either language, on either keyboard layout: names first, then what they are also found by. */
export function findEmoji(query: string, most: number): readonly Emoji[] {
  const readings = bothLayouts(query.trim().toLowerCase()).map(folded);
  if (readings[0] === "") return [];
  return allEmoji
    .map((one, order) => ({ one, order, fit: Math.max(...readings.map((reading) => fitOf(one, reading))) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit || a.order - b.order)
    .slice(0, most)
    .map(({ one }) => one);
}

/** What it is called counts before what it is also found by. */
function fitOf({ names, words }: Emoji, query: string): number {
  if (names.includes(query)) return 5;
  if (names.some((one) => one.startsWith(query))) return 4;
  if (names.some((one) => one.includes(` ${query}`))) return 3;
  if (words.includes(query)) return 2;
  return words.some((one) => one.startsWith(query)) ? 1 : 0;
}
