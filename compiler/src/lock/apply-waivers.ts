import { allBreaks } from "../diagnostics/diagnostic.ts";
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
function covers(waiver: AcceptedChange, change: JudgedChange | undefined, { request, diagnostics }: Context): boolean {
  const { fingerprint, site, expires } = waiver;
  const span = waiverSpan(waiver, request);
  if (expires !== undefined && request.today !== undefined && expires < request.today) {
    diagnostics.report("waiver/expired", span, { fingerprint, site, expires }, { site });
    return false;
  }
  // What a build has recorded is no change since the committed lockfile; should it ever be made again, it is another decision.
  if (waiver.recorded && request.sinceCommitted) return false;
  if (!change || change.outcome === "safe") {
    if (request.sinceCommitted) diagnostics.report("waiver/unused", span, { fingerprint, site }, { site });
    return false;
  }
  if (change.outcome !== "found") return false;
  if (change.rule && !isWaivable(change.rule)) {
    diagnostics.report("waiver/not-waivable", span, { fingerprint, site, rule: change.rule }, { site });
    return false;
  }
  return fits(waiver, change, { span, diagnostics });
}

/** A fingerprint alone is no reason to look away: rule, site and what breaks have to be those that somebody agreed to. */
function fits(
  waiver: AcceptedChange,
  change: JudgedChange,
  { span, diagnostics }: { readonly span: Span | undefined; readonly diagnostics: DiagnosticBag },
): boolean {
  const { fingerprint, site } = waiver;
  const breaks = allBreaks.filter((each) => change.verdict[each] !== undefined);
  const more = breaks.filter((each) => !waiver.breaks.includes(each));
  const fewer = waiver.breaks.filter((each) => !breaks.includes(each));
  if (waiver.rule !== change.rule || site !== change.site || more.length > 0) {
    const found = `\`${change.rule}\` at \`${change.site}\`, which breaks ${breaks.join(", ")}`;
    diagnostics.report("waiver/mismatch", span, { fingerprint, rule: waiver.rule, site, found }, { site });
    return false;
  }
  if (fewer.length > 0) {
    diagnostics.report("waiver/over-broad", span, { fingerprint, site, fewer: fewer.join(", ") }, { site });
    return false;
  }
  return true;
}

/** Its line in the committed lockfile. */
function waiverSpan({ fingerprint }: AcceptedChange, { lockfile }: EvolutionRequest): Span | undefined {
  const name = JSON.stringify(fingerprint);
  const start = lockfile?.text.lastIndexOf(`${name}:`) ?? -1;
  if (!lockfile || start < 0) return undefined;
  return { file: lockfile.path, start, end: start + name.length, ...lineAndColumn(lockfile.text, start) };
}
