import list from "./list.txt?raw";

export type Emoji = {
  readonly emoji: string;
  readonly hasTones: boolean;
  /** What it is found by, in Russian and English: lower case, ё as е. The names come first in each. */
  readonly names: readonly string[];
  readonly words: readonly string[];
  /** What it is called. */
  readonly name: Readonly<Record<"ru" | "en", string>>;
};

export const GROUPS = [
  "faces",
  "people",
  "nature",
  "food",
  "places",
  "activities",
  "objects",
  "symbols",
  "flags",
] as const;
export type Group = (typeof GROUPS)[number];

/** In the order of the picker. */
export const emojiOf: Readonly<Record<Group, readonly Emoji[]>> = read(list);

export const allEmoji: readonly Emoji[] = GROUPS.flatMap((group) => emojiOf[group]);

function read(text: string): Readonly<Record<Group, readonly Emoji[]>> {
  const parts = text.trimEnd().split("\n\n");
  const group = (name: Group) =>
    (parts[GROUPS.indexOf(name)] ?? "").split("\n").filter(Boolean).map(readLine);
  return {
    faces: group("faces"),
    people: group("people"),
    nature: group("nature"),
    food: group("food"),
    places: group("places"),
    activities: group("activities"),
    objects: group("objects"),
    symbols: group("symbols"),
    flags: group("flags"),
  };
}

function readLine(line: string): Emoji {
  const [emoji = "", skin, words = ""] = line.split("\t");
  const [ru = "", en = ""] = words.split("|");
  const [russian, english] = [ru.split(","), en.split(",")];
  return {
    emoji,
    hasTones: skin === "skin",
    names: [folded(russian[0] ?? ""), folded(english[0] ?? "")],
    words: [...russian.slice(1), ...english.slice(1)].map(folded),
    name: { ru: russian[0] ?? "", en: english[0] ?? "" },
  };
}

export function folded(words: string): string {
  return words.replaceAll("ё", "е");
}
