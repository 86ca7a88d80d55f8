import { signal } from "@preact/signals";
import type { Language } from "#shared/wire.ts";
import type words from "../locales/ru.json";

type Form = "one" | "few" | "many" | "other";
type Raw = keyof typeof words;
type Stem<K> = K extends `${infer S}_many` ? S : never;

/** A word that counts: "3 новых". */
export type CountedKey = Stem<Raw>;
export type Key = Exclude<Raw, `${CountedKey}_${Form}`>;
type Fill = Readonly<Record<string, string | number>>;
type Table = Readonly<Record<string, string>>;

const LOAD: Readonly<Record<Language, () => Promise<{ readonly default: Table }>>> = {
  ru: () => import("../locales/ru.json"),
  en: () => import("../locales/en.json"),
};

const spoken = signal<{ readonly language: Language; readonly table: Table }>({ language: "ru", table: {} });

/** The language on screen. */
export const language = (): Language => spoken.value.language;

/** Brings the words of a language onto the screen. */
export async function speakIn(wanted: Language): Promise<void> {
  if (spoken.peek().language === wanted && Object.keys(spoken.peek().table).length > 0) return;
  spoken.value = { language: wanted, table: (await LOAD[wanted]()).default };
}

/** A word or a sentence. */
export const t = (key: Key, fill: Fill = {}): string => filled(spoken.value.table[key] ?? key, fill);

/** A sentence that counts, in the plural form its language has for `count`. */
export function counted(key: CountedKey, count: number, fill: Fill = {}): string {
  const form = rulesOf(language()).select(count);
  return filled(spoken.value.table[`${key}_${form}`] ?? key, { ...fill, count: grouped(count) });
}

/** The words for a code that the server chose, or null when nobody has taught us any. */
export function wordsFor(prefix: string, code: string, fill: Fill = {}): string | null {
  const words = spoken.value.table[`${prefix}.${code}`];
  return words === undefined ? null : filled(words, fill);
}

export const grouped = (count: number): string => numbersOf(language()).format(count);

/** Dear to make and cheap to keep, as every row of a list counts something. */
const rulesOf = kept((of: Language) => new Intl.PluralRules(of));
const numbersOf = kept((of: Language) => new Intl.NumberFormat(of));

function kept<Made>(make: (of: Language) => Made): (of: Language) => Made {
  const made = new Map<Language, Made>();
  return (of) => {
    const known = made.get(of) ?? make(of);
    made.set(of, known);
    return known;
  };
}

/** What somebody calls it in the language on screen. */
export const inOurs = (said: Readonly<Record<string, string>>): string =>
  said[language()] ?? said["en"] ?? Object.values(said)[0] ?? "";

const filled = (words: string, fill: Fill): string =>
  words.replace(/\{(\w+)\}/g, (whole, name: string) => String(fill[name] ?? whole));
