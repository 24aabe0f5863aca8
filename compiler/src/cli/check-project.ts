import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { ReportedBaseline } from "../diagnostics/report.ts";
import type { JudgedChange } from "../lock/judged-change.ts";
import { compileProject } from "./compile-project.ts";
import type { Project } from "./project.ts";
import { readRun, writeRun } from "./run-cache.ts";
import { type Survey, surveyInputs } from "./survey.ts";

/** What a check found, before anything is printed. */
export interface CheckReport {
  readonly diagnostics: readonly Diagnostic[];
  /** Every change since the baselines, safe ones too. */
  readonly changes: readonly JudgedChange[];
  readonly baselines: readonly ReportedBaseline[];
}

/** Judges the schemas and what changed. Never writes anything into the project. */
export async function checkProject(project: Project, diagnostics: DiagnosticBag): Promise<CheckReport> {
  const survey = await surveyInputs(project, diagnostics);
  if (!survey) return nothingJudged(diagnostics);
  const cached = readRun(project, "check", survey);
  if (cached) return { diagnostics: cached.diagnostics, changes: cached.changes, baselines: cached.baselines };
  const compiled = await compileProject(project, survey, { languages: project.emit, checkOnly: true, diagnostics });
  if (!compiled) return nothingJudged(diagnostics);
  const { result, probes } = compiled;
  const report = { diagnostics: result.diagnostics, changes: result.changes, baselines: committed(survey) };
  writeRun(project, "check", survey, { probes, ...report, outputs: {} });
  return report;
}

function nothingJudged(diagnostics: DiagnosticBag): CheckReport {
  return { diagnostics: diagnostics.sorted(), changes: [], baselines: [] };
}

/** Without a wish the schemas are compared with the committed lockfile, where there is one. */
function committed({ lockfile }: Survey): readonly ReportedBaseline[] {
  return lockfile ? [{ name: lockfile.path, kind: "lockfile", lockfile: lockfile.path }] : [];
}
