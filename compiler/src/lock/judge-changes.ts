import type { Breaks } from "../diagnostics/diagnostic.ts";
import type { CompatibilityMode } from "../model/compatibility.ts";
import type { SchemaModel } from "../model/schema-model.ts";
import { targetLanguages } from "../model/target-language.ts";
import type { Baseline } from "./baseline.ts";
import { compareToLockfile } from "./compare-to-lockfile.ts";
import type { EvolutionRequest } from "./evolution-request.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { JudgedChange, Outcome, Verdict } from "./judged-change.ts";
import { lockModel } from "./lock-model.ts";
import { type Reach, traceReach } from "./reach.ts";
import { rules } from "./rules.ts";
import type { SchemaChange } from "./schema-change.ts";

/** Every change since the baselines with its verdict; what differs from several of them in the same way stands there once. */
export function judgeChanges(model: SchemaModel, request: EvolutionRequest): readonly JudgedChange[] {
  const judged = new Map<string, JudgedChange>();
  let reach: Reach | undefined;
  for (const baseline of request.baselines) {
    for (const change of compareToLockfile(model, baseline.lockfile)) {
      reach ??= traceReach(lockModel(model));
      const one = judgeChange(change, { baseline, request, reach });
      const known = judged.get(one.fingerprint);
      judged.set(one.fingerprint, known ? { ...known, baselines: [...known.baselines, baseline.name] } : one);
    }
  }
  return [...judged.values()];
}

interface JudgeContext {
  readonly baseline: Baseline;
  readonly request: EvolutionRequest;
  readonly reach: Reach;
}

function judgeChange(change: SchemaChange, { baseline, request, reach }: JudgeContext): JudgedChange {
  const { rule, breaks, because } = rules[change.kind];
  const mode = request.policy.mode;
  const placeBefore = baseline.placeOf({
    type: change.type,
    ...(change.number !== undefined && { member: change.number }),
  });
  return {
    ...change,
    fingerprint: fingerprintOf(change),
    verdict: verdictOf(breaks),
    because,
    mode,
    outcome: rule === undefined ? "safe" : outcomeOf(breaks, mode),
    ...(rule !== undefined && { rule }),
    baselines: [baseline.name],
    ...(placeBefore && { placeBefore }),
    reach: rule === undefined ? [] : reach.placesOf(change.type),
    witnesses: [],
  };
}

function verdictOf(breaks: readonly Breaks[]): Verdict {
  return Object.fromEntries(breaks.map((each) => [each, targetLanguages]));
}

const asked: Readonly<Record<CompatibilityMode, readonly Breaks[]>> = {
  full: ["backward", "forward"],
  backward: ["backward"],
  forward: ["forward"],
  none: [],
};

/** What breaks no reading at all is found in every mode that judges; the author of a wire break has seen to the source. */
function outcomeOf(breaks: readonly Breaks[], mode: CompatibilityMode): Outcome {
  if (mode === "none") return "allowed";
  const readings = breaks.filter((each) => each === "backward" || each === "forward");
  return readings.length === 0 || readings.some((each) => asked[mode].includes(each)) ? "found" : "allowed";
}
