import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { versionOfParts } from "./scripts/widget-parts.mjs";

const DIST = fileURLToPath(new URL("dist/widget", import.meta.url));

/**
 * The widget's first file is one classic script: the owner of a site pastes one tag. Rarer parts are modules beside
 * it, built before it (`--mode` says which), each complete in itself; the first file asks for them by the version of
 * what it was built with.
 */
export default defineConfig(({ mode }) => {
  const isFirst = mode === "production";
  const entry = isFirst ? "widget/main.ts" : `widget/${mode}/part.ts`;
  return {
    root: fileURLToPath(new URL("widget", import.meta.url)),
    publicDir: false,
    define: {
      "process.env.NODE_ENV": JSON.stringify("production"),
      ...(isFirst && { __PARTS__: JSON.stringify(versionOfParts(DIST)) }),
    },
    build: {
      outDir: DIST,
      emptyOutDir: false,
      target: "es2020",
      minify: true,
      // Even a small picture goes into the script instead of becoming a second request.
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      lib: {
        entry: fileURLToPath(new URL(entry, import.meta.url)),
        name: "Okno",
        formats: [isFirst ? "iife" : "es"],
        fileName: () => (isFirst ? "okno.js" : `${mode}.js`),
      },
      sourcemap: false,
      reportCompressedSize: false,
    },
  };
});
