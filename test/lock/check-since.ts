import type { DiagnosticBag } from "../../compiler/src/diagnostics/diagnostic-bag.ts";
import { baselineOfLockfile } from "../../compiler/src/lock/baseline-of-lockfile.ts";
import { checkEvolution } from "../../compiler/src/lock/check-evolution.ts";
import { type EvolutionPolicy, strictPolicy } from "../../compiler/src/lock/evolution-request.ts";
import type { JudgedChange } from "../../compiler/src/lock/judged-change.ts";
import type { Lockfile } from "../../compiler/src/lock/lockfile.ts";
import { printLockfile } from "../../compiler/src/lock/print-lockfile.ts";
import type { SchemaModel } from "../../compiler/src/model/schema-model.ts";

export interface CheckSinceOptions {
  readonly policy?: EvolutionPolicy;
  /** The schemas that the lockfile was made from. */
  readonly sources?: SchemaModel;
}

/** Checks a model against a lockfile, as strictly as can be, with the lockfile's own waivers; without one nothing was released. */
export function checkSince(
  model: SchemaModel,
  lockfile: Lockfile | undefined,
  diagnostics: DiagnosticBag,
  { policy = strictPolicy, sources }: CheckSinceOptions = {},
): readonly JudgedChange[] {
  const baseline =
    lockfile && baselineOfLockfile({ path: "schema.lock.json", text: printLockfile(lockfile) }, lockfile);
  const baselines = baseline ? [{ ...baseline, ...(sources && { model: sources }) }] : [];
  const waivers = lockfile?.accepted ?? [];
  return checkEvolution(model, { baselines, policy, waivers, sinceCommitted: true }, diagnostics);
}
