import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { manyInterfaces } from "./large-schemas.ts";

export interface Started {
  readonly name: string;
  /** Milliseconds from start to end, with whatever else the machine does. */
  readonly least: number;
  readonly median: number;
}

/** Measures runs with nothing to do of the tool that is installed in `home`, taking turns with Node alone. */
export function measureStarting(home: string, rounds: number): readonly Started[] {
  const bin = join(home, "node_modules/@keyslot/compiler/bin/keyslot.cjs");
  const rows: Row[] = [{ name: "node -e 0", folder: home, args: ["-e", "0"] }];
  for (const count of [20, 1000]) {
    const folder = makeProject(join(home, `project-of-${count}`), count);
    // The first build writes, what it wrote is too new for the second one to be trusted, and the third one remembers that nothing was
    // touched; so does the second check.
    for (const command of ["build", "build", "build", "check", "check"]) timeOf(folder, [bin, command]);
    for (const command of ["build", "check"])
      rows.push({ name: `keyslot ${command}, ${count} interfaces`, folder, args: [bin, command] });
  }
  const times = rows.map((): number[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [at, { folder, args }] of rows.entries()) times[at]?.push(timeOf(folder, args));
  return rows.map(({ name }, at) => {
    const sorted = (times[at] ?? []).toSorted((a, b) => a - b);
    return { name, least: sorted[0] ?? 0, median: sorted[sorted.length >> 1] ?? 0 };
  });
}

interface Row {
  readonly name: string;
  readonly folder: string;
  readonly args: readonly string[];
}

/** With a node_modules of its own, which is where the tool remembers its runs. */
function makeProject(folder: string, count: number): string {
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  for (const { path, text } of manyInterfaces(count)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function timeOf(cwd: string, args: readonly string[]): number {
  const env = { ...process.env, CI: "false", NODE_OPTIONS: "" };
  const before = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: "utf8" });
  const time = performance.now() - before;
  if (status !== 0) throw new Error(`\`${args.join(" ")}\` ended with ${status}: ${stderr}`);
  return time;
}
