import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { DocumentModel, RecordModel, SchemaModel } from "../model/schema-model.ts";
import { recordsOf } from "./types-by-name.ts";

/** Persisted names and versions: legal, and each with one owner. */
export function checkDocuments(model: SchemaModel, diagnostics: DiagnosticBag): void {
  const types = new Map<string, RecordModel>();
  const ids = new Map<string, RecordModel>();
  for (const record of recordsOf(model)) {
    const { document } = record;
    if (!document) continue;
    if (!checkLegal(record, document, diagnostics)) continue;
    const sameType = takeName(types, document.type, record);
    if (sameType) reportType(record, { document, other: sameType }, diagnostics);
    const sameId = takeName(ids, document.schemaId, record);
    // Where no schema is given the id is the type name, and one finding is enough.
    if (sameId && sameId !== sameType) reportId(record, { document, other: sameId }, diagnostics);
  }
}

function takeName(taken: Map<string, RecordModel>, name: string, record: RecordModel): RecordModel | undefined {
  const first = taken.get(name);
  if (!first) taken.set(name, record);
  return first;
}

interface Clash {
  readonly document: DocumentModel;
  readonly other: RecordModel;
}

function reportType(record: RecordModel, { document, other }: Clash, diagnostics: DiagnosticBag): void {
  const values = { type: document.type, name: record.name, other: other.name };
  diagnostics.report("document/duplicate-type", record.span, values, related(record, other));
}

function reportId(record: RecordModel, { document, other }: Clash, diagnostics: DiagnosticBag): void {
  const values = { id: document.schemaId, name: record.name, other: other.name };
  diagnostics.report("document/duplicate-schema-id", record.span, values, related(record, other));
}

function related(record: RecordModel, other: RecordModel) {
  return { site: record.name, related: [{ span: other.span, message: `\`${other.name}\` has it.` }] };
}

/** False where the names are no names, so that nobody can have the same ones. */
function checkLegal(record: RecordModel, document: DocumentModel, diagnostics: DiagnosticBag): boolean {
  const { name, span } = record;
  const names = [
    { what: "document type", value: document.type },
    { what: "schema id", value: document.schemaId },
  ];
  const illegal = names.find(({ value }) => !isLegal(value));
  if (illegal) diagnostics.report("document/type-name", span, { ...illegal, name }, { site: name });
  if (!Number.isSafeInteger(document.version) || document.version < 1)
    diagnostics.report("document/version", span, { version: document.version, name }, { site: name });
  return illegal === undefined;
}

function isLegal(name: string): boolean {
  return name.length > 0 && name.length <= 200 && name === name.trim() && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name);
}
