// Writes inbox/composer/emoji/list.txt from emojibase-data (MIT; words of Unicode CLDR), unpacked into the folder named:
//   npm pack emojibase-data && tar xzf emojibase-data-*.tgz && node scripts/emoji-list.mjs package
// A line for each emoji: itself, "skin" where it has skin tones, then its names and search words, Russian | English.
// Groups are parted by empty lines, in the order of the picker.
import { readFileSync, writeFileSync } from "node:fs";

/**
 * @typedef {{ hexcode: string, label?: string, tags?: string[], emoji: string, group?: number, order: number,
 *   version: number, skins?: unknown[] }} Emoji
 */

const [from] = process.argv.slice(2);

/** @param {string} file @returns {Emoji[]} */
const read = (file) => JSON.parse(readFileSync(`${from}/${file}`, "utf8"));

/** @param {string} language */
const of = (language) => new Map(read(`${language}/compact.json`).map((one) => [one.hexcode, one]));
const ru = of("ru");
const en = of("en");
const COMPONENTS = 2;
// Newer ones are squares on most machines that are in use.
const data = read("en/data.json").filter(
  ({ group, version }) => group !== undefined && group !== COMPONENTS && version <= 15,
);
/** @param {Emoji | undefined} one */
const words = (one) => {
  const all = [one?.label ?? "", ...(one?.tags ?? [])].map((word) => word.toLowerCase().replaceAll("|", ""));
  return [...new Set(all)].filter(Boolean).slice(0, 9).join(",");
};
/** @type {Map<number | undefined, string[]>} */
const groups = new Map();
for (const one of data.sort((a, b) => (a.group ?? 0) - (b.group ?? 0) || a.order - b.order)) {
  const line = [
    one.emoji,
    one.skins ? "skin" : "",
    `${words(ru.get(one.hexcode))}|${words(en.get(one.hexcode))}`,
  ];
  groups.set(one.group, [...(groups.get(one.group) ?? []), line.join("\t")]);
}
const list = [...groups.values()].map((lines) => lines.join("\n")).join("\n\n");
writeFileSync(new URL("../inbox/composer/emoji/list.txt", import.meta.url), `${list}\n`);
