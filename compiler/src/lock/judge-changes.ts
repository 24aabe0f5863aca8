import type { Breaks } from "../diagnostics/diagnostic.ts";
import type { Outcome } from "../diagnostics/report.ts";
import type { CompatibilityMode } from "../model/compatibility.ts";
import type { SchemaModel } from "../model/schema-model.ts";
import type { Baseline } from "./baseline.ts";
import { compareToLockfile } from "./compare-to-lockfile.ts";
import { modesOf, type ReachedTypes } from "./document-modes.ts";
import { documentsReaching } from "./documents-reaching.ts";
import type { EvolutionPolicy, EvolutionRequest } from "./evolution-request.ts";
import { type EvolutionRule, verdictOf } from "./evolution-rule.ts";
import { findRemovedInUse } from "./find-removed-in-use.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { foldInherited } from "./fold-inherited.ts";
import type { JudgedChange } from "./judged-change.ts";
import { lockModel } from "./lock-model.ts";
import type { LockedType } from "./lockfile.ts";
import { placeBefore } from "./place-before.ts";
import { type Reach, traceReach } from "./reach.ts";
import { rules } from "./rules.ts";
import { type SchemaChange, typesOf } from "./schema-change.ts";
import { settleBases } from "./settle-bases.ts";

/** Every change since the baselines with its verdict; what differs from several of them in the same way stands there once. */
export function judgeChanges(model: SchemaModel, request: EvolutionRequest): readonly JudgedChange[] {
  const judged = new Map<string, JudgedChange>();
  const { policy } = request;
  const types = lockModel(model);
  const today = { model, policy, now: reachedTypes(types), reach: traceReach(types) };
  const since = new Map<Baseline, readonly JudgedChange[]>();
  for (const baseline of request.baselines) {
    // Releases with the same schemas come with the same objects, and differ from today's in the same way.
    const twin = [...since.keys()].find((each) => each.lockfile === baseline.lockfile && each.model === baseline.model);
    const changes = (twin && since.get(twin)) ?? judgeSince(baseline, today);
    if (!twin) since.set(baseline, changes);
    for (const change of changes) {
      const one = { ...change, baselines: [baseline.name] };
      const known = judged.get(one.fingerprint);
      judged.set(one.fingerprint, known ? { ...known, baselines: [...known.baselines, baseline.name] } : one);
    }
  }
  return [...judged.values()];
}

/** Most runs find no change, and then nobody asks for documents. */
function reachedTypes(types: readonly LockedType[]): ReachedTypes {
  let known: ReachedTypes["documentsOf"] | undefined;
  return {
    types,
    documentsOf: (name) => {
      known ??= documentsReaching(types);
      return known(name);
    },
  };
}

interface Today {
  readonly model: SchemaModel;
  readonly policy: EvolutionPolicy;
  readonly now: ReachedTypes;
  readonly reach: Reach;
}

function judgeSince(baseline: Baseline, { model, policy, now, reach }: Today): readonly JudgedChange[] {
  const { lockfile } = baseline;
  const then = reachedTypes(lockfile.types);
  const isStored = (name: string) => then.documentsOf(name).length > 0 || now.documentsOf(name).length > 0;
  const found = compareToLockfile(model, lockfile, baseline.model);
  const settled = settleBases(found, { model, isStored, ...(baseline.model && { sources: baseline.model }) });
  const changes = foldInherited(settled, model);
  const modeOf = modesOf({ before: then, after: now }, policy);
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
    reach: rule === undefined ? [] : reach.placesOf(typesOf(change)),
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
