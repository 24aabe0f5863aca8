import { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import { printJson } from "../../diagnostics/json-printer.ts";
import { checkProject } from "../check-project.ts";
import { type ExitCode, exitCodeOf } from "../exit-code.ts";
import { printFindings, printFindingsAsResult } from "../print-findings.ts";
import { openProject, type ProjectFlags } from "../project.ts";
import type { Surroundings } from "../terminal.ts";

export interface CheckOptions extends ProjectFlags {
  readonly format: "text" | "json";
}

/** Judges the schemas, and what changed since the lockfile was written. Never writes anything into the project. */
export async function check(options: CheckOptions, surroundings: Surroundings): Promise<ExitCode> {
  const diagnostics = new DiagnosticBag();
  const { root, project } = await openProject(options, surroundings, diagnostics);
  const report = project ? await checkProject(project, diagnostics) : undefined;
  const found = report?.diagnostics ?? diagnostics.sorted();
  const code = exitCodeOf(found);
  if (options.format === "json") surroundings.terminal.out(printJson(found));
  else if (code === 2) await printFindings(found, { root, surroundings });
  else await printFindingsAsResult(found, { root, surroundings });
  if (options.format === "text" && found.length === 0) surroundings.terminal.out("No findings.\n");
  return code;
}
