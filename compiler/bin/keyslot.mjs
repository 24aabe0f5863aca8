#!/usr/bin/env node
// In the workspace the sources run as they are, through tsx, so that the tool is never older than its code; packed, only dist exists.
import { existsSync } from "node:fs";

const source = new URL("../src/cli/main.ts", import.meta.url);
if (existsSync(source)) {
  const { register } = await import("tsx/esm/api");
  // Without the tsconfig of whatever folder the tool is called from.
  register({ tsconfig: false });
  await import(source.href);
} else {
  await import(new URL("../dist/cli/main.cjs", import.meta.url).href);
}
