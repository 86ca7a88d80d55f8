// @vitest-environment node
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const INBOX = fileURLToPath(new URL("../inbox", import.meta.url));
const NAMED = /\.code === "(Key|Digit)|\b(Key[A-Z]|Digit\d): /;

it("single keys of the window are named in keyboard/ alone, where the sheet of keys reads them", () => {
  const strangers = sources(INBOX)
    .filter((file) => NAMED.test(readFileSync(file, "utf8")))
    .map((file) => relative(INBOX, file));
  expect(strangers).toEqual([]);
});

/** @param {string} folder @returns {readonly string[]} */
function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "keyboard" ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.includes(".test.") ? [path] : [];
  });
}
