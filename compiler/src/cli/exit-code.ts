import type { Diagnostic } from "../diagnostics/diagnostic.ts";

/** 0: done, nothing wrong. 1: the schemas have findings, or frozen files differ. 2: the tool could not do its work. */
export type ExitCode = 0 | 1 | 2;

export function exitCodeOf(diagnostics: readonly Diagnostic[]): ExitCode {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  if (errors.some((error) => error.code.startsWith("KS3"))) return 2;
  return errors.length > 0 ? 1 : 0;
}
