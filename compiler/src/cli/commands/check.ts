import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import { printJson } from "../../diagnostics/json-printer.ts";
import { compileProject } from "../compile-project.ts";
import { type ExitCode, exitCodeOf } from "../exit-code.ts";
import { printFindings, printFindingsAsResult } from "../print-findings.ts";
import { openProject, type Project, type ProjectFlags } from "../project.ts";
import { readRun, writeRun } from "../run-cache.ts";
import { surveyInputs } from "../survey.ts";
import type { Surroundings } from "../terminal.ts";

export interface CheckOptions extends ProjectFlags {
  readonly format: "text" | "json";
}

/** Judges the schemas, and what changed since the lockfile was written. Never writes anything into the project. */
export async function check(options: CheckOptions, surroundings: Surroundings): Promise<ExitCode> {
  const diagnostics = new DiagnosticBag();
  const { root, project } = await openProject(options, surroundings, diagnostics);
  const found = project ? await checkProject(project, diagnostics) : diagnostics.sorted();
  const code = exitCodeOf(found);
  if (options.format === "json") surroundings.terminal.out(printJson(found));
  else if (code === 2) await printFindings(found, { root, surroundings });
  else await printFindingsAsResult(found, { root, surroundings });
  if (options.format === "text" && found.length === 0) surroundings.terminal.out("No findings.\n");
  return code;
}

async function checkProject(project: Project, diagnostics: DiagnosticBag): Promise<readonly Diagnostic[]> {
  const survey = await surveyInputs(project, diagnostics);
  if (!survey) return diagnostics.sorted();
  const cached = readRun(project, "check", survey);
  if (cached) return cached.diagnostics;
  const compiled = await compileProject(project, survey, { languages: project.emit, checkOnly: true, diagnostics });
  if (!compiled) return diagnostics.sorted();
  const { result, probes } = compiled;
  writeRun(project, "check", survey, { probes, diagnostics: result.diagnostics, outputs: {} });
  return result.diagnostics;
}
