import { readdirSync, readFileSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import type { CompileResult } from "../compile.ts";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { relativePath, toPosix } from "./paths.ts";
import type { Project } from "./project.ts";
import { decodeUtf8 } from "./read-text.ts";
import { removeFile, writeFiles } from "./write-files.ts";
import { writeOrReport } from "./write-or-report.ts";

/** What a build would do to one file. Paths are from the project's root. */
export interface PlannedFile {
  readonly path: string;
  readonly state: "created" | "updated" | "removed" | "unchanged";
  /** The text on disk, empty when there is none, and the text to come, empty when it goes. */
  readonly before: string;
  readonly after: string;
}

/** Everything that differs between the disk and what was compiled: generated files by path, then the lockfile. */
export function planWrites(
  project: Project,
  result: CompileResult,
  diagnostics: DiagnosticBag,
): readonly PlannedFile[] {
  const files = result.files.map((file) =>
    planGenerated(posix.join(project.out, file.path), file.text, project, diagnostics),
  );
  const kept = new Set(files.map((file) => file.path));
  const removed = generatedFiles(project).filter((file) => !kept.has(file.path));
  const generated = [
    ...files,
    ...removed.map(({ path, text }) => ({ path, state: "removed", before: text, after: "" }) as const),
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

/** Every file with our header below the languages' folders, with its text; sorted. */
export function generatedFiles(project: Project): readonly { readonly path: string; readonly text: string }[] {
  return project.emit
    .flatMap((language) => filesBelow(resolve(project.root, project.out, language)))
    .map((path) => ({ path: relativePath(project.root, path), text: readExisting(path) ?? "" }))
    .filter((file) => hasHeader(file.text))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The header may be pushed down by a licence or by conflict markers, but not far. */
function hasHeader(text: string): boolean {
  return /by @keyslot\/compiler\. Do not edit/.test(text.slice(0, 2000));
}

function planGenerated(path: string, text: string, project: Project, diagnostics: DiagnosticBag): PlannedFile {
  const before = readExisting(resolve(project.root, path));
  if (before !== undefined && before !== "" && !hasHeader(before)) {
    diagnostics.report("files/not-generated", undefined, { file: project.show(path) });
  }
  return planFile(path, text, before);
}

function planFile(path: string, after: string, before: string | undefined): PlannedFile {
  if (before === undefined) return { path, state: "created", before: "", after };
  return { path, state: before === after ? "unchanged" : "updated", before, after };
}

/** Undefined when there is nothing; text that is not UTF-8 differs from all that we write. */
export function readExisting(path: string): string | undefined {
  try {
    const bytes = readFileSync(path);
    return decodeUtf8(bytes) ?? bytes.toString("latin1");
  } catch {
    return undefined;
  }
}

function filesBelow(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => toPosix(join(entry.parentPath, entry.name)));
  } catch {
    return [];
  }
}
