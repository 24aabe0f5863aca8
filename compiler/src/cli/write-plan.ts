import { type Dirent, readdirSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import type { CompileResult } from "../compile.ts";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { relativePath } from "./paths.ts";
import type { Project } from "./project.ts";
import { bytesOf, decodeUtf8 } from "./read-text.ts";
import { removeFile, writeFiles } from "./write-files.ts";
import { writeOrReport } from "./write-or-report.ts";

/** What a build would do to one file. Paths are from the project's root. */
export interface PlannedFile {
  readonly path: string;
  readonly state: "created" | "updated" | "removed" | "unchanged";
  /** The text on disk, empty when there is none, and the text to come, empty when it goes; of what nobody compiled both are empty. */
  readonly before: string;
  readonly after: string;
}

export interface WritePlace {
  readonly project: Project;
  /** What stands there now. */
  readonly outputs: Outputs;
  readonly diagnostics: DiagnosticBag;
}

/** Everything that differs between the disk and what was compiled: generated files by path, then the lockfile. */
export function planWrites(place: WritePlace, result: CompileResult): readonly PlannedFile[] {
  const { project, outputs } = place;
  const files = result.files.map((file) =>
    planGenerated({ path: posix.join(project.out, file.path), text: file.text }, place),
  );
  const kept = new Set(files.map((file) => file.path));
  const removed = [...outputs].filter(([path, bytes]) => !kept.has(path) && bytes && isGenerated(bytes));
  const generated = [
    ...files,
    ...removed.map(([path, bytes]) => ({ path, state: "removed", before: textIn(bytes), after: "" }) as const),
  ];
  const lock = planFile(project.lock, result.lockfile ?? "", readExisting(resolve(project.root, project.lock)));
  return [...generated.sort((a, b) => (a.path < b.path ? -1 : 1)), lock];
}

/** Carries a plan out, the lockfile last: it records what is done. */
export function applyPlan(plan: readonly PlannedFile[], project: Project, diagnostics: DiagnosticBag): void {
  const absolute = (file: PlannedFile) => resolve(project.root, file.path);
  const toWrite = plan.filter((file) => file.state === "created" || file.state === "updated");
  const generated = toWrite.filter((file) => file.path !== project.lock);
  const lock = toWrite.filter((file) => file.path === project.lock);
  const write = () => {
    writeFiles(generated.map((file) => ({ path: absolute(file), text: file.after })));
    for (const file of plan) if (file.state === "removed") removeFile(absolute(file));
    writeFiles(lock.map((file) => ({ path: absolute(file), text: file.after })));
  };
  writeOrReport(write, (path) => project.show(relativePath(project.root, path)), diagnostics);
}

/**
 * Everything below the languages' folders, by path from the root: the bytes of each file, undefined for what is none itself, as a
 * link. It is read once, with one look into each folder.
 */
export type Outputs = ReadonlyMap<string, Buffer | undefined>;

export function readOutputs(project: Project): Outputs {
  const found = new Map<string, Buffer | undefined>();
  for (const language of project.emit) {
    const folder = resolve(project.root, project.out, language);
    for (const entry of entriesBelow(folder)) {
      const path = join(entry.parentPath, entry.name);
      found.set(relativePath(project.root, path), entry.isFile() ? bytesOf(path) : undefined);
    }
  }
  return found;
}

/** True for files that carry our header. */
export function isGenerated(bytes: Buffer): boolean {
  // Four bytes are the longest that a character can take.
  return hasHeader(bytes.toString("utf8", 0, 8000));
}

/** The header may be pushed down by a licence or by conflict markers, but not far. */
function hasHeader(text: string): boolean {
  return /by @keyslot\/compiler\. Do not edit/.test(text.slice(0, 2000));
}

function planGenerated(
  { path, text }: { readonly path: string; readonly text: string },
  { project, outputs, diagnostics }: WritePlace,
): PlannedFile {
  const before = outputTextOf(path, project, outputs);
  if (before !== undefined && before !== "" && !hasHeader(before)) {
    diagnostics.report("files/not-generated", undefined, { file: project.show(path) });
  }
  return planFile(path, text, before);
}

function outputTextOf(path: string, project: Project, outputs: Outputs): string | undefined {
  if (outputs.size === 0) return undefined;
  const bytes = outputs.get(path);
  // A disk may know a name in other letters.
  return bytes ? textIn(bytes) : readExisting(resolve(project.root, path));
}

function planFile(path: string, after: string, before: string | undefined): PlannedFile {
  if (before === undefined) return { path, state: "created", before: "", after };
  return { path, state: before === after ? "unchanged" : "updated", before, after };
}

/** Undefined when there is nothing. */
function readExisting(path: string): string | undefined {
  const bytes = bytesOf(path);
  return bytes && textIn(bytes);
}

/** What is not UTF-8 differs from all that we write. */
function textIn(bytes: Buffer | undefined): string {
  return bytes ? (decodeUtf8(bytes) ?? bytes.toString("latin1")) : "";
}

function entriesBelow(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
}
