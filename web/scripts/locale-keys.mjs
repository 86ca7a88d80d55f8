// Holds Russian and English together: every folder with ru and en (JSON, or a TypeScript module that exports
// one object) must say the same things in both, with the plural forms each language has.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { runnerImport } from "vite";

const WEB = fileURLToPath(new URL("..", import.meta.url));
const NOT_OURS = new Set(["node_modules", "dist"]);

/** @typedef {"ru" | "en"} Language */
/** @typedef {Readonly<Record<string, string>>} Words */

/** @type {Readonly<Record<Language, readonly string[]>>} */
const FORMS = { ru: ["one", "few", "many", "other"], en: ["one", "other"] };
const PLURAL = /^(?<stem>.+)_(?<form>zero|one|two|few|many|other)$/;

/**
 * What one language says and the other does not, in words for the person who has to mend it.
 * @param {Words} ru
 * @param {Words} en
 * @returns {readonly string[]}
 */
export function differences(ru, en) {
  const stems = pluralStems([...Object.keys(ru), ...Object.keys(en)]);
  const all = new Set([...Object.keys(ru), ...Object.keys(en)].map((key) => stemOf(key, stems)));
  return [...all].sort().flatMap((key) => {
    if (stems.has(key)) return [...missingForms(key, "ru", ru), ...missingForms(key, "en", en)];
    if (!(key in ru)) return [`ru does not have "${key}"`];
    if (!(key in en)) return [`en does not have "${key}"`];
    const [inRu, inEn] = [placeholders(ru[key]), placeholders(en[key])];
    return inRu === inEn
      ? []
      : [`"${key}" fills in ${inRu || "nothing"} in ru and ${inEn || "nothing"} in en`];
  });
}

/**
 * A lone "_other" may be a word of its own ("reason_other"); "_one", "_few" or "_many" beside it makes a plural.
 * @param {readonly string[]} keys
 * @returns {ReadonlySet<string>}
 */
function pluralStems(keys) {
  const counting = keys
    .map((key) => PLURAL.exec(key)?.groups)
    .filter((groups) => groups?.["form"] !== "other");
  return new Set(counting.flatMap((groups) => groups?.["stem"] ?? []));
}

/**
 * @param {string} key
 * @param {ReadonlySet<string>} stems
 */
function stemOf(key, stems) {
  const stem = PLURAL.exec(key)?.groups?.["stem"];
  return stem !== undefined && stems.has(stem) ? stem : key;
}

/**
 * @param {string} stem
 * @param {Language} language
 * @param {Words} words
 */
function missingForms(stem, language, words) {
  const has = Object.keys(words).filter((key) => PLURAL.exec(key)?.groups?.["stem"] === stem);
  const needs = FORMS[language].map((form) => `${stem}_${form}`);
  return [
    ...needs.filter((key) => !has.includes(key)).map((key) => `${language} does not have "${key}"`),
    ...has.filter((key) => !needs.includes(key)).map((key) => `${language} has no use for "${key}"`),
  ];
}

/** @param {string | undefined} text */
function placeholders(text) {
  return [...new Set(text?.match(/\{\w+\}/g) ?? [])].sort().join(" ");
}

/**
 * Nested words become dotted keys.
 * @param {unknown} words
 * @param {string} prefix
 * @returns {Words}
 */
export function flatten(words, prefix = "") {
  if (typeof words === "string") return { [prefix]: words };
  if (typeof words !== "object" || words === null) throw new TypeError(`"${prefix}" is not a word`);
  const parts = Object.entries(words).map(([key, value]) =>
    flatten(value, prefix ? `${prefix}.${key}` : key),
  );
  return Object.assign({}, ...parts);
}

/**
 * Every pair of ru and en under a folder.
 * @param {string} folder
 * @returns {readonly Readonly<Record<Language, string>>[]}
 */
function pairsUnder(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  const files = new Set(entries.filter((entry) => entry.isFile()).map((entry) => entry.name));
  const here = ["json", "ts"].flatMap((kind) =>
    files.has(`ru.${kind}`) || files.has(`en.${kind}`)
      ? [{ ru: join(folder, `ru.${kind}`), en: join(folder, `en.${kind}`) }]
      : [],
  );
  const folders = entries.filter((entry) => entry.isDirectory() && !NOT_OURS.has(entry.name));
  return [...here, ...folders.flatMap((entry) => pairsUnder(join(folder, entry.name)))];
}

/**
 * @param {string} file
 * @returns {Promise<Words>}
 */
async function wordsOf(file) {
  if (file.endsWith(".json")) return flatten(JSON.parse(readFileSync(file, "utf8")));
  const { module } = await runnerImport(file, { root: WEB, configFile: false, logLevel: "error" });
  const [words] = Object.values(/** @type {Record<string, unknown>} */ (module));
  return flatten(words);
}

async function main() {
  const pairs = pairsUnder(WEB);
  if (pairs.length === 0) {
    console.error("words: no folder with ru and en was found under web/");
    return 1;
  }
  let failed = 0;
  for (const pair of pairs) {
    const [ru, en] = await Promise.all([wordsOf(pair.ru), wordsOf(pair.en)]);
    const found = differences(ru, en);
    const where = relative(WEB, join(pair.ru, ".."));
    if (found.length > 0) failed = 1;
    for (const difference of found) console.error(`words: web/${where}: ${difference}`);
    if (found.length === 0)
      console.log(`words: web/${where}: ${Object.keys(ru).length} in ru, ${Object.keys(en).length} in en`);
  }
  return failed;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) process.exit(await main());
