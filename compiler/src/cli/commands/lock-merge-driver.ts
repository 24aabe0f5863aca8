import { resolve } from "node:path";
import { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import { reportConflicts } from "../../lock/report-conflicts.ts";
import type { ExitCode } from "../exit-code.ts";
import { mergeLockTexts } from "../merge-lock-texts.ts";
import { printFindings } from "../print-findings.ts";
import { readText } from "../read-text.ts";
import { runGit } from "../run-git.ts";
import type { Surroundings } from "../terminal.ts";
import { writeFiles } from "../write-files.ts";

/** What git hands to a merge driver: files of its own with the three texts, and the path of what is merged. */
export interface MergeFiles {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  readonly path: string;
}

/** Merges for git: the result goes into the file of our side; 1 tells git that there are conflicts, which the file then marks. */
export async function lockMergeDriver(files: MergeFiles, surroundings: Surroundings): Promise<ExitCode> {
  const { cwd } = surroundings;
  const diagnostics = new DiagnosticBag();
  const read = (file: string) => readText(resolve(cwd, file), file, diagnostics) ?? "";
  // Git gives an empty file for a base that there is none of.
  const texts = { base: read(files.base) || undefined, ours: read(files.ours), theirs: read(files.theirs) };
  const merged = diagnostics.hasErrors ? undefined : mergeLockTexts(texts, { shown: files.path }, diagnostics);
  if (merged) {
    writeFiles([{ path: resolve(cwd, files.ours), text: merged.text }]);
    reportConflicts(merged.conflicts, { path: files.path, text: merged.text }, diagnostics);
  }
  await printFindings(diagnostics.sorted(), { root: cwd, surroundings });
  if (!merged) return mergeAsText(files, cwd);
  return merged.conflicts.length === 0 ? 0 : 1;
}

/** What is no lockfile is merged as git merges any text, so that neither side is lost. */
function mergeAsText({ base, ours, theirs }: MergeFiles, cwd: string): ExitCode {
  return runGit(["merge-file", "--diff3", "-L", "ours", "-L", "base", "-L", "theirs", ours, base, theirs], cwd).ok
    ? 0
    : 1;
}
