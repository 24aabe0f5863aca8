import { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import { compileProject } from "../compile-project.ts";
import { type ExitCode, exitCodeOf } from "../exit-code.ts";
import { modelText } from "../model-text.ts";
import { printFindings } from "../print-findings.ts";
import { openProject, type ProjectFlags } from "../project.ts";
import { surveyInputs } from "../survey.ts";
import type { Surroundings } from "../terminal.ts";

export interface ModelOptions extends ProjectFlags {
  readonly json?: boolean;
}

/** Prints what the compiler understood of the schemas. The lockfile plays no part: this is about today. */
export async function model(options: ModelOptions, surroundings: Surroundings): Promise<ExitCode> {
  const diagnostics = new DiagnosticBag();
  const { root, project } = await openProject(options, surroundings, diagnostics);
  const survey = project && surveyInputs(project, diagnostics);
  const compiled = survey && (await compileProject(project, { roots: survey.roots }, { languages: [], diagnostics }));
  const result = compiled?.result;
  const found = result?.diagnostics ?? diagnostics.sorted();
  await printFindings(found, { root, surroundings });
  const code = exitCodeOf(found);
  if (!result || code !== 0) return code;
  const { terminal } = surroundings;
  terminal.out(
    options.json ? `${JSON.stringify(result.model, undefined, 2)}\n` : modelText(result.model, terminal.outPaint),
  );
  return 0;
}
