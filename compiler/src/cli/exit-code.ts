import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type FailureThreshold, fails, isFault } from "../diagnostics/report.ts";

/** 0: done, nothing wrong. 1: the schemas have findings, or frozen files differ. 2: the tool could not do its work. */
export type ExitCode = 0 | 1 | 2;

export function exitCodeOf(diagnostics: readonly Diagnostic[], failOn: FailureThreshold = "error"): ExitCode {
  if (diagnostics.some(isFault)) return 2;
  return diagnostics.some((diagnostic) => fails(diagnostic, failOn)) ? 1 : 0;
}
