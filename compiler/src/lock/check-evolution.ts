import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { SchemaModel } from "../model/schema-model.ts";
import { compareToLockfile } from "./compare-to-lockfile.ts";
import { lockModel } from "./lock-model.ts";
import type { Lockfile } from "./lockfile.ts";
import { type Reach, reachText, traceReach } from "./reach.ts";
import { rules } from "./rules.ts";
import type { SchemaChange } from "./schema-change.ts";

/** Judges what changed since the last release, and reports what breaks somebody. Without a lockfile nothing was released yet. */
export function checkEvolution(model: SchemaModel, lockfile: Lockfile | undefined, diagnostics: DiagnosticBag): void {
  if (!lockfile) return;
  const found = compareToLockfile(model, lockfile).filter((change) => rules[change.kind].rule);
  if (found.length === 0) return;
  const reach = traceReach(lockModel(model));
  for (const change of found) reportChange(change, reach, diagnostics);
}

function reportChange(change: SchemaChange, reach: Reach, diagnostics: DiagnosticBag): void {
  const { rule, breaks, because } = rules[change.kind];
  if (!rule) return;
  const values = {
    site: change.site,
    type: change.type,
    before: change.before ?? "",
    after: change.after ?? "",
    number: change.number ?? "",
    formerName: change.formerName ?? "",
    because,
    reach: reachText(reach.placesOf(change.type)),
  };
  diagnostics.report(rule, change.span, values, {
    site: change.site,
    breaks,
    ...(change.before !== undefined && { before: change.before }),
    ...(change.after !== undefined && { after: change.after }),
  });
}
