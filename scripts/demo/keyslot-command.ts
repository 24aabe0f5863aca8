import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../../compiler/bin/keyslot.mjs", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url));

/** Runs the command line tool in the repository's root, its output shown, and returns its exit code. Any code but `expected` ends the demo. */
export function keyslot(command: string, args: readonly string[] = [], expected = 0): void {
  console.log(`$ keyslot ${[command, ...args].join(" ")}`);
  const { status } = spawnSync(process.execPath, [bin, command, ...args], { cwd: root, stdio: "inherit" });
  if (status !== expected) throw new Error(`keyslot ${command} ended with ${status}; ${expected} was expected.`);
}
