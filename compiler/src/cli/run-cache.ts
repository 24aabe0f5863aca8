import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ReportedBaseline } from "../diagnostics/report.ts";
import type { JudgedChange } from "../lock/judged-change.ts";
import { compilerHash } from "./compiler-hash.ts";
import { hashOf } from "./hash.ts";
import { memoryFile, type RunKind, readSealed, writeSealed } from "./memory-file.ts";
import { type Probes, probesHold } from "./probed-disk.ts";
import type { Project } from "./project.ts";
import type { Survey } from "./survey.ts";

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
      survey.lockfile ? [survey.lockfile.path, hashOf(survey.lockfile.text)] : null,
      survey.roots,
      project.evolution.policy,
      dayThatMatters(project, survey),
      survey.baselines ?? null,
    ]),
  );
}

/** The day decides only where a waiver expires: every other run is as good tomorrow as today. */
export function dayThatMatters({ evolution }: Project, { lockfile }: Survey): string | null {
  return lockfile?.text.includes('"expires":') ? evolution.today : null;
}

export interface Today {
  readonly survey: Survey;
  /** Files of which it is likely that they are not as they were, from the root. */
  readonly touched: readonly string[];
}

/** The last run of that kind, if its input was what the disk holds now; undefined also when the cache cannot be understood. */
export function readRun(project: Project, kind: RunKind, { survey, touched }: Today): CachedRun | undefined {
  const entry = readEntry(memoryFile(project, kind));
  if (entry === undefined || entry.key !== runKey(project, survey)) return undefined;
  // Whoever has changed one file of many is not kept waiting for a look at all the others.
  const first = new Set(touched.map((path) => `text ${path}`));
  return probesHold(entry.probes, project.root, first) ? entry : undefined;
}

/** What the last build wrote, if this compiler did: files that would be made from the same need not be made. */
export function readOutputsOfLastRun(project: Project): Pick<CachedRun, "outputs" | "recipes"> | undefined {
  const entry = readEntry(memoryFile(project, "build"));
  return entry?.compiler === compilerHash() ? entry : undefined;
}

/** A cache that cannot be written costs time, nothing else. */
export function writeRun(project: Project, kind: RunKind, survey: Survey, run: CachedRun): void {
  const { probes, diagnostics, changes, baselines, outputs, recipes } = run;
  const found = { probes, diagnostics, changes, baselines, outputs, recipes };
  writeSealed(memoryFile(project, kind), { key: runKey(project, survey), compiler: compilerHash(), ...found });
}

interface Entry extends CachedRun {
  readonly key: string;
  readonly compiler: string;
}

function readEntry(path: string): Entry | undefined {
  const entry = readSealed(path);
  return isEntry(entry) ? entry : undefined;
}

function isEntry(value: unknown): value is Entry {
  const members = ["key", "compiler", "probes", "diagnostics", "changes", "baselines", "outputs", "recipes"];
  return typeof value === "object" && value !== null && members.every((member) => Object.hasOwn(value, member));
}
