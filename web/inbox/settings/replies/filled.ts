/** What is known to be filled in; a sentence that wants what is not known is left out, as the server leaves it. */
export type Known = Readonly<Record<"opens_at" | "usual", string | null>>;

const PLACE = /\{(\w+)\}/g;
const SENTENCES = /.+?(?:[.!?…]+[»”")]*(?=\s|$)|$)\s*/g;

/** The words as a client would read them. */
export function filled(text: string, known: Known): string {
  const lines = text.split("\n").map((line) => ({ line, words: filledLine(line, known) }));
  return lines
    .filter(({ line, words }) => words !== "" || line.trim() === "")
    .map(({ words }) => words)
    .join("\n")
    .trim();
}

/** What is written in braces and is no place. */
export const unknownPlaces = (text: string): readonly string[] =>
  [...text.matchAll(PLACE)]
    .map(([, name = ""]) => name)
    .filter((name) => name !== "opens_at" && name !== "usual");

function filledLine(line: string, known: Known): string {
  const knownAs = (name: string) => (name === "opens_at" || name === "usual" ? known[name] : null);
  const kept = [...line.matchAll(SENTENCES)]
    .map(([sentence]) => sentence)
    .filter((sentence) => [...sentence.matchAll(PLACE)].every(([, name = ""]) => knownAs(name) !== null));
  return kept
    .join("")
    .replace(PLACE, (_, name: string) => knownAs(name) ?? "")
    .trimEnd();
}
