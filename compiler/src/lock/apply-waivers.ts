import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { EvolutionRequest } from "./evolution-request.ts";
import type { JudgedChange } from "./judged-change.ts";

/** Marks what a waiver covers as accepted. */
export function applyWaivers(
  changes: readonly JudgedChange[],
  { waivers }: EvolutionRequest,
  _diagnostics: DiagnosticBag,
): readonly JudgedChange[] {
  const byFingerprint = new Map(waivers.map((waiver) => [waiver.fingerprint, waiver]));
  return changes.map((change) => {
    const waiver = change.outcome === "found" ? byFingerprint.get(change.fingerprint) : undefined;
    return waiver ? { ...change, outcome: "accepted", waiver } : change;
  });
}
