import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../../compiler/bin/keyslot.mjs", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url));

/** How a run differs from the usual: in another folder than the repository's root, or with another exit code than 0. */
export interface RunOptions {
  readonly folder?: string;
  readonly expected?: number;
}

/** Runs the command line tool, its output shown. Any exit code but the expected one ends the demo. */
export function keyslot(args: readonly string[], { folder = root, expected = 0 }: RunOptions = {}): void {
  console.log(`$ keyslot ${args.join(" ")}`);
  const { status } = spawnSync(process.execPath, [bin, ...args], { cwd: folder, stdio: "inherit" });
  if (status !== expected) throw new Error(`keyslot ${args[0]} ended with ${status}; ${expected} was expected.`);
}
