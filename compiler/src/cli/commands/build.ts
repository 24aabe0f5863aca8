import { resolve } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import { checkOutput } from "../check-output.ts";
import { compileProject } from "../compile-project.ts";
import { type ExitCode, exitCodeOf } from "../exit-code.ts";
import { hashOf } from "../hash.ts";
import { printFindings } from "../print-findings.ts";
import type { Probes } from "../probed-disk.ts";
import { openProject, type Project, type ProjectFlags } from "../project.ts";
import { readRun, writeRun } from "../run-cache.ts";
import { type Survey, surveyInputs } from "../survey.ts";
import type { Surroundings } from "../terminal.ts";
import { applyPlan, generatedFiles, type PlannedFile, planWrites, readExisting } from "../write-plan.ts";

export interface BuildOptions extends ProjectFlags {
  /** Write nothing; differences are findings. Unset: in CI. */
  readonly frozen?: boolean;
}

/** Compiles the project and brings the generated files and the lockfile up to date. */
export async function build(options: BuildOptions, surroundings: Surroundings): Promise<ExitCode> {
  const diagnostics = new DiagnosticBag();
  const { root, project } = await openProject(options, surroundings, diagnostics);
  const report = project && (await buildProject(project, options.frozen ?? isCi(surroundings.env), diagnostics));
  const found = report?.diagnostics ?? diagnostics.sorted();
  await printFindings(found, { root, surroundings });
  if (!project || !report?.plan) return exitCodeOf(found);
  if (report.frozen) return printFrozen(report.plan, project, surroundings);
  printPlan(report.plan, project, surroundings);
  return exitCodeOf(found);
}

export interface BuildReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly frozen: boolean;
  /** What was written, or in a frozen build would be; undefined when errors kept the build from it. */
  readonly plan?: readonly PlannedFile[];
  /** What was read, when it came to that. */
  readonly probes?: Probes;
}

/** One build without any printing. `diagnostics` gets what is wrong with files; the report has those of the schemas too. */
export async function buildProject(
  project: Project,
  frozen: boolean,
  diagnostics: DiagnosticBag,
): Promise<BuildReport> {
  if (!frozen) checkOutput(project, diagnostics);
  const survey = diagnostics.hasErrors ? undefined : await surveyInputs(project, diagnostics);
  if (!survey) return { diagnostics: diagnostics.sorted(), frozen };
  const cached = readRun(project, "build", survey);
  const unchanged = cached && outputsAsWritten(project, cached.outputs);
  if (unchanged) return { diagnostics: cached.diagnostics, frozen, plan: unchanged, probes: cached.probes };

  const compiled = await compileProject(project, survey, { languages: project.emit, diagnostics });
  if (!compiled) return { diagnostics: diagnostics.sorted(), frozen };
  const { result, probes } = compiled;
  const failed = result.diagnostics.some((diagnostic) => diagnostic.severity === "error");
  if (failed) return { diagnostics: result.diagnostics, frozen, probes };
  const plan = planWrites(project, result, diagnostics);
  if (!frozen && !diagnostics.hasErrors) applyPlan(plan, project, diagnostics);
  const found = [...diagnostics.sorted(), ...result.diagnostics];
  if (diagnostics.hasErrors) return { diagnostics: found, frozen, probes };
  const report = { diagnostics: found, frozen, plan, probes };
  if (!frozen) rememberBuild(project, survey, report);
  return report;
}

/** Frozen builds are the default where nobody would commit what they write. */
function isCi(env: Surroundings["env"]): boolean {
  return env.CI !== undefined && env.CI !== "" && env.CI !== "false";
}

/** The outputs as a plan without changes, when they are on disk exactly as they were written; undefined otherwise. */
function outputsAsWritten(
  project: Project,
  outputs: Readonly<Record<string, string>>,
): readonly PlannedFile[] | undefined {
  const plan: PlannedFile[] = [];
  for (const [path, hash] of Object.entries(outputs)) {
    const text = readExisting(resolve(project.root, path));
    if (text === undefined || hashOf(text) !== hash) return undefined;
    plan.push({ path, state: "unchanged", before: text, after: text });
  }
  return generatedFiles(project).every((file) => Object.hasOwn(outputs, file.path)) ? plan : undefined;
}

/** Keyed by the lockfile as it stands now, because the next run starts from it. */
function rememberBuild(project: Project, survey: Survey, done: Required<BuildReport>): void {
  const { plan, diagnostics, probes } = done;
  const lock = plan.find((file) => file.path === project.lock);
  if (!lock) return;
  // Findings about the step from the old lockfile to the new one say nothing about the next run.
  if (lock.state !== "unchanged" && diagnostics.some((diagnostic) => diagnostic.code.startsWith("KS2"))) return;
  const kept = plan.filter((file) => file.state !== "removed");
  const outputs = Object.fromEntries(kept.map((file) => [file.path, hashOf(file.after)]));
  const next = { ...survey, lockfile: { path: project.lock, text: lock.after } };
  writeRun(project, "build", next, { probes, diagnostics, outputs });
}

function printPlan(plan: readonly PlannedFile[], project: Project, { terminal }: Surroundings): void {
  const changed = plan.filter((file) => file.state !== "unchanged");
  for (const file of changed) terminal.out(`${file.state} ${project.show(file.path)}\n`);
  const unchanged = plan.length - changed.length;
  if (changed.length === 0) terminal.out(`Everything is up to date: ${countFiles(unchanged)}.\n`);
  else if (unchanged > 0) terminal.out(`unchanged ${countFiles(unchanged)}\n`);
}

async function printFrozen(
  plan: readonly PlannedFile[],
  project: Project,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { terminal } = surroundings;
  const changed = plan.filter((file) => file.state !== "unchanged");
  if (changed.length === 0) {
    terminal.out(`Everything is up to date: ${countFiles(plan.length)}.\n`);
    return 0;
  }
  const { unifiedDiff } = await import("../unified-diff.ts");
  for (const file of changed) {
    const { path, before, after, state } = file;
    const change = {
      path: project.show(path),
      before,
      after,
      created: state === "created",
      removed: state === "removed",
    };
    terminal.out(unifiedDiff(change, terminal.outPaint));
  }
  terminal.err(
    `${countFiles(changed.length)} would change, and a frozen build writes nothing. Run \`keyslot build --no-frozen\` and commit the result.\n`,
  );
  return 1;
}

function countFiles(count: number): string {
  return count === 1 ? "1 file" : `${count} files`;
}
