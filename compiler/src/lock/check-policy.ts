import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { SchemaModel } from "../model/schema-model.ts";
import { namesNear } from "../text/nearest-name.ts";
import { unknownPolicyDocuments } from "./document-modes.ts";
import type { EvolutionRequest } from "./evolution-request.ts";
import { lockModel } from "./lock-model.ts";
import type { LockedType } from "./lockfile.ts";

/** Reports names in the policy that no document has or had: what was meant for a document would be asked of none. */
export function checkPolicy(
  model: SchemaModel,
  { baselines, policy }: EvolutionRequest,
  diagnostics: DiagnosticBag,
): void {
  if (Object.keys(policy.documents).length === 0) return;
  const types = [...baselines.flatMap((baseline) => baseline.lockfile.types), ...lockModel(model)];
  const known = documentTypes(types);
  for (const type of unknownPolicyDocuments(types, policy)) {
    const near = namesNear(type, known).slice(0, 2);
    const question = near.length === 0 ? "" : ` Did you mean ${near.map((name) => `\`${name}\``).join(" or ")}?`;
    diagnostics.report("policy/unknown-document", undefined, { type, near: question }, { site: type });
  }
}

function documentTypes(types: readonly LockedType[]): readonly string[] {
  return [...new Set(types.flatMap((type) => (type.kind === "record" && type.document ? [type.document.type] : [])))];
}
