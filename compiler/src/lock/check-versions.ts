import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { SchemaModel } from "../model/schema-model.ts";
import { documentsReaching } from "./documents-reaching.ts";
import type { JudgedChange } from "./judged-change.ts";
import { lockModel } from "./lock-model.ts";
import type { LockedDocument, Lockfile } from "./lockfile.ts";
import { isDocument, matchTypes } from "./match-types.ts";

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
  const wire = accepted.filter(({ verdict }) => verdict.backward !== undefined || verdict.forward !== undefined);
  if (wire.length === 0) return [];
  const reaching = documentsReaching(lockModel(model));
  const reasons = new Map<string, string>();
  for (const { type, site } of wire) {
    for (const name of reaching(type)) reasons.set(name, reasons.get(name) ?? site);
  }
  return matchTypes(model, lockfile).pairs.flatMap(({ before, after }) => {
    const because = reasons.get(after.name);
    if (because === undefined || before.draft || !isDocument(before) || !isDocument(after)) return [];
    const { version, schemaId } = after.document;
    return [{ name: after.name, released: before.document, version, schemaId, because }];
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
