import { appendFileSync } from "node:fs";
import { resolve } from "node:path";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { isFault, type Report, type ReportFiles } from "../diagnostics/report.ts";
import type { Paint } from "../diagnostics/text-printer.ts";
import type { CheckFormat } from "./check-format.ts";
import { showFrom } from "./paths.ts";
import { reasonOf } from "./reason.ts";
import { reportFiles } from "./report-files.ts";
import { plainPaint, type Surroundings } from "./terminal.ts";
import { writeFiles } from "./write-files.ts";
import { writeOrReport } from "./write-or-report.ts";

export interface PrintCheckOptions {
  readonly format: CheckFormat;
  /** Spans name files from here. */
  readonly root: string;
  readonly surroundings: Surroundings;
  /** A file for the report; the terminal then gets it as text. Relative to the current folder. */
  readonly output?: string;
  readonly verbose?: boolean;
  /** Gets what cannot be written. */
  readonly diagnostics: DiagnosticBag;
}

/** Prints what a check found in the format that was asked for: to standard output, or into a file beside text for the terminal. */
export async function printCheck(report: Report, options: PrintCheckOptions): Promise<void> {
  const { format, output, surroundings } = options;
  const files = reportFiles(options.root, surroundings.env);
  if (output !== undefined) writeReport(await reportText(report, files, options), { ...options, output });
  if (output !== undefined || format === "text") await printForPeople(report, files, options);
  else surroundings.terminal.out(await reportText(report, files, options));
  if (format === "github") await appendSummary(report, files, options);
}

/** What kept the tool from its work is no result, so it goes where errors go. */
async function printForPeople(report: Report, files: ReportFiles, options: PrintCheckOptions): Promise<void> {
  const { terminal } = options.surroundings;
  if (report.findings.some(isFault))
    terminal.err(await textReport(report, files, { ...options, paint: terminal.errPaint }));
  else terminal.out(await textReport(report, files, { ...options, paint: terminal.outPaint }));
}

async function reportText(report: Report, files: ReportFiles, options: PrintCheckOptions): Promise<string> {
  switch (options.format) {
    case "text":
      return textReport(report, files, { ...options, paint: plainPaint });
    case "json":
      return (await import("../diagnostics/json-printer.ts")).printJson(report, files);
    case "github":
      return (await import("../diagnostics/github-printer.ts")).printGithub(report, files);
    case "gitlab":
      return (await import("../diagnostics/gitlab-printer.ts")).printGitlab(report, files);
    case "junit":
      return (await import("../diagnostics/junit-printer.ts")).printJunit(report, files);
    case "sarif":
      return (await import("../diagnostics/sarif-printer.ts")).printSarif(report, files);
    case "markdown":
      return (await import("../diagnostics/markdown-printer.ts")).printMarkdown(report, files);
  }
}

async function textReport(
  report: Report,
  files: ReportFiles,
  { paint, verbose, root, surroundings }: PrintCheckOptions & { readonly paint: Paint },
): Promise<string> {
  const show = (file: string) => (files.textOf(file) === undefined ? file : showFrom(surroundings.cwd, root, file));
  const { printReport } = await import("../diagnostics/text-printer.ts");
  return printReport(report, { paint, verbose: verbose ?? false, textOf: files.textOf, show });
}

function writeReport(text: string, options: PrintCheckOptions & { readonly output: string }): void {
  const { cwd } = options.surroundings;
  const file = { path: resolve(cwd, options.output), text };
  writeOrReport(
    () => writeFiles([file]),
    (path) => showFrom(cwd, cwd, path),
    options.diagnostics,
  );
}

/** GitHub names a file of its own for each step; what is written there stands on the page of the run. */
async function appendSummary(report: Report, files: ReportFiles, { surroundings }: PrintCheckOptions): Promise<void> {
  const path = surroundings.env.GITHUB_STEP_SUMMARY;
  if (!path) return;
  const { githubSummary } = await import("../diagnostics/github-summary.ts");
  try {
    appendFileSync(path, githubSummary(report, files));
  } catch (error) {
    // The annotations are out already, and the verdict stands.
    surroundings.terminal.err(`The summary could not be written to GITHUB_STEP_SUMMARY: ${reasonOf(error)}.\n`);
  }
}
