import type { Breaks } from "../diagnostics/diagnostic.ts";
import type { CompatibilityMode } from "../model/compatibility.ts";
import type { SchemaModel } from "../model/schema-model.ts";
import type { Baseline } from "./baseline.ts";
import { compareToLockfile } from "./compare-to-lockfile.ts";
import { modesOf } from "./document-modes.ts";
import type { EvolutionPolicy, EvolutionRequest } from "./evolution-request.ts";
import { type EvolutionRule, verdictOf } from "./evolution-rule.ts";
import { findRemovedInUse } from "./find-removed-in-use.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { foldInherited } from "./fold-inherited.ts";
import type { JudgedChange, Outcome } from "./judged-change.ts";
import { lockModel } from "./lock-model.ts";
import type { LockedType } from "./lockfile.ts";
import { placeBefore } from "./place-before.ts";
import { type Reach, traceReach } from "./reach.ts";
import { rules } from "./rules.ts";
import type { SchemaChange } from "./schema-change.ts";

/** Every change since the baselines with its verdict; what differs from several of them in the same way stands there once. */
export function judgeChanges(model: SchemaModel, request: EvolutionRequest): readonly JudgedChange[] {
  const judged = new Map<string, JudgedChange>();
  const { policy } = request;
  const today = lockModel(model);
  const reach = traceReach(today);
  for (const baseline of request.baselines) {
    for (const one of judgeSince(baseline, { model, today, reach, policy })) {
      const known = judged.get(one.fingerprint);
      judged.set(one.fingerprint, known ? { ...known, baselines: [...known.baselines, baseline.name] } : one);
    }
  }
  return [...judged.values()];
}

interface Today {
  readonly model: SchemaModel;
  readonly today: readonly LockedType[];
  readonly reach: Reach;
  readonly policy: EvolutionPolicy;
}

function judgeSince(baseline: Baseline, { model, today, reach, policy }: Today): readonly JudgedChange[] {
  const { lockfile } = baseline;
  const changes = foldInherited(compareToLockfile(model, lockfile, baseline.model), model);
  if (changes.length === 0) return [];
  const modeOf = modesOf({ before: lockfile.types, after: today }, policy);
  const asked = policy.requireDeprecation ? findRemovedInUse(changes, lockfile) : [];
  return [...changes, ...asked].map((change) =>
    judgeChange(change, { baseline, reach, mode: modeOf(change), rule: rules[change.kind] }),
  );
}

interface JudgeContext {
  readonly baseline: Baseline;
  readonly reach: Reach;
  readonly mode: CompatibilityMode;
  readonly rule: EvolutionRule;
}

function judgeChange(change: SchemaChange, { baseline, reach, mode, rule: row }: JudgeContext): JudgedChange {
  const { rule, because } = row;
  const place = placeBefore(change, baseline);
  return {
    ...change,
    fingerprint: fingerprintOf(change),
    verdict: verdictOf(row, change),
    because,
    mode,
    outcome: outcomeOf(row, mode),
    ...(rule !== undefined && { rule }),
    baselines: [baseline.name],
    ...(place && { placeBefore: place }),
    reach: rule === undefined ? [] : reach.placesOf([change.type, ...(change.heirs ?? [])]),
    witnesses: [],
  };
}

const asked: Readonly<Record<CompatibilityMode, readonly Breaks[]>> = {
  full: ["backward", "forward"],
  backward: ["backward"],
  forward: ["forward"],
  none: [],
};

/** What breaks no reading at all is found in every mode that judges; the author of a wire break has seen to the source. */
function outcomeOf({ rule, breaks, always }: EvolutionRule, mode: CompatibilityMode): Outcome {
  if (rule === undefined) return "safe";
  if (always) return "found";
  if (mode === "none") return "allowed";
  const readings = breaks.filter((each) => each === "backward" || each === "forward");
  return readings.length === 0 || readings.some((each) => asked[mode].includes(each)) ? "found" : "allowed";
}
