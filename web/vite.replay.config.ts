import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

// What the window does with snapshots and events, as a module for Node: the tests of the whole house compare on it.
export default defineConfig({
  root: fileURLToPath(new URL("inbox", import.meta.url)),
  publicDir: false,
  build: {
    outDir: fileURLToPath(new URL("dist/replay", import.meta.url)),
    emptyOutDir: true,
    target: "node20",
    minify: false,
    lib: {
      entry: fileURLToPath(new URL("inbox/state/replay.ts", import.meta.url)),
      formats: ["es"],
      fileName: () => "replay.mjs",
    },
    reportCompressedSize: false,
  },
});
