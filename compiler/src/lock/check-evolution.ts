import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { SchemaModel } from "../model/schema-model.ts";
import { compareToLockfile } from "./compare-to-lockfile.ts";
import { lockModel } from "./lock-model.ts";
import type { Lockfile } from "./lockfile.ts";
import { isDocument } from "./match-types.ts";
import { rules } from "./rules.ts";
import type { SchemaChange } from "./schema-change.ts";
import { reachedFrom } from "./walk-types.ts";

/** Judges what changed since the last release, and reports what breaks somebody. Without a lockfile nothing was released yet. */
export function checkEvolution(model: SchemaModel, lockfile: Lockfile | undefined, diagnostics: DiagnosticBag): void {
  if (!lockfile) return;
  const reaches = documentsByType(model);
  for (const change of compareToLockfile(model, lockfile))
    reportChange(change, reaches.get(change.type) ?? [], diagnostics);
}

function reportChange(change: SchemaChange, reaches: readonly string[], diagnostics: DiagnosticBag): void {
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
    reach: reachText(reaches),
  };
  diagnostics.report(rule, change.span, values, {
    site: change.site,
    breaks,
    ...(change.before !== undefined && { before: change.before }),
    ...(change.after !== undefined && { after: change.after }),
  });
}

/** For each record, enum and union the places in documents where it stands: `Player.inventory`. A document itself has none. */
function documentsByType(model: SchemaModel): ReadonlyMap<string, readonly string[]> {
  const types = new Map(lockModel(model).map((type) => [type.name, type]));
  const reaches = new Map<string, string[]>();
  for (const document of [...types.values()].filter(isDocument)) {
    for (const [name, path] of reachedFrom(document.name, (name) => types.get(name))) {
      if (name === document.name) continue;
      const paths = reaches.get(name) ?? [];
      reaches.set(name, [...paths, path]);
    }
  }
  return reaches;
}

const mostPaths = 5;

function reachText(paths: readonly string[]): string {
  if (paths.length === 0) return "";
  const named = paths.slice(0, mostPaths).map((path) => `\`${path}\``);
  const rest = paths.length - named.length;
  return ` (stored in ${named.join(", ")}${rest > 0 ? ` and ${rest} more` : ""})`;
}
