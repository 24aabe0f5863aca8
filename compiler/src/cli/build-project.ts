import { posix, resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { GeneratedFile } from "../emit/emitter.ts";
import { checkOutput } from "./check-output.ts";
import { compileProject } from "./compile-project.ts";
import { hashOf } from "./hash.ts";
import type { Probes } from "./probed-disk.ts";
import type { Project } from "./project.ts";
import { bytesOf, decodeUtf8 } from "./read-text.ts";
import { readOutputsOfLastRun, readRun, writeRun } from "./run-cache.ts";
import { type Survey, surveyInputs } from "./survey.ts";
import { lookForTouched, writeUntouched } from "./untouched-run.ts";
import { applyPlan, isGenerated, type Outputs, type PlannedFile, planWrites, readOutputs } from "./write-plan.ts";

export interface BuildReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly frozen: boolean;
  /** What was written, or in a frozen build would be; undefined when errors kept the build from it. */
  readonly plan?: readonly PlannedFile[];
  /** The input, when it could be read. */
  readonly input?: BuildInput;
}

export interface BuildInput {
  /** With the lockfile as it stands after the build, because the next one starts from it. */
  readonly survey: Survey;
  readonly probes: Probes;
}

/** A build that may be over before it begins, where nobody has touched anything since the last one; it does not tell the input then. */
export async function buildTouched(
  project: Project,
  frozen: boolean,
  diagnostics: DiagnosticBag,
): Promise<BuildReport> {
  const look = project.profile.time("look for what was touched", () => lookForTouched(project, "build"));
  if (!look.run) return buildProject(project, frozen, { diagnostics, touched: look.touched });
  if (!frozen) checkOutput(project, diagnostics);
  if (diagnostics.hasErrors) return { diagnostics: diagnostics.sorted(), frozen };
  return { diagnostics: look.run.diagnostics, frozen, plan: look.run.outputs.map(unchangedFile) };
}

export interface BuildContext {
  /** Gets what is wrong with files; the report has those of the schemas too. */
  readonly diagnostics: DiagnosticBag;
  /** Files of which it is likely that they are not as they were, from the root. */
  readonly touched?: readonly string[];
}

/** One build without any printing. */
export async function buildProject(
  project: Project,
  frozen: boolean,
  { diagnostics, touched = [] }: BuildContext,
): Promise<BuildReport> {
  if (!frozen) checkOutput(project, diagnostics);
  const survey = diagnostics.hasErrors ? undefined : surveyInputs(project, diagnostics);
  if (!survey) return { diagnostics: diagnostics.sorted(), frozen };
  const { profile } = project;
  const cached = profile.time("compare inputs with the last run", () => readRun(project, "build", { survey, touched }));
  const unchanged =
    cached && profile.time("compare outputs with the last run", () => outputsAsWritten(project, cached.outputs));
  if (unchanged) {
    const input = { survey, probes: cached.probes };
    profile.time("remember that nothing was touched", () =>
      writeUntouched(project, "build", { survey, run: cached, beside: unchanged.beside }),
    );
    return { diagnostics: cached.diagnostics, frozen, plan: unchanged.plan, input };
  }
  return buildAnew({ project, frozen, diagnostics }, survey);
}

interface Build {
  readonly project: Project;
  readonly frozen: boolean;
  readonly diagnostics: DiagnosticBag;
}

async function buildAnew({ project, frozen, diagnostics }: Build, survey: Survey): Promise<BuildReport> {
  const { profile } = project;
  const outputs = profile.time("read outputs", () => readOutputs(project));
  const compiled = await compileProject(project, survey, {
    languages: project.emit,
    textMadeFrom: textsOfLastRun(project, outputs),
    diagnostics,
  });
  if (!compiled) return { diagnostics: diagnostics.sorted(), frozen };
  const { result, probes } = compiled;
  const failed = result.diagnostics.some((diagnostic) => diagnostic.severity === "error");
  if (failed) return { diagnostics: result.diagnostics, frozen, input: { survey, probes } };
  const plan = profile.time("compare outputs", () => planWrites({ project, outputs, diagnostics }, result));
  if (!frozen && !diagnostics.hasErrors) profile.time("write", () => applyPlan(plan, project, diagnostics));
  const changed = plan.filter(({ state }) => state !== "unchanged");
  profile.count("files written", frozen || diagnostics.hasErrors ? 0 : changed.length);
  const found = [...diagnostics.sorted(), ...result.diagnostics];
  if (diagnostics.hasErrors || frozen) {
    const input = { survey, probes };
    return diagnostics.hasErrors ? { diagnostics: found, frozen, input } : { diagnostics: found, frozen, plan, input };
  }
  const input = { survey: { ...survey, lockfile: { path: project.lock, text: result.lockfile ?? "" } }, probes };
  profile.time("remember the run", () =>
    rememberBuild(project, input, { plan, diagnostics: found, files: result.files }),
  );
  return { diagnostics: found, frozen, plan, input };
}

interface OutputsAsWritten {
  /** Without changes. */
  readonly plan: readonly PlannedFile[];
  /** All that lies in their folders. */
  readonly beside: readonly string[];
}

/** Undefined unless the outputs are on disk exactly as they were written. */
function outputsAsWritten(project: Project, outputs: Readonly<Record<string, string>>): OutputsAsWritten | undefined {
  const found = readOutputs(project);
  const isStray = ([path, bytes]: readonly [string, Buffer | undefined]) =>
    bytes !== undefined && !Object.hasOwn(outputs, path) && isGenerated(bytes);
  if ([...found].some(isStray)) return undefined;
  for (const [path, hash] of Object.entries(outputs)) {
    const bytes = found.get(path) ?? bytesOf(resolve(project.root, path));
    if (bytes === undefined || hashOf(bytes) !== hash) return undefined;
  }
  return { plan: Object.keys(outputs).map(unchangedFile), beside: [...found.keys()] };
}

function unchangedFile(path: string): PlannedFile {
  return { path, state: "unchanged", before: "", after: "" };
}

/** Files that this compiler wrote and nobody changed, by what they were made from. */
function textsOfLastRun(project: Project, found: Outputs): (path: string, recipe: string) => string | undefined {
  const last = readOutputsOfLastRun(project);
  return (path, recipe) => {
    const place = posix.join(project.out, path);
    if (last?.recipes[place] !== recipe) return undefined;
    const bytes = found.get(place);
    return bytes && hashOf(bytes) === last.outputs[place] ? decodeUtf8(bytes) : undefined;
  };
}

interface FinishedBuild {
  readonly plan: readonly PlannedFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly GeneratedFile[];
}

function rememberBuild(
  project: Project,
  { survey, probes }: BuildInput,
  { plan, diagnostics, files }: FinishedBuild,
): void {
  const lock = plan.find((file) => file.path === project.lock);
  // Findings about the step from the old lockfile to the new one say nothing about the next run.
  if (lock?.state !== "unchanged" && diagnostics.some((diagnostic) => diagnostic.code.startsWith("KS2"))) return;
  const kept = plan.filter((file) => file.state !== "removed");
  const outputs = Object.fromEntries(kept.map((file) => [file.path, hashOf(file.after)]));
  const recipes = Object.fromEntries(
    files.flatMap(({ path, recipe }) => (recipe === undefined ? [] : [[posix.join(project.out, path), recipe]])),
  );
  writeRun(project, "build", survey, { probes, diagnostics, changes: [], baselines: [], outputs, recipes });
}
