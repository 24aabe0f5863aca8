import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { ReportedBaseline } from "../diagnostics/report.ts";
import type { JudgedChange } from "../lock/judged-change.ts";
import type { FoundBaselines } from "./baselines/open-baselines.ts";
import { compileProject } from "./compile-project.ts";
import type { Probes } from "./probed-disk.ts";
import type { Project } from "./project.ts";
import { readRun, writeRun } from "./run-cache.ts";
import { type Survey, surveyInputs } from "./survey.ts";
import { lookForTouched, writeUntouched } from "./untouched-run.ts";

/** What a check found, before anything is printed. */
export interface CheckReport {
  readonly diagnostics: readonly Diagnostic[];
  /** Every change since the baselines, safe ones too. */
  readonly changes: readonly JudgedChange[];
  readonly baselines: readonly ReportedBaseline[];
}

/** Judges the schemas and what changed. Never writes anything into the project. */
export async function checkProject(project: Project, diagnostics: DiagnosticBag): Promise<CheckReport> {
  const look = project.profile.time("look for what was touched", () => lookForTouched(project, "check"));
  // What the config gives cause to say is told anew each time.
  const before = diagnostics.sorted();
  if (look.run && !diagnostics.hasErrors) return { ...look.run, diagnostics: [...before, ...look.run.diagnostics] };
  const surveyed = surveyInputs(project, diagnostics);
  const found = surveyed && (await project.profile.timeAsync("find releases", () => findWanted(project, diagnostics)));
  if (!surveyed || diagnostics.hasErrors) return nothingJudged(diagnostics);
  const survey = { ...surveyed, ...(found && { baselines: found.key }) };
  const { profile } = project;
  const cached = profile.time("compare inputs with the last run", () =>
    readRun(project, "check", { survey, touched: look.touched }),
  );
  // How the baselines were found is told anew each time.
  const told = diagnostics.sorted();
  if (cached) {
    if (told.length === before.length)
      profile.time("remember that nothing was touched", () =>
        writeUntouched(project, "check", { survey, run: cached, beside: [] }),
      );
    return { ...cached, diagnostics: [...told, ...cached.diagnostics] };
  }
  const { probes, report } = await judgeProject(project, survey, found);
  if (probes)
    profile.time("remember the run", () =>
      writeRun(project, "check", survey, { probes, ...report, outputs: {}, recipes: {} }),
    );
  return { ...report, diagnostics: [...told, ...report.diagnostics] };
}

/** Most checks compare with the committed lockfile alone, and load nothing for more. */
async function findWanted(project: Project, diagnostics: DiagnosticBag): Promise<FoundBaselines | undefined> {
  const { against } = project.evolution;
  if (against.length === 0) return undefined;
  const { findBaselines } = await import("./baselines/open-baselines.ts");
  return findBaselines(against, project, diagnostics);
}

interface JudgedProject {
  /** What was read; undefined when something could not be, and then the next run has to look again. */
  readonly probes?: Probes;
  readonly report: CheckReport;
}

async function judgeProject(
  project: Project,
  survey: Survey,
  found: FoundBaselines | undefined,
): Promise<JudgedProject> {
  const diagnostics = new DiagnosticBag();
  const opened = await project.profile.timeAsync("read releases", async () => found?.open(diagnostics));
  if (diagnostics.hasErrors) return { report: nothingJudged(diagnostics) };
  const compiled = await compileProject(project, survey, {
    languages: project.emit,
    checkOnly: true,
    diagnostics,
    ...(opened && { baselines: opened.baselines }),
  });
  if (!compiled) return { report: nothingJudged(diagnostics) };
  const { result, probes } = compiled;
  const report = {
    diagnostics: [...diagnostics.sorted(), ...result.diagnostics],
    changes: result.changes,
    baselines: opened ? opened.baselines.map(({ name, origin }) => ({ name, ...origin })) : committed(survey),
  };
  return { probes: { ...opened?.probes, ...probes }, report };
}

function nothingJudged(diagnostics: DiagnosticBag): CheckReport {
  return { diagnostics: diagnostics.sorted(), changes: [], baselines: [] };
}

/** Without a wish the schemas are compared with the committed lockfile, where there is one. */
function committed({ lockfile }: Survey): readonly ReportedBaseline[] {
  return lockfile ? [{ name: lockfile.path, kind: "lockfile", lockfile: lockfile.path }] : [];
}
