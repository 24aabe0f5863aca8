import { printGithub } from "../../compiler/src/diagnostics/github-printer.ts";
import { githubSummary } from "../../compiler/src/diagnostics/github-summary.ts";
import { printGitlab } from "../../compiler/src/diagnostics/gitlab-printer.ts";
import { printJson } from "../../compiler/src/diagnostics/json-printer.ts";
import { printJunit } from "../../compiler/src/diagnostics/junit-printer.ts";
import { printMarkdown } from "../../compiler/src/diagnostics/markdown-printer.ts";
import type { Report } from "../../compiler/src/diagnostics/report.ts";
import { printSarif } from "../../compiler/src/diagnostics/sarif-printer.ts";
import { type Paint, printReport } from "../../compiler/src/diagnostics/text-printer.ts";
import { files } from "./reports.ts";

const same = (text: string) => text;
export const plain: Paint = { coloured: false, error: same, warning: same, strong: same, faint: same };

const show = (file: string) => file;

/** Every format by the name of the file that holds it. */
export const printers: Readonly<Record<string, (report: Report) => string>> = {
  "report.txt": (report) => printReport(report, { paint: plain, textOf: files.textOf, show }),
  "verbose.txt": (report) => printReport(report, { paint: plain, textOf: files.textOf, show, verbose: true }),
  "report.json": (report) => printJson(report, files),
  "github.txt": (report) => printGithub(report, files),
  "github-summary.md": (report) => githubSummary(report, files),
  "gitlab.json": (report) => printGitlab(report, files),
  "junit.xml": (report) => printJunit(report, files),
  "report.md": (report) => printMarkdown(report, files),
  "report.sarif": (report) => printSarif(report, files),
};
