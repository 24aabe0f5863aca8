// The commands of the README: installs what is needed, then runs the demo, the tests or the benches. Needs Node and npm only.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const pnpm = "pnpm@10.34.9";
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const tasks = {
  demo: ["node_modules/tsx/dist/cli.mjs", "scripts/demo.ts"],
  test: ["node_modules/vitest/vitest.mjs", "run"],
  bench: ["node_modules/tsx/dist/cli.mjs", "test/bench/bench.ts"],
  "bench:guard": ["node_modules/tsx/dist/cli.mjs", "test/bench/guard.ts"],
};

const [major = 0] = process.versions.node.split(".").map(Number);
if (major < 20) stop(`Keyslot needs Node 20 or newer; this is Node ${process.versions.node}.`);

const [name = "", ...rest] = process.argv.slice(2);
const task = Object.hasOwn(tasks, name)
  ? tasks[name]
  : stop(`Usage: node scripts/run.mjs ${Object.keys(tasks).join("|")}`);
install();
run(process.execPath, [...task, ...rest]);

/** Installs once per state of the lockfile, so that the second run needs no network. */
function install() {
  const inputs = ["pnpm-lock.yaml", "package.json", "compiler/package.json", "runtime/package.json"];
  const state = createHash("sha256");
  for (const file of inputs) state.update(readFileSync(join(root, file)));
  const stamp = join(root, "node_modules", ".keyslot-installed");
  const wanted = `${state.digest("hex")} ${process.platform}-${process.arch}\n`;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted)
    return console.log("Dependencies are installed already.");

  console.log(`Installing dependencies: npx -y ${pnpm} install --frozen-lockfile`);
  // Through a shell on Windows only, where npx is a script that cannot be spawned as it is.
  run("npx", ["-y", pnpm, "install", "--frozen-lockfile"], { shell: process.platform === "win32" });
  writeFileSync(stamp, wanted);
}

function run(command, args, options = {}) {
  const { status, signal, error } = spawnSync(command, args, { cwd: root, stdio: "inherit", ...options });
  if (error) stop(`${command} could not be started: ${error.message}`);
  if (signal) stop(`${command} was ended by ${signal}.`);
  if (status !== 0) process.exit(status ?? 1);
}

function stop(message) {
  console.error(message);
  process.exit(2);
}
