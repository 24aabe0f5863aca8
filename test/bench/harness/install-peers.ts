import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compiledPeers } from "./peers.ts";

const folder = fileURLToPath(new URL("../", import.meta.url));
const pnpm = "pnpm@10.34.9";

/** Installs the peers once per state of their lockfile. */
export function installPeers(): void {
  const stamp = join(folder, "node_modules/.keyslot-installed");
  const state = createHash("sha256")
    .update(readFileSync(join(folder, "pnpm-lock.yaml")))
    .digest("hex");
  const wanted = `${state} ${process.platform}-${process.arch}\n`;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.log("Installing the peers in test/bench, from the npm registry.");
  // Without scripts: those of the peers fetch binaries from elsewhere. What the registry has prebuilt is a package of its own.
  runPnpm(["install", "--frozen-lockfile", "--ignore-scripts"]);
  writeFileSync(stamp, wanted);
}

/** Compiles the peers that need it, from the sources in their packages. */
export function compilePeers(): void {
  for (const name of compiledPeers) {
    console.log(`Compiling ${name}, which takes minutes and needs Python, make and a C++ compiler.`);
    // Not by their own scripts, which look for binaries on the web first.
    const args = ["--yes", "node-gyp@11.4.2", "rebuild", "--release", `--nodedir=${findHeaders()}`];
    run("npx", args, join(folder, "node_modules", name));
  }
}

/** Node's headers lie beside it or are a package of the system; without being told where, node-gyp would download them. */
function findHeaders(): string {
  const { npm_config_nodedir: told } = process.env;
  const places = [...(told === undefined ? [] : [told]), join(dirname(process.execPath), ".."), "/usr"];
  const found = places.find((place) => existsSync(join(place, "include/node/node.h")));
  if (found === undefined)
    throw new Error(
      "Node's headers are not here. Set `npm_config_nodedir` to the folder whose `include/node` has them.",
    );
  return found;
}

function runPnpm(args: readonly string[]): void {
  run("npx", ["-y", pnpm, ...args], folder);
}

function run(command: string, args: readonly string[], cwd: string): void {
  // Through a shell on Windows only, where npx is a script that cannot be spawned as it is.
  const { status, error } = spawnSync(command, args, { cwd, stdio: "inherit", shell: process.platform === "win32" });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`\`${command} ${args.join(" ")}\` ended with ${status}.`);
}
