import { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import { buildTouched } from "../build-project.ts";
import { type ExitCode, exitCodeOf } from "../exit-code.ts";
import { printFindings } from "../print-findings.ts";
import { printProfile } from "../print-profile.ts";
import { openProject, type Project, type ProjectFlags } from "../project.ts";
import type { Surroundings } from "../terminal.ts";
import type { PlannedFile } from "../write-plan.ts";

export interface BuildOptions extends ProjectFlags {
  /** Write nothing; differences are findings. Unset: in CI. */
  readonly frozen?: boolean;
}

/** Compiles the project and brings the generated files and the lockfile up to date. */
export async function build(options: BuildOptions, surroundings: Surroundings): Promise<ExitCode> {
  const diagnostics = new DiagnosticBag();
  const { root, project } = await openProject(options, surroundings, diagnostics);
  const code = await buildAndPrint(project, { root, options, surroundings, diagnostics });
  if (project) printProfile(project.profile, options.profile, surroundings.terminal);
  return code;
}

interface BuildCall {
  readonly root: string;
  readonly options: BuildOptions;
  readonly surroundings: Surroundings;
  readonly diagnostics: DiagnosticBag;
}

async function buildAndPrint(
  project: Project | undefined,
  { root, options, surroundings, diagnostics }: BuildCall,
): Promise<ExitCode> {
  const report = project && (await buildTouched(project, options.frozen ?? isCi(surroundings.env), diagnostics));
  const found = report?.diagnostics ?? diagnostics.sorted();
  await printFindings(found, { root, surroundings });
  if (!project || !report?.plan) return exitCodeOf(found);
  if (report.frozen) return printFrozen(report.plan, project, surroundings);
  printPlan(report.plan, project, surroundings);
  return exitCodeOf(found);
}

/** Frozen builds are the default where nobody would commit what they write. */
function isCi(env: Surroundings["env"]): boolean {
  return env.CI !== undefined && env.CI !== "" && env.CI !== "false";
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
