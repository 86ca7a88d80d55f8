import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { preactForReact } from "./vite.preact.ts";

// The operator's window. The server answers unknown paths with index.html and /assets/ with files
// whose names carry a hash, so that a browser may keep them for ever.
export default defineConfig({
  root: fileURLToPath(new URL("inbox", import.meta.url)),
  base: "/",
  resolve: { alias: preactForReact },
  build: {
    outDir: fileURLToPath(new URL("dist/inbox", import.meta.url)),
    emptyOutDir: true,
    assetsDir: "assets",
    target: "es2022",
    // The size gate reads from the manifest what a first visit loads.
    manifest: true,
    sourcemap: false,
    // virtua marks its module for React's servers; there is none here to mind it.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
    reportCompressedSize: false,
  },
});
