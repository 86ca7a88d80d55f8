// Builds the widget: its rarer parts first, then the file that asks for them by their version.
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "vite";
import { PARTS } from "./widget-parts.mjs";

const { values } = parseArgs({ options: { logLevel: { type: "string", default: "info" } } });
const logLevel = values.logLevel === "warn" ? "warn" : "info";
const WEB = new URL("../", import.meta.url);
const configFile = fileURLToPath(new URL("vite.widget.config.ts", WEB));

rmSync(fileURLToPath(new URL("dist/widget", WEB)), { recursive: true, force: true });
for (const mode of [...PARTS, "production"]) await build({ configFile, mode, logLevel });
