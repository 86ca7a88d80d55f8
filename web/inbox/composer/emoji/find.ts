import { bothLayouts } from "../../words/layout.ts";
import { allEmoji, type Emoji } from "./emoji.ts";

/** Emoji by a word of either language, on either keyboard layout: whole words first, then beginnings. */
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

function fitOf({ words }: Emoji, query: string): number {
  let fit = 0;
  for (const word of words) {
    const name = folded(word);
    if (name === query) return 3;
    if (name.startsWith(query)) fit = Math.max(fit, 2);
    else if (name.includes(` ${query}`)) fit = Math.max(fit, 1);
  }
  return fit;
}

const folded = (words: string): string => words.replaceAll("ё", "е");
