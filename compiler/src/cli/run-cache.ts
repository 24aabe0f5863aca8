import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ReportedBaseline } from "../diagnostics/report.ts";
import type { JudgedChange } from "../lock/judged-change.ts";
import { cacheFolder } from "./cache-folder.ts";
import { hashOf } from "./hash.ts";
import { toPosix } from "./paths.ts";
import { type Probes, probesHold } from "./probed-disk.ts";
import type { Project } from "./project.ts";
import { statOf } from "./stat-of.ts";
import type { Survey } from "./survey.ts";
import { writeFiles } from "./write-files.ts";

/** What a finished run left behind, so that a run on the same input need not compile. */
export interface CachedRun {
  /** What it read from the disk beyond the survey. */
  readonly probes: Probes;
  readonly diagnostics: readonly Diagnostic[];
  /** Every change since the baselines; a build that is repeated has none. */
  readonly changes: readonly JudgedChange[];
  /** What they are changes since. */
  readonly baselines: readonly ReportedBaseline[];
  /** Path from the root → hash of every file that it wrote or found up to date. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Path from the root → what the emitter made the file from, for files that tell. */
  readonly recipes: Readonly<Record<string, string>>;
}

type Kind = "build" | "check";

/** Changes with everything that a result depends on besides the probes: the compiler itself, the config, the lockfile, the list of files. */
export function runKey(project: Project, survey: Survey): string {
  const { out, emit, importExtension, names, lock } = project;
  return hashOf(
    JSON.stringify([
      compilerHash(),
      out,
      emit,
      importExtension,
      names,
      lock,
      survey.lockfile ?? null,
      survey.roots,
      project.evolution.policy,
      dayThatMatters(project, survey),
      survey.baselines ?? null,
    ]),
  );
}

/** The day decides only where a waiver expires: every other run is as good tomorrow as today. */
function dayThatMatters({ evolution }: Project, { lockfile }: Survey): string | null {
  return lockfile?.text.includes('"expires":') ? evolution.today : null;
}

/** The last run of that kind, if its input was what the disk holds now; undefined also when the cache cannot be understood. */
export function readRun(project: Project, kind: Kind, survey: Survey): CachedRun | undefined {
  const entry = readEntry(entryFile(project, kind));
  if (entry === undefined || entry.key !== runKey(project, survey)) return undefined;
  return probesHold(entry.probes, project.root) ? entry : undefined;
}

/** What the last build wrote, if this compiler did: files that would be made from the same need not be made. */
export function readOutputsOfLastRun(project: Project): Pick<CachedRun, "outputs" | "recipes"> | undefined {
  const entry = readEntry(entryFile(project, "build"));
  return entry?.compiler === compilerHash() ? entry : undefined;
}

/** A cache that cannot be written costs time, nothing else. */
export function writeRun(project: Project, kind: Kind, survey: Survey, run: CachedRun): void {
  const { probes, diagnostics, changes, baselines, outputs, recipes } = run;
  const found = { probes, diagnostics, changes, baselines, outputs, recipes };
  const sealed = JSON.stringify({ key: runKey(project, survey), compiler: compilerHash(), ...found });
  try {
    const path = entryFile(project, kind);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFiles([{ path, text: `${hashOf(sealed)}\n${sealed}` }]);
  } catch {
    return;
  }
}

interface Entry extends CachedRun {
  readonly key: string;
  readonly compiler: string;
}

/** The first line is the hash of the second: an entry that was cut short or edited is no entry. */
function readEntry(path: string): Entry | undefined {
  try {
    const [seal, sealed = ""] = readFileSync(path, "utf8").split("\n", 2);
    if (seal !== hashOf(sealed)) return undefined;
    const entry: unknown = JSON.parse(sealed);
    return isEntry(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is Entry {
  const members = ["key", "compiler", "probes", "diagnostics", "changes", "baselines", "outputs", "recipes"];
  return typeof value === "object" && value !== null && members.every((member) => Object.hasOwn(value, member));
}

/** One entry a project and kind, so that the cache does not grow with every change. */
function entryFile(project: Project, kind: Kind): string {
  const { root, configFile, schemas, lock, out } = project;
  const identity = hashOf(JSON.stringify([root, configFile ?? null, schemas, lock, out]));
  return join(cacheFolder(root), `${identity.slice(0, 16)}-${kind}.json`);
}

/** Hash of the version, the compiler's own code and its templates: a changed compiler compiles anew, released or not. */
function compilerHash(): string {
  compilerHashOfRun ??= hashCompiler();
  return compilerHashOfRun;
}

/** What runs is what was loaded, whatever happens to the files meanwhile. */
let compilerHashOfRun: string | undefined;

function hashCompiler(): string {
  const home = fileURLToPath(new URL("../..", import.meta.url));
  const code = import.meta.url.endsWith(".ts") ? "src" : "dist";
  const hash = createHash("sha256").update(readFileSync(join(home, "package.json")));
  // Declarations lie beside the packed code, and are for those who import it.
  const run = filesBelow(join(home, code)).filter((file) => !file.endsWith(".d.ts"));
  for (const file of [...run, ...filesBelow(join(home, "templates"))]) {
    hash.update(`\0${toPosix(relative(home, file))}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function filesBelow(folder: string): readonly string[] {
  if (!statOf(folder)?.isDirectory()) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}
