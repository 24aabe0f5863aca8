import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { SourceEdit } from "../lock/source-edit.ts";
import { applyEdits } from "./apply-edits.ts";
import { relativePath } from "./paths.ts";
import type { Project } from "./project.ts";
import type { Surroundings } from "./terminal.ts";
import { unifiedDiff } from "./unified-diff.ts";
import { writeFiles } from "./write-files.ts";
import { writeOrReport } from "./write-or-report.ts";

/** A file of the project as it is and as it is to be. */
export interface ChangedFile {
  /** From the root. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** What the edits make of the files that they are for. */
export function editFiles(project: Project, edits: readonly SourceEdit[]): readonly ChangedFile[] {
  const paths = [...new Set(edits.map((edit) => edit.file))];
  return paths.map((path) => {
    const before = readFileSync(resolve(project.root, path), "utf8");
    // Edits count from after the byte order mark, which stays.
    const mark = before.startsWith("\uFEFF") ? "\uFEFF" : "";
    const own = edits.filter((edit) => edit.file === path);
    return { path, before, after: mark + applyEdits(before.slice(mark.length), own) };
  });
}

/** Writes all of them or none; false after a report. */
export function writeChanges(changes: readonly ChangedFile[], project: Project, diagnostics: DiagnosticBag): boolean {
  const files = changes.map(({ path, after }) => ({ path: resolve(project.root, path), text: after }));
  const show = (path: string) => project.show(relativePath(project.root, path));
  return writeOrReport(() => writeFiles(files), show, diagnostics);
}

/** What `--dry-run` prints. */
export function printChanges(changes: readonly ChangedFile[], project: Project, { terminal }: Surroundings): void {
  for (const { path, before, after } of changes)
    terminal.out(unifiedDiff({ path: project.show(path), before, after }, terminal.outPaint));
}
