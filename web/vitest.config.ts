import { defineConfig } from "vitest/config";
import { preactForReact } from "./vite.preact.ts";

export default defineConfig({
  resolve: { alias: preactForReact },
  test: {
    include: ["{shared,inbox,widget,scripts}/**/*.test.{ts,tsx,mjs}"],
    environment: "happy-dom",
    // Only what passes through Vite sees the aliases above.
    server: { deps: { inline: ["virtua", "@testing-library/preact"] } },
    maxWorkers: 2,
    restoreMocks: true,
    unstubGlobals: true,
  },
});
