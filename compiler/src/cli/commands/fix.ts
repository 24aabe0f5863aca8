import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import type { SourceEdit } from "../../lock/source-edit.ts";
import { applyEdits } from "../apply-edits.ts";
import { compileProject } from "../compile-project.ts";
import { type ExitCode, exitCodeOf } from "../exit-code.ts";
import { findFixes } from "../find-fixes.ts";
import { parseRenames } from "../parse-renames.ts";
import { relativePath } from "../paths.ts";
import { printFindings, printFindingsAsResult } from "../print-findings.ts";
import { openProject, type Project, type ProjectFlags } from "../project.ts";
import { reportWriteError } from "../report-write-error.ts";
import { surveyInputs } from "../survey.ts";
import type { Surroundings } from "../terminal.ts";
import { unifiedDiff } from "../unified-diff.ts";
import { WriteError, writeFiles } from "../write-files.ts";

export interface FixOptions extends ProjectFlags {
  readonly dryRun?: boolean;
  /** Confirmed renames: `Player.nick=displayName`. */
  readonly rename?: readonly string[];
  /** Documents whose `@version` is to be raised. */
  readonly raiseVersion?: readonly string[];
}

/** Mends in the schemas what is mechanical to mend, and tells what is left. */
export async function fix(options: FixOptions, surroundings: Surroundings): Promise<ExitCode> {
  const diagnostics = new DiagnosticBag();
  const { root, project } = await openProject(options, surroundings, diagnostics);
  const renames = parseRenames(options.rename ?? [], diagnostics);
  const survey = project && (await surveyInputs(project, diagnostics));
  const request = { renames, raiseVersions: options.raiseVersion ?? [] };
  const edits = project && survey && findFixes(project, survey, request, diagnostics);
  const changes = project && edits && changedFiles(project, edits);
  if (!project || !edits || !changes) {
    await printFindings(diagnostics.sorted(), { root, surroundings });
    return exitCodeOf(diagnostics.sorted());
  }
  if (options.dryRun) {
    printDiff(changes, project, surroundings);
    return 0;
  }
  if (!write(changes, project, diagnostics)) {
    await printFindings(diagnostics.sorted(), { root, surroundings });
    return exitCodeOf(diagnostics.sorted());
  }
  printEdits(edits, project, surroundings);
  const remaining = await findRemaining(project, diagnostics);
  await printFindingsAsResult(remaining, { root, surroundings });
  if (remaining.length === 0) surroundings.terminal.out("Nothing is left to fix.\n");
  return exitCodeOf(remaining);
}

interface ChangedFile {
  /** From the root. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

function changedFiles(project: Project, edits: readonly SourceEdit[]): readonly ChangedFile[] {
  const paths = [...new Set(edits.map((edit) => edit.file))];
  return paths.map((path) => {
    const before = readFileSync(resolve(project.root, path), "utf8");
    // Edits count from after the byte order mark, which stays.
    const mark = before.startsWith("\uFEFF") ? "\uFEFF" : "";
    const text = before.slice(mark.length);
    const own = edits.filter((edit) => edit.file === path);
    return { path, before, after: mark + applyEdits(text, own) };
  });
}

function write(changes: readonly ChangedFile[], project: Project, diagnostics: DiagnosticBag): boolean {
  try {
    writeFiles(changes.map(({ path, after }) => ({ path: resolve(project.root, path), text: after })));
    return true;
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
    reportWriteError(error, (path) => project.show(relativePath(project.root, path)), diagnostics);
    return false;
  }
}

function printDiff(changes: readonly ChangedFile[], project: Project, { terminal }: Surroundings): void {
  for (const { path, before, after } of changes) {
    terminal.out(unifiedDiff({ path: project.show(path), before, after }, terminal.outPaint));
  }
  if (changes.length === 0) terminal.out("Nothing can be fixed mechanically.\n");
}

function printEdits(edits: readonly SourceEdit[], project: Project, { terminal }: Surroundings): void {
  for (const edit of edits) terminal.out(`${project.show(edit.file)}: ${edit.title}\n`);
  if (edits.length === 0) terminal.out("Nothing can be fixed mechanically.\n");
}

/** What a check finds in the mended schemas. */
async function findRemaining(project: Project, diagnostics: DiagnosticBag): Promise<readonly Diagnostic[]> {
  const survey = await surveyInputs(project, diagnostics);
  const compiled = survey && (await compileProject(project, survey, { languages: [], diagnostics }));
  return compiled?.result.diagnostics ?? diagnostics.sorted();
}
