import type { CannedReplyCard } from "#shared/wire.ts";
import { bothLayouts } from "../../words/layout.ts";

/** Replies that fit what was typed: by how well, then in the language of the client, then by use. */
export function matching(
  replies: readonly CannedReplyCard[],
  query: string,
  language: "ru" | "en" | null,
): readonly CannedReplyCard[] {
  const readings = query === "" ? [""] : bothLayouts(query).map(folded);
  return replies
    .map((reply) => ({ reply, fit: Math.max(...readings.map((reading) => fitOf(reply, reading))) }))
    .filter(({ fit }) => fit > 0)
    .sort(
      (a, b) =>
        b.fit - a.fit ||
        foreign(a.reply, language) - foreign(b.reply, language) ||
        b.reply.used_count - a.reply.used_count ||
        a.reply.title.localeCompare(b.reply.title),
    )
    .map(({ reply }) => reply);
}

function fitOf({ shortcut, title, text }: CannedReplyCard, query: string): number {
  if (query === "") return 1;
  const short = folded(shortcut);
  if (short === query) return 6;
  if (short.startsWith(query)) return 5;
  if (hasWord(folded(title), query)) return 4;
  if (short.includes(query) || folded(title).includes(query)) return 3;
  return hasWord(folded(text), query) ? 2 : 0;
}

const hasWord = (words: string, query: string): boolean =>
  words.startsWith(query) || words.split(/[\s«"(]+/).some((word) => word.startsWith(query));

const foreign = ({ language }: CannedReplyCard, wanted: "ru" | "en" | null): number =>
  wanted === null || language === null || language === wanted ? 0 : 1;

const folded = (words: string): string => words.toLowerCase().replaceAll("ё", "е");
