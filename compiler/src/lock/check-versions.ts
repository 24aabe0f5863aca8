import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { SchemaModel } from "../model/schema-model.ts";
import { documentsReaching } from "./documents-reaching.ts";
import type { JudgedChange } from "./judged-change.ts";
import { lockModel } from "./lock-model.ts";
import type { LockedDocument, Lockfile } from "./lockfile.ts";
import { isDocument, matchTypes } from "./match-types.ts";
import { typesOf } from "./schema-change.ts";

/** A document whose stored bytes an accepted change breaks, so that it needs a version of its own. */
export interface OutdatedDocument {
  /** The interface's name now. */
  readonly name: string;
  readonly released: LockedDocument;
  readonly version: number;
  readonly schemaId: string;
  /** Site of the first accepted change that reaches it. */
  readonly because: string;
}

/** The documents that accepted changes reach and that were released, whatever their version is now. */
export function documentsToVersion(
  model: SchemaModel,
  lockfile: Lockfile,
  accepted: readonly JudgedChange[],
): readonly OutdatedDocument[] {
  const reasons = reachedBy(accepted, model);
  if (reasons.size === 0) return [];
  return matchTypes(model, lockfile).pairs.flatMap(({ before, after }) => {
    const because = reasons.get(after.name)?.site;
    if (because === undefined || before.draft || !isDocument(before) || !isDocument(after)) return [];
    const { version, schemaId } = after.document;
    return [{ name: after.name, released: before.document, version, schemaId, because }];
  });
}

/** Names of the documents whose bytes accepted changes break, each with the first such change. */
function reachedBy(accepted: readonly JudgedChange[], model: SchemaModel): ReadonlyMap<string, JudgedChange> {
  const wire = accepted.filter(({ verdict }) => verdict.backward !== undefined || verdict.forward !== undefined);
  const reached = new Map<string, JudgedChange>();
  if (wire.length === 0) return reached;
  const reaching = documentsReaching(lockModel(model));
  for (const change of wire) {
    for (const name of typesOf(change).flatMap(reaching)) if (!reached.has(name)) reached.set(name, change);
  }
  return reached;
}

/** The version that a waiver asks for needs no waiver of its own. */
export function coverVersions(changes: readonly JudgedChange[], model: SchemaModel): readonly JudgedChange[] {
  const reached = reachedBy(
    changes.filter((change) => change.outcome === "accepted" && change.kind !== "schema-id-raised"),
    model,
  );
  return changes.map((change) => {
    const waiver = change.kind === "schema-id-raised" ? reached.get(change.type)?.waiver : undefined;
    return waiver && change.outcome === "found" ? { ...change, outcome: "accepted", waiver } : change;
  });
}

/** Stored bytes must tell which version wrote them: what was accepted to break asks for a new version and a new schema id. */
export function checkVersions(
  model: SchemaModel,
  release: { readonly lockfile: Lockfile; readonly accepted: readonly JudgedChange[] },
  diagnostics: DiagnosticBag,
): void {
  for (const document of documentsToVersion(model, release.lockfile, release.accepted)) {
    const { name, released, because } = document;
    if (document.version > released.version && document.schemaId !== released.schemaId) continue;
    const definition = model.types.find((type) => type.name === name);
    const next = released.version + 1;
    const values = { name, site: because, version: released.version, next, schemaId: released.schemaId };
    diagnostics.report("waiver/version-not-raised", definition?.span, values, { site: name });
  }
}
