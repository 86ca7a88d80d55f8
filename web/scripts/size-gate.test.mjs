// @vitest-environment node
import { expect, test } from "vitest";
import { firstLoadScripts } from "./size-gate.mjs";

test("a first visit loads the entry and what it imports at once, not what comes when asked for", () => {
  const manifest = {
    "index.html": {
      file: "assets/index.js",
      isEntry: true,
      imports: ["_thread.js"],
      dynamicImports: ["late.ts"],
    },
    "_thread.js": { file: "assets/thread.js", imports: ["_core.js"] },
    "_core.js": { file: "assets/core.js", imports: ["_thread.js"] },
    "late.ts": { file: "assets/late.js" },
    "style.css": { file: "assets/style.css", isEntry: true },
  };
  expect(firstLoadScripts(manifest)).toEqual(["assets/index.js", "assets/thread.js", "assets/core.js"]);
});
