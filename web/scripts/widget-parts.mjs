// The parts of the widget that come when they are needed: what they are called, and what version they have.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const PARTS = /** @type {const} */ (["panel", "callback", "files", "voice"]);

/**
 * Changes when any of them does, so that a browser never joins a new first file with an old part.
 * @param {string} folder where they are built
 */
export function versionOfParts(folder) {
  const hash = createHash("sha256");
  for (const part of PARTS) hash.update(readFileSync(join(folder, `${part}.js`)));
  return hash.digest("hex").slice(0, 10);
}
