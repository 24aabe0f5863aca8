import { defineConfig } from "vitest/config";

const runsTool = ["test/cli/**/*.test.ts", "test/ci/**/*.test.ts"];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One core is not kept for a watcher: most of the time goes by in other processes that tests wait for.
    maxWorkers: "100%",
    projects: [
      { extends: true, test: { name: "tool", include: runsTool, globalSetup: "test/support/built-tool.ts" } },
      { extends: true, test: { name: "all else", include: ["test/**/*.test.ts"], exclude: runsTool } },
    ],
  },
});
