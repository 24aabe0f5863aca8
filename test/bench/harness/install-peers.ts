import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../", import.meta.url));
const pnpm = "pnpm@10.34.9";
/** Peers that are compiled on the machine that uses them; npm has no binaries of theirs. */
const compiled = ["better-sqlite3", "sqlite3"];

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
  for (const name of compiled) {
    console.log(`Compiling ${name}, which takes minutes and needs Python, make and a C++ compiler.`);
    // As scripts of these packages themselves, because what they do on install is to look for binaries on the web first.
    run("npx", ["--yes", "node-gyp@11.4.2", "rebuild", "--release"], join(folder, "node_modules", name));
  }
}

/** What to do about peers that are not compiled. */
export const howToCompile =
  "`npm run bench -- --compile-peers` compiles it (with `npm_config_nodedir=/usr` where Node's headers are there).";

function runPnpm(args: readonly string[]): void {
  run("npx", ["-y", pnpm, ...args], folder);
}

function run(command: string, args: readonly string[], cwd: string): void {
  // Through a shell on Windows only, where npx is a script that cannot be spawned as it is.
  const { status, error } = spawnSync(command, args, { cwd, stdio: "inherit", shell: process.platform === "win32" });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`\`${command} ${args.join(" ")}\` ended with ${status}.`);
}
