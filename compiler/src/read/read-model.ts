import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { RecordModel, SchemaFile, SchemaModel, SlotModel, TypeDefinition } from "../model/schema-model.ts";
import type { Source } from "../source.ts";
import { chooseOutputNames } from "./output-names.ts";
import { spanAt } from "./parse-source.ts";
import { readDefault } from "./read-default.ts";
import { reportLookupTags } from "./read-document.ts";
import { readEnum } from "./read-enum.ts";
import { type ReadingMemory, readIslands } from "./read-islands.ts";
import { reportMissingKey } from "./read-member.ts";
import { type RecordReading, readRecord } from "./read-record.ts";
import { requestRoots } from "./read-roots.ts";
import { linkUnion, readUnion, type UnionReading } from "./read-union.ts";
import { parsedFile, type Reading, report, startReading } from "./reading.ts";

/** Reads schema files into the model, by their syntax alone. What is wrong with them is reported; what could be read is returned. */
export function readModel(sources: readonly Source[], diagnostics: DiagnosticBag, memory?: ReadingMemory): SchemaModel {
  const found = memory
    ? readIslands(sources, diagnostics, { read: readTypes, memory })
    : readTypes(sources, diagnostics);
  const types = found.toSorted(byName);
  return Object.freeze({ files: freeze(listFiles(sources, types)), types: Object.freeze(types) });
}

function readTypes(sources: readonly Source[], diagnostics: DiagnosticBag): readonly TypeDefinition[] {
  const reading = startReading(sources, diagnostics);
  const roots = sources.filter((source) => source.root).sort(byPath);
  for (const { path } of roots) {
    const file = parsedFile(reading, path);
    if (file && file.syntaxErrors.length === 0) requestRoots(reading, file);
  }
  const records: RecordReading[] = [];
  const unions: UnionReading[] = [];
  // Reading one type can request others; a Map's iterator sees what is added on the way.
  for (const [identity, request] of reading.requests) {
    if (request.kind === "record") records.push(readRecord(reading, request));
    else if (request.kind === "union") unions.push(...listOf(readUnion(reading, request)));
    else for (const model of listOf(readEnum(reading, request))) reading.definitions.set(identity, model);
  }
  const types = [...reading.definitions.values(), ...linkTypes(reading, records, unions)];
  reportSyntax(reading);
  return freeze(types);
}

/** All that follows reads the model; nothing may change it under another's eyes. */
function freeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) freeze(inner);
  return Object.freeze(value);
}

function listOf<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

function byName(a: TypeDefinition, b: TypeDefinition): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}

/** What needs all types to be known: defaults that name enum members, and the tags of unions. */
function linkTypes(
  reading: Reading,
  records: readonly RecordReading[],
  unions: readonly UnionReading[],
): readonly TypeDefinition[] {
  const types = new Map<string, TypeDefinition>();
  for (const definition of reading.definitions.values()) types.set(definition.name, definition);
  for (const { model } of records) types.set(model.name, model);
  const inUnions = new Set(unions.flatMap((union) => union.members.map(({ record }) => record)));
  const linked = records.map((record) => linkRecord(reading, withoutStrayLiteral(reading, record, inUnions), types));
  const byRecord = new Map(linked.map((record) => [record.name, record]));
  return [...linked, ...unions.map((union) => linkUnion(reading, union, byRecord))];
}

/** A literal member without `@key` means something in a union only; elsewhere it is a slot that lacks its key. */
function withoutStrayLiteral(reading: Reading, record: RecordReading, inUnions: ReadonlySet<string>): RecordReading {
  const { discriminator, ...model } = record.model;
  if (!discriminator || model.tag !== undefined || inUnions.has(model.name)) return record;
  const member = record.members.find(({ name }) => name === discriminator.property);
  const unkeyed = member && reportMissingKey(reading, member);
  return { ...record, model: { ...model, unkeyed: [...model.unkeyed, ...listOf(unkeyed)] } };
}

function linkRecord(reading: Reading, record: RecordReading, types: ReadonlyMap<string, TypeDefinition>): RecordModel {
  const { model, members, file, declaredName } = record;
  if (!model.document && !reading.bases.has(`${file.source.path}\n${declaredName}`))
    reportLookupTags(reading, members, declaredName);
  const defaulted = new Map(
    members.flatMap((member) => (member.slot && member.default ? [[member.slot.span, member]] : [])),
  );
  const slots = model.slots.map((slot): SlotModel => {
    const member = slot.presence === "defaulted" ? defaulted.get(slot.span) : undefined;
    if (!member?.default) return slot;
    const value = readDefault(reading, member.default, { tags: member.tags, types, type: slot.type });
    return value === undefined ? slot : { ...slot, default: value };
  });
  return { ...model, slots };
}

function reportSyntax(reading: Reading): void {
  for (const file of reading.parsed.values())
    for (const { start, end, message } of file.syntaxErrors)
      report(reading, {
        rule: "syntax/error",
        span: spanAt(file, start, Math.max(end, start + 1)),
        values: { problem: message },
      });
}

/** The files that declare a type, each with the base name of what is generated from it. */
function listFiles(sources: readonly Source[], types: readonly TypeDefinition[]): readonly SchemaFile[] {
  const specifiers = new Map(sources.map(({ path, packageSpecifier }) => [path, packageSpecifier]));
  const paths = [...new Set(types.map(({ file }) => file))].sort();
  const names = chooseOutputNames(paths);
  return paths.map((path) => {
    const packageSpecifier = specifiers.get(path);
    return { path, outputName: names.get(path) ?? path, ...(packageSpecifier !== undefined && { packageSpecifier }) };
  });
}
