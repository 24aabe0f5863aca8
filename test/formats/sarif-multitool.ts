import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const version = "5.7.0";
const home = fileURLToPath(new URL("../../node_modules/.cache/sarif-multitool", import.meta.url));
const platforms: Readonly<Record<string, string>> = { linux: "linux", darwin: "darwin", win32: "win32" };
const folder = join(home, version, "node_modules/@microsoft", `sarif-multitool-${platforms[process.platform]}`);
const tool = join(folder, process.platform === "win32" ? "Sarif.Multitool.exe" : "Sarif.Multitool");

/** Microsoft's validator: 100 MB, so it is fetched when it is asked for and kept beside the other caches. False when it cannot be had. */
export function hasMultitool(): boolean {
  if (existsSync(tool)) return true;
  const prefix = join(home, version);
  mkdirSync(prefix, { recursive: true });
  // Else npm would install into the nearest package above.
  writeFileSync(join(prefix, "package.json"), '{ "private": true }\n');
  const quiet = ["--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-timeout=20000"];
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  spawnSync(npm, ["install", `@microsoft/sarif-multitool@${version}`, ...quiet], { cwd: prefix, encoding: "utf8" });
  if (!existsSync(tool)) return false;
  // Its own install script does this, where install scripts may run.
  chmodSync(tool, 0o755);
  return true;
}

export interface ValidatorResult {
  readonly ruleId: string;
  readonly level: string;
  readonly file: string;
}

/** What the validator has to say about SARIF files: errors and warnings. */
export function validate(files: readonly string[], output: string): readonly ValidatorResult[] {
  const { stderr, stdout } = spawnSync(
    tool,
    ["validate", ...files, "--output", output, "--level", "Error;Warning", "--log", "ForceOverwrite"],
    { encoding: "utf8" },
  );
  if (!existsSync(output)) throw new Error(`${stdout}\n${stderr}`);
  const [run] = JSON.parse(readFileSync(output, "utf8")).runs;
  return (run.results ?? []).map((result: SarifResult) => ({
    ruleId: result.ruleId ?? run.tool.driver.rules[result.ruleIndex ?? 0].id,
    level: result.level ?? "warning",
    file: result.locations?.[0]?.physicalLocation.artifactLocation.uri ?? "",
  }));
}

interface SarifResult {
  readonly ruleId?: string;
  readonly ruleIndex?: number;
  readonly level?: string;
  readonly locations?: readonly { physicalLocation: { artifactLocation: { uri: string } } }[];
}
