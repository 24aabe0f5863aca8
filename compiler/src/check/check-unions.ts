import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { RecordModel, SchemaModel, UnionModel } from "../model/schema-model.ts";
import { indexTypes, recordsOf, type TypesByName } from "./types-by-name.ts";

const highestTag = 2 ** 31 - 1;

interface Place {
  readonly union: UnionModel;
  readonly diagnostics: DiagnosticBag;
}

/** Unions: tags in range and unique, and members that TypeScript can tell apart by one property. */
export function checkUnions(model: SchemaModel, diagnostics: DiagnosticBag): void {
  const types = indexTypes(model);
  for (const record of recordsOf(model)) checkTag(record, diagnostics);
  for (const type of model.types) if (type.kind === "union") checkUnion(type, types, diagnostics);
}

function checkTag({ tag, name, span }: RecordModel, diagnostics: DiagnosticBag): void {
  if (tag === undefined || (Number.isInteger(tag) && tag >= 0 && tag <= highestTag)) return;
  diagnostics.report("union/tag-range", span, { tag, name }, { site: name });
}

function checkUnion(union: UnionModel, types: TypesByName, diagnostics: DiagnosticBag): void {
  const records = union.members.flatMap((member) => {
    const record = types.get(member.record);
    return record?.kind === "record" ? [record] : [];
  });
  const place = { union, diagnostics };
  checkTags(records, place);
  checkDiscriminators(records, place);
}

function checkTags(records: readonly RecordModel[], { union, diagnostics }: Place): void {
  const taken = new Map<number, RecordModel>();
  for (const record of records) {
    const { name, span, tag = -1 } = record;
    const other = taken.get(tag);
    taken.set(tag, other ?? record);
    if (!other || other === record) continue;
    const related = [{ span: other.span, message: `\`${other.name}\` has tag ${tag}.` }];
    const values = { name, other: other.name, tag, union: union.name };
    diagnostics.report("union/duplicate-tag", span, values, { site: union.name, related });
  }
}

function checkDiscriminators(records: readonly RecordModel[], { union, diagnostics }: Place): void {
  const taken = new Map<string, RecordModel>();
  const expected = union.discriminator;
  const site = union.name;
  for (const record of records) {
    const { name, span, discriminator } = record;
    if (!discriminator) {
      diagnostics.report("union/no-discriminator", span, { name, union: union.name }, { site });
      continue;
    }
    const { property, value } = discriminator;
    if (property !== expected) {
      const values = { name, property, expected, union: union.name };
      diagnostics.report("union/other-discriminator", span, values, { site });
      continue;
    }
    const other = taken.get(value);
    taken.set(value, other ?? record);
    if (!other || other === record) continue;
    const related = [{ span: other.span, message: `\`${other.name}\` has it.` }];
    const values = { name, other: other.name, union: union.name, value };
    diagnostics.report("union/indistinct", span, values, { site, related });
  }
}
