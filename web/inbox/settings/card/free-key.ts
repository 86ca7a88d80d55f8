import type { AttributeCard } from "#shared/wire.ts";

const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  "а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya"
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);
/** What a column of an imported file means already. */
const TAKEN: readonly string[] = [
  "record_id",
  "name",
  "first_name",
  "last_name",
  "phone",
  "email",
  "note",
  "tags",
  "skip",
];

/** A key for programs and files, made of the name that people read: «Размер обуви» is `razmer_obuvi`. */
export function freeKey(label: string, known: readonly Pick<AttributeCard, "key">[]): string {
  const latin = [...label.toLowerCase()].map((letter) => LATIN[letter] ?? letter).join("");
  const plain = latin.replace(/[^a-z0-9]+/g, "_").replace(/^[_0-9]+|_+$/g, "");
  const stem = (plain || "attribute").slice(0, 36);
  const taken = new Set([...TAKEN, ...known.map(({ key }) => key)]);
  let key = stem;
  for (let number = 2; taken.has(key); number++) key = `${stem}_${number}`;
  return key;
}
