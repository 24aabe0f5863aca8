import { realpathSync, rmSync } from "node:fs";
import { posix } from "node:path";
import { compilerFiles, compilerHome, foldersOf } from "./compiler-hash.ts";
import { memoryFile, type RunKind, readSealed, writeSealed } from "./memory-file.ts";
import { relativePath } from "./paths.ts";
import { type Probes, probesHold, splitProbe } from "./probed-disk.ts";
import type { Project } from "./project.ts";
import { type CachedRun, dayThatMatters } from "./run-cache.ts";
import { isSettled, pathsFrom, type Stamp, stampHolds, stampOf } from "./stamps.ts";
import type { Survey } from "./survey.ts";

/** What a run that had nothing to do found. */
export interface UntouchedRun extends Pick<CachedRun, "diagnostics" | "changes" | "baselines"> {
  /** Paths from the root. */
  readonly outputs: readonly string[];
}

export interface Look {
  /** The last run that had nothing to do, if nothing that it looked at was touched since. */
  readonly run?: UntouchedRun;
  /** What was touched, from the root, as far as that run looked at it: most likely it is not as it was. */
  readonly touched: readonly string[];
}

/**
 * Looks at what the last run that had nothing to do looked at: sources, lockfile and outputs, the folders that they lie in, and the
 * compiler. That is one question to the file system a file, where reading and hashing all of them is most of the time of such a run.
 * What was touched and is the same nevertheless, as after a checkout, is for `readRun` to tell.
 */
export function lookForTouched(project: Project, kind: RunKind): Look {
  const memory = project.evolution.against.length > 0 ? undefined : readMemory(project, kind);
  if (!memory) return { touched: [] };
  const touched = touchedOf(memory.stamps, pathsFrom(project.root));
  const isSame =
    touched.length === 0 &&
    touchedOf(memory.compiler, (path) => path).length === 0 &&
    Object.entries(memory.folders).every(([path, real]) => realFolder(project, path) === real) &&
    probesHold(memory.probes, project.root);
  return { touched, ...(isSame && { run: memory.run }) };
}

function readMemory(project: Project, kind: RunKind): Memory | undefined {
  const memory = readSealed(memoryFile(project, `${kind}-untouched`));
  if (!isMemory(memory) || memory.settings !== settingsOf(project)) return undefined;
  return memory.today === null || memory.today === project.evolution.today ? memory : undefined;
}

function touchedOf(stamps: Stamps, at: (path: string) => string): readonly string[] {
  const touched: string[] = [];
  for (const path in stamps) {
    const stamp = stamps[path];
    if (!stamp || !stampHolds(at(path), stamp)) touched.push(path);
  }
  return touched;
}

export interface FinishedRun {
  readonly survey: Survey;
  readonly run: CachedRun;
  /** What lies in the folders of outputs, from the root. */
  readonly beside: readonly string[];
}

/** Remembers a run that had nothing to do, unless something of it is too new, or reached through a link. */
export function writeUntouched(project: Project, kind: RunKind, { survey, run, beside }: FinishedRun): void {
  const { folders, lockfile, baselines } = survey;
  if (!folders || !lockfile || baselines !== undefined || project.evolution.against.length > 0) return;
  const at = pathsFrom(project.root);
  const outputs = Object.keys(run.outputs);
  const looked = folders.map((folder) => relativePath(project.root, folder));
  const written = kind === "build" ? project.emit.map((language) => posix.join(project.out, language)) : [];
  const stamps = stampAll([lockfile.path, ...looked, ...written, ...outputs], at);
  const compiler = stampAll([...compilerFiles(), ...foldersOf(compilerFiles())], (path) => path);
  if (!stamps || !compiler) return;
  const files = new Set(Object.keys(run.probes).map((probe) => splitProbe(probe)[1]));
  // A link is told from another one by the folder that holds it.
  const others = [...files, ...beside].filter((path) => !Object.hasOwn(stamps, path) && stampOf(at(path)));
  const more = stampAll(others, at);
  if (!more) return;
  const known = { ...stamps, ...more };
  const { diagnostics, changes, baselines: since } = run;
  const memory: Memory = {
    settings: settingsOf(project),
    today: dayThatMatters(project, survey),
    compiler,
    stamps: known,
    ...unanswered(run.probes, known, project),
    run: { diagnostics, changes, baselines: since, outputs },
  };
  const file = memoryFile(project, `${kind}-untouched`);
  writeSealed(file, memory);
  const own = stampOf(file);
  if (own && !tellsTime(own, Object.values(known))) rmSync(file, { force: true });
}

/**
 * False where the file system's clock may run behind this machine's, as on servers and in shared folders: what it says is older than this
 * process may then be younger. A file that was written just now shows by how much, as far as it lies where the others do.
 */
export function tellsTime(own: Stamp, stamps: readonly Stamp[], now: number = Date.now()): boolean {
  const [, written, , , device] = own;
  const since = performance.timeOrigin - Math.max(0, now - written);
  return stamps.every((stamp) => stamp[4] === device && isSettled(stamp, since));
}

type Stamps = Readonly<Record<string, Stamp>>;

interface Memory {
  readonly settings: string;
  /** The day, where waivers expire. */
  readonly today: string | null;
  /** By absolute path. */
  readonly compiler: Stamps;
  /** By path from the root. */
  readonly stamps: Stamps;
  /** Path from the root → the same without links. */
  readonly folders: Readonly<Record<string, string>>;
  /** What the stamps do not answer. */
  readonly probes: Probes;
  readonly run: UntouchedRun;
}

function isMemory(value: unknown): value is Memory {
  const members = ["settings", "today", "compiler", "stamps", "folders", "probes", "run"];
  return typeof value === "object" && value !== null && members.every((member) => Object.hasOwn(value, member));
}

/** What decides besides the disk. Another installation of the compiler may be another compiler. */
function settingsOf({ schemas, out, emit, importExtension, names, lock, evolution }: Project): string {
  return JSON.stringify([compilerHome, schemas, out, emit, importExtension, names, lock, evolution.policy]);
}

/** Undefined unless each is a file or folder of its own that nobody has touched since before this process began. */
function stampAll(paths: readonly string[], at: (path: string) => string): Stamps | undefined {
  const stamps: Record<string, Stamp> = {};
  for (const path of paths) {
    const stamp = stampOf(at(path));
    if (!stamp || !isSettled(stamp, performance.timeOrigin)) return undefined;
    stamps[path] = stamp;
  }
  return stamps;
}

/** The probes that have to be asked again, and the folders that lead to all files of which a stamp tells the rest. */
function unanswered(probes: Probes, stamps: Stamps, project: Project): Pick<Memory, "probes" | "folders"> {
  const folders: Record<string, string> = {};
  const asked = Object.entries(probes).filter(([probe, answer]) => {
    const [question, path] = splitProbe(probe);
    if (!Object.hasOwn(stamps, path)) return true;
    if (question === "text") return answer === "none";
    if (question === "file") return answer !== "yes";
    if (question !== "real" || path === ".") return true;
    const folder = posix.dirname(path);
    const real = folders[folder] ?? realFolder(project, folder);
    if (real === undefined || posix.join(real, posix.basename(path)) !== answer) return true;
    folders[folder] = real;
    return false;
  });
  return { folders, probes: Object.fromEntries(asked) };
}

function realFolder({ root }: Project, path: string): string | undefined {
  try {
    return relativePath(root, realpathSync(pathsFrom(root)(path)));
  } catch {
    return undefined;
  }
}
