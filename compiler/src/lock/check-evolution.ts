import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { SchemaModel } from "../model/schema-model.ts";
import { applyWaivers } from "./apply-waivers.ts";
import { checkPolicy } from "./check-policy.ts";
import { checkVersions, coverVersions } from "./check-versions.ts";
import type { EvolutionRequest } from "./evolution-request.ts";
import { judgeChanges } from "./judge-changes.ts";
import type { JudgedChange } from "./judged-change.ts";
import { lockModel } from "./lock-model.ts";
import { reportChanges } from "./report-changes.ts";

/** Judges what changed since the baselines, and reports what breaks somebody. All changes come back, safe ones too. */
export function checkEvolution(
  model: SchemaModel,
  request: EvolutionRequest,
  diagnostics: DiagnosticBag,
): readonly JudgedChange[] {
  checkPolicy(model, request, diagnostics);
  const waived = applyWaivers(judgeChanges(model, request), request, diagnostics);
  const changes = coverVersions(waived, model);
  if (request.sinceCommitted) {
    const accepted = changes.filter((change) => change.outcome === "accepted");
    for (const { lockfile } of request.baselines) checkVersions(model, { lockfile, accepted }, diagnostics);
  }
  const shown = withWitnesses(changes, model, request);
  reportChanges(shown, diagnostics);
  return shown;
}

/** What is reported is shown to break; what nobody asks for needs no proof. */
function withWitnesses(
  changes: readonly JudgedChange[],
  model: SchemaModel,
  { baselines, findWitness }: EvolutionRequest,
): readonly JudgedChange[] {
  if (!findWitness) return changes;
  const after = lockModel(model);
  const released = new Map(baselines.map(({ name, lockfile }) => [name, lockfile.types]));
  return changes.map((change) => {
    if (change.outcome !== "found" && change.outcome !== "accepted") return change;
    const before = released.get(change.baselines[0] ?? "") ?? [];
    const broken = (["backward", "forward"] as const).filter((direction) => change.verdict[direction]);
    return {
      ...change,
      witnesses: broken.flatMap((direction) => findWitness({ before, after }, change, direction) ?? []),
    };
  });
}
