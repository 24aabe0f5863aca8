import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { SchemaModel } from "../model/schema-model.ts";
import { applyWaivers } from "./apply-waivers.ts";
import { checkVersions } from "./check-versions.ts";
import type { EvolutionRequest } from "./evolution-request.ts";
import { judgeChanges } from "./judge-changes.ts";
import type { JudgedChange } from "./judged-change.ts";
import { reportChanges } from "./report-changes.ts";

/** Judges what changed since the baselines, and reports what breaks somebody. All changes come back, safe ones too. */
export function checkEvolution(
  model: SchemaModel,
  request: EvolutionRequest,
  diagnostics: DiagnosticBag,
): readonly JudgedChange[] {
  const changes = applyWaivers(judgeChanges(model, request), request, diagnostics);
  if (request.sinceCommitted) {
    const accepted = changes.filter((change) => change.outcome === "accepted");
    for (const { lockfile } of request.baselines) checkVersions(model, { lockfile, accepted }, diagnostics);
  }
  reportChanges(changes, diagnostics);
  return changes;
}
