import { bothLayouts } from "../words/layout.ts";

/** How well typed words fit: the smaller the better, null when they do not. */
export type Fit = number | null;

/**
 * Each typed word must begin some word of what is looked through, on the layout that was meant as well as on the one
 * that was on. `words` are what is seen; `also` is by what else it is found, and counts less.
 */
export function fitOf(typed: string, words: string, also = ""): Fit {
  const fits = bothLayouts(typed)
    .map((reading, at) => fitAsTyped(reading, words, also, at))
    .filter((fit) => fit !== null);
  return fits.length === 0 ? null : Math.min(...fits);
}

const SEEN_FROM_START = 0;
const SEEN = 2;
const KNOWN_AS = 4;

function fitAsTyped(typed: string, words: string, also: string, misread: number): Fit {
  const wanted = piecesOf(typed);
  const seen = piecesOf(words);
  const known = piecesOf(also);
  if (wanted.every((piece) => begins(seen, piece)))
    return (begins(seen.slice(0, 1), wanted[0] ?? "") ? SEEN_FROM_START : SEEN) + misread;
  if (wanted.every((piece) => begins(seen, piece) || begins(known, piece))) return KNOWN_AS + misread;
  return null;
}

const begins = (pieces: readonly string[], start: string): boolean =>
  pieces.some((piece) => piece.startsWith(start));

const piecesOf = (words: string): readonly string[] =>
  words
    .toLowerCase()
    .replaceAll("ё", "е")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
