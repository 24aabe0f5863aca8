import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface CiTool {
  /** Of npm: with its version, so that a run of next year runs the same. */
  readonly packages: readonly [string, ...string[]];
  /** The command in `node_modules/.bin`. */
  readonly bin: string;
}

const home = fileURLToPath(new URL("../../node_modules/.cache/ci-tools", import.meta.url));

/**
 * The path of a tool that some CI systems run. These are too large for everybody's installation, so they are fetched when a test
 * asks for them, and kept beside the other caches. Undefined when one cannot be had.
 */
export function ciTool({ packages, bin }: CiTool): string | undefined {
  const folder = join(home, packages[0].replaceAll("/", "+"));
  const command = join(folder, "node_modules/.bin", bin);
  if (existsSync(command)) return command;
  mkdirSync(folder, { recursive: true });
  // Else npm would install into the nearest package above.
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  const quiet = ["--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-timeout=20000"];
  // What a package does on being installed is meant for its user's repository: lefthook would write hooks into this one.
  spawnSync("npm", ["install", "--ignore-scripts", ...packages, ...quiet], { cwd: folder, encoding: "utf8" });
  return existsSync(command) ? command : undefined;
}
