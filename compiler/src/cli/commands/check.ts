import { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import type { CheckFormat } from "../check-format.ts";
import { checkProject } from "../check-project.ts";
import { type ExitCode, exitCodeOf } from "../exit-code.ts";
import { packageInfo } from "../package-info.ts";
import { printCheck } from "../print-check.ts";
import { printFindings } from "../print-findings.ts";
import { printProfile } from "../print-profile.ts";
import { openProject, type ProjectFlags } from "../project.ts";
import type { Surroundings } from "../terminal.ts";

export interface CheckOptions extends ProjectFlags {
  readonly format: CheckFormat;
  /** A file for the report; the terminal then gets it as text. */
  readonly output?: string;
  /** Lists every change: safe, allowed and accepted ones too. */
  readonly verbose?: boolean;
}

/** Judges the schemas, and what changed since a release. Never writes anything into the project but the report that was asked for. */
export async function check(options: CheckOptions, surroundings: Surroundings): Promise<ExitCode> {
  const diagnostics = new DiagnosticBag();
  const { root, configFile, project } = await openProject(options, surroundings, diagnostics);
  const checked = project && (await checkProject(project, diagnostics));
  const findings = checked?.diagnostics ?? diagnostics.sorted();
  const failOn = project?.evolution.failOn ?? "error";
  const report = {
    tool: packageInfo(),
    findings,
    changes: checked?.changes ?? [],
    baselines: checked?.baselines ?? [],
    failOn,
    home: project?.lock ?? configFile ?? "keyslot.config.json",
  };
  const unwritten = new DiagnosticBag();
  await printCheck(report, { ...options, root, surroundings, diagnostics: unwritten });
  await printFindings(unwritten.sorted(), { root, surroundings });
  if (project) printProfile(project.profile, options.profile, surroundings.terminal);
  return exitCodeOf([...findings, ...unwritten.sorted()], failOn);
}
