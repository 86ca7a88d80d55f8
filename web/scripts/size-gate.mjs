// Holds the weight of what a browser downloads, so that a heavy import is seen on the day it comes.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { PARTS } from "./widget-parts.mjs";

/** Each is complete in itself and comes once, at the press that needs it. */
const PART_LIMITS = { panel: 17_000, callback: 14_000, files: 8_000, voice: 6_000 };

const DIST = fileURLToPath(new URL("../dist", import.meta.url));

/** @typedef {{ readonly name: string, readonly files: readonly string[], readonly limit: number }} Budget */

/**
 * Every script that a first visit to the window runs: the entry and all that it imports at once.
 * @param {Readonly<Record<string, { file: string, isEntry?: boolean, imports?: string[] }>>} manifest
 * @returns {readonly string[]}
 */
export function firstLoadScripts(manifest) {
  /** @type {Set<string>} */
  const files = new Set();
  /** @param {string} key */
  const visit = (key) => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) visit(key);
  return [...files].filter((file) => file.endsWith(".js"));
}

/**
 * @param {string} dist
 * @returns {readonly Budget[]}
 */
function budgetsOf(dist) {
  const inbox = join(dist, "inbox");
  const widget = join(dist, "widget");
  const manifest = JSON.parse(readFileSync(join(inbox, ".vite", "manifest.json"), "utf8"));
  return [
    {
      name: "window, first load of JS",
      limit: 150_000,
      files: firstLoadScripts(manifest).map((f) => join(inbox, f)),
    },
    { name: "widget, first file", limit: 20_000, files: [join(widget, "okno.js")] },
    ...PARTS.map((part) => ({
      name: `widget, ${part} when needed`,
      limit: PART_LIMITS[part],
      files: [join(widget, `${part}.js`)],
    })),
  ];
}

/** @param {readonly string[]} files */
const gzippedSize = (files) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

function main() {
  const built = ["okno", ...PARTS].map((part) => `widget/${part}.js`);
  for (const target of ["inbox/.vite/manifest.json", ...built]) {
    if (!existsSync(join(DIST, target))) {
      console.error(`size: web/dist/${target} is not there; build the web part first (make build)`);
      return 1;
    }
  }
  let failed = 0;
  for (const { name, files, limit } of budgetsOf(DIST)) {
    const size = gzippedSize(files);
    const holds = files.length > 0 && size <= limit;
    if (!holds) failed = 1;
    console.log(
      `size: ${name}: ${kilobytes(size)} gzipped of ${kilobytes(limit)}${holds ? "" : "  <- TOO HEAVY"}`,
    );
  }
  const widgetFiles = readdirSync(join(DIST, "widget"));
  const known = ["okno.js", ...PARTS.map((part) => `${part}.js`)];
  const strangers = widgetFiles.filter((file) => !known.includes(file));
  if (strangers.length > 0) {
    console.error(`size: nobody weighs ${strangers.join(", ")} of the widget`);
    failed = 1;
  }
  return failed;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) process.exit(main());
