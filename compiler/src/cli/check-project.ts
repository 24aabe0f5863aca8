import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { JudgedChange } from "../lock/judged-change.ts";
import { compileProject } from "./compile-project.ts";
import type { Project } from "./project.ts";
import { readRun, writeRun } from "./run-cache.ts";
import { surveyInputs } from "./survey.ts";

/** What a check found, before anything is printed. */
export interface CheckReport {
  readonly diagnostics: readonly Diagnostic[];
  /** Every change since the baselines, safe ones too. */
  readonly changes: readonly JudgedChange[];
}

/** Judges the schemas and what changed. Never writes anything into the project. */
export async function checkProject(project: Project, diagnostics: DiagnosticBag): Promise<CheckReport> {
  const survey = await surveyInputs(project, diagnostics);
  if (!survey) return { diagnostics: diagnostics.sorted(), changes: [] };
  const cached = readRun(project, "check", survey);
  if (cached) return { diagnostics: cached.diagnostics, changes: cached.changes };
  const compiled = await compileProject(project, survey, { languages: project.emit, checkOnly: true, diagnostics });
  if (!compiled) return { diagnostics: diagnostics.sorted(), changes: [] };
  const { result, probes } = compiled;
  const report = { diagnostics: result.diagnostics, changes: result.changes };
  writeRun(project, "check", survey, { probes, ...report, outputs: {} });
  return report;
}
