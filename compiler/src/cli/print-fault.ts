import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { CheckFormat } from "./check-format.ts";
import { packageInfo } from "./package-info.ts";
import { printCheck } from "./print-check.ts";
import type { Surroundings } from "./terminal.ts";

/** Findings about the call itself as a report: who reads a format gets it whatever happened. */
export async function printFault(
  findings: readonly Diagnostic[],
  format: CheckFormat,
  surroundings: Surroundings,
): Promise<void> {
  const report = {
    tool: packageInfo(),
    findings,
    changes: [],
    baselines: [],
    failOn: "error",
    home: "keyslot.config.json",
  } as const;
  await printCheck(report, { format, root: surroundings.cwd, surroundings, diagnostics: new DiagnosticBag() });
}
