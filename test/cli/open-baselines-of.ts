import { resolve } from "node:path";
import { expect } from "vitest";
import { type FoundBaselines, findBaselines } from "../../compiler/src/cli/baselines/open-baselines.ts";
import { buildProject } from "../../compiler/src/cli/build-project.ts";
import { openProject, type ProjectFlags } from "../../compiler/src/cli/project.ts";
import { plainPaint, type Surroundings } from "../../compiler/src/cli/terminal.ts";
import type { Diagnostic } from "../../compiler/src/diagnostics/diagnostic.ts";
import { DiagnosticBag } from "../../compiler/src/diagnostics/diagnostic-bag.ts";
import type { Baseline } from "../../compiler/src/lock/baseline.ts";

/** In the folder in which somebody calls the tool. */
export interface Called {
  readonly cwd: string;
  readonly flags?: ProjectFlags;
}

export interface Opened {
  readonly found: FoundBaselines | undefined;
  readonly baselines: readonly Baseline[];
  readonly findings: readonly Diagnostic[];
}

/** What `--against` opens, found and read as `keyslot check` does it. */
export async function openBaselinesOf(called: Called, ...against: readonly string[]): Promise<Opened> {
  const diagnostics = new DiagnosticBag();
  const project = await openAt(called, against);
  const found = await findBaselines(project.evolution.against, project, diagnostics);
  const opened = await found?.open(diagnostics);
  return { found, baselines: opened?.baselines ?? [], findings: diagnostics.sorted() };
}

/** `keyslot build`, without a process of its own. */
export async function build(called: Called): Promise<void> {
  const { diagnostics } = await buildProject(await openAt(called), false, { diagnostics: new DiagnosticBag() });
  expect(diagnostics.filter((each) => each.severity === "error")).toEqual([]);
}

/** The project in which somebody calls the tool. */
export async function openAt({ cwd, flags }: Called, against: readonly string[] = []) {
  const diagnostics = new DiagnosticBag();
  const { project } = await openProject({ ...flags, against }, surroundingsAt(resolve(cwd)), diagnostics);
  expect(diagnostics.sorted()).toEqual([]);
  if (!project) throw new Error("There is no project.");
  return project;
}

function surroundingsAt(cwd: string): Surroundings {
  const terminal = { out: () => undefined, err: () => undefined, outPaint: plainPaint, errPaint: plainPaint };
  return { cwd, env: {}, terminal, today: "2026-01-01", untilEnded: async () => undefined };
}
