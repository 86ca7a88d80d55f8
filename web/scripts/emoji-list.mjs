// Writes inbox/composer/emoji/list.txt from emojibase-data (MIT; words of Unicode CLDR), unpacked into the folder named:
//   npm pack emojibase-data && tar xzf emojibase-data-*.tgz && node scripts/emoji-list.mjs package
// A line for each emoji: itself, "skin" where it has skin tones, then its names and search words, Russian | English.
// Groups are parted by empty lines, in the order of the picker.
import { readFileSync, writeFileSync } from "node:fs";

const [from] = process.argv.slice(2);
const of = (language) =>
  new Map(
    JSON.parse(readFileSync(`${from}/${language}/compact.json`, "utf8")).map((one) => [one.hexcode, one]),
  );
const ru = of("ru");
const en = of("en");
const COMPONENTS = 2;
// Newer ones are squares on most machines that are in use.
const data = JSON.parse(readFileSync(`${from}/en/data.json`, "utf8")).filter(
  ({ group, version }) => group !== undefined && group !== COMPONENTS && version <= 15,
);
const words = (one) => {
  const all = [one?.label ?? "", ...(one?.tags ?? [])].map((word) => word.toLowerCase().replaceAll("|", ""));
  return [...new Set(all)].filter(Boolean).slice(0, 9).join(",");
};
const groups = new Map();
for (const one of data.sort((a, b) => a.group - b.group || a.order - b.order)) {
  const line = [
    one.emoji,
    one.skins ? "skin" : "",
    `${words(ru.get(one.hexcode))}|${words(en.get(one.hexcode))}`,
  ];
  groups.set(one.group, [...(groups.get(one.group) ?? []), line.join("\t")]);
}
const list = [...groups.values()].map((lines) => lines.join("\n")).join("\n\n");
writeFileSync(new URL("../inbox/composer/emoji/list.txt", import.meta.url), `${list}\n`);
