import type { Rule } from "../diagnostics/catalog.ts";
import { breaksOf } from "../diagnostics/diagnostic.ts";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { Span } from "../model/span.ts";
import { lineAndColumn } from "../text/line-and-column.ts";
import type { EvolutionRequest } from "./evolution-request.ts";
import type { JudgedChange } from "./judged-change.ts";
import type { AcceptedChange } from "./lockfile.ts";
import { isWaivable } from "./waivable.ts";

/** Marks what a waiver covers as accepted, and reports the waivers that excuse nothing, or not what they say. */
export function applyWaivers(
  changes: readonly JudgedChange[],
  request: EvolutionRequest,
  diagnostics: DiagnosticBag,
): readonly JudgedChange[] {
  if (request.waivers.length === 0) return changes;
  const byFingerprint = new Map(changes.map((change) => [change.fingerprint, change]));
  const accepted = new Map<JudgedChange, AcceptedChange>();
  for (const waiver of request.waivers) {
    const change = byFingerprint.get(waiver.fingerprint);
    if (covers(waiver, change, { request, diagnostics }) && change) accepted.set(change, waiver);
  }
  return changes.map((change) => {
    const waiver = accepted.get(change);
    return waiver ? { ...change, outcome: "accepted", waiver } : change;
  });
}

interface Context {
  readonly request: EvolutionRequest;
  readonly diagnostics: DiagnosticBag;
}

/** Whether a waiver excuses the change that has its fingerprint; what is wrong with the waiver is reported. */
function covers(waiver: AcceptedChange, change: JudgedChange | undefined, context: Context): boolean {
  const { expires } = waiver;
  const { today, sinceCommitted } = context.request;
  if (expires !== undefined && today !== undefined && expires < today)
    return refuse("waiver/expired", waiver, { ...context, values: { expires } });
  // What a build has recorded is no change since the committed lockfile; should it ever be made again, it is another decision.
  if (waiver.recorded && sinceCommitted) return false;
  if (!change || change.outcome === "safe") return sinceCommitted && refuse("waiver/unused", waiver, context);
  if (change.outcome !== "found") return false;
  if (change.rule && !isWaivable(change.rule))
    return refuse("waiver/not-waivable", waiver, { ...context, values: { rule: change.rule } });
  return fits(waiver, change, context);
}

/** A fingerprint alone is no reason to look away: rule, site and what breaks have to be those that somebody agreed to. */
function fits(waiver: AcceptedChange, change: JudgedChange, context: Context): boolean {
  const { rule } = waiver;
  const breaks = breaksOf(change.verdict);
  const more = breaks.filter((each) => !waiver.breaks.includes(each));
  const fewer = waiver.breaks.filter((each) => !breaks.includes(each)).join(", ");
  if (rule !== change.rule || waiver.site !== change.site || more.length > 0) {
    const found = `\`${change.rule}\` at \`${change.site}\`, which breaks ${breaks.join(", ")}`;
    return refuse("waiver/mismatch", waiver, { ...context, values: { rule, found } });
  }
  return fewer === "" || refuse("waiver/over-broad", waiver, { ...context, values: { fewer } });
}

interface Refusal extends Context {
  readonly values?: Readonly<Record<string, string>>;
}

function refuse(rule: Rule, waiver: AcceptedChange, { request, diagnostics, values }: Refusal): false {
  const { fingerprint, site } = waiver;
  diagnostics.report(rule, waiverSpan(waiver, request), { fingerprint, site, ...values }, { site });
  return false;
}

/** Its line in the committed lockfile. */
function waiverSpan({ fingerprint }: AcceptedChange, { lockfile }: EvolutionRequest): Span | undefined {
  const name = JSON.stringify(fingerprint);
  const start = lockfile?.text.lastIndexOf(`${name}:`) ?? -1;
  if (!lockfile || start < 0) return undefined;
  return { file: lockfile.path, start, end: start + name.length, ...lineAndColumn(lockfile.text, start) };
}
