import type { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";

/** False after a report: of something else altogether, what is wrong with it as a lockfile would lead astray. */
export function looksLikeLockfile(text: string, name: string, diagnostics: DiagnosticBag): boolean {
  if (text.includes('"lockfileVersion"')) return true;
  diagnostics.report("baseline/not-a-lockfile", undefined, { name });
  return false;
}
