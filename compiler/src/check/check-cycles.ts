import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { RecordModel, SchemaModel, SlotModel, TypeDefinition } from "../model/schema-model.ts";
import type { TypeModel } from "../model/type-model.ts";
import { indexTypes, recordsOf, type TypesByName } from "./types-by-name.ts";

/** The wire's limit: a smallest value that nests deeper could not be read back. */
const deepestValue = 64;

/** Records of which a value can exist, and one that the wire can hold. */
export function checkCycles(model: SchemaModel, diagnostics: DiagnosticBag): void {
  const types = indexTypes(model);
  const depths = measureDepths(types);
  const reported = new Set<string>();
  for (const record of recordsOf(model)) {
    const depth = depths.get(record.name) ?? 0;
    if (depth === Number.POSITIVE_INFINITY) reportCycle(record, { types, depths, reported, diagnostics });
    else if (depth > deepestValue && !hasDeeperRecord(record, depths, types))
      diagnostics.report("type/too-deep", record.span, { limit: deepestValue }, { site: record.name });
  }
}

type Depths = ReadonlyMap<string, number>;

/** How deeply the smallest value of each type nests; infinite where there is none. Descends from infinity until nothing changes. */
function measureDepths(types: TypesByName): Depths {
  const depths = new Map<string, number>();
  for (const name of types.keys()) depths.set(name, Number.POSITIVE_INFINITY);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [name, definition] of types) {
      const depth = measureDefinition(definition, depths);
      if (depth >= (depths.get(name) ?? 0)) continue;
      depths.set(name, depth);
      changed = true;
    }
  }
  return depths;
}

function measureDefinition(definition: TypeDefinition, depths: Depths): number {
  switch (definition.kind) {
    case "enum":
      return 0;
    case "record":
      return 1 + Math.max(0, ...definition.slots.filter(isHeld).map((slot) => measureType(slot.type, depths)));
    case "union":
      // A union without members is reported as such.
      if (definition.members.length === 0) return 0;
      return 1 + Math.min(...definition.members.map(({ record }) => depths.get(record) ?? 0));
  }
}

/** True when every value of the record holds a value of the slot. */
function isHeld(slot: SlotModel): boolean {
  return slot.presence === "required" || slot.presence === "defaulted";
}

function measureType(type: TypeModel, depths: Depths): number {
  switch (type.kind) {
    case "scalar":
    case "raw":
    case "nullable":
      return 0;
    case "list":
    case "set":
    case "map":
      return 1;
    case "tuple":
      return 1 + Math.max(0, ...type.elements.map((element) => measureType(element, depths)));
    case "reference":
      return depths.get(type.name) ?? 0;
  }
}

/** Of a chain of records that is too deep only the first one that is gets reported. */
function hasDeeperRecord(record: RecordModel, depths: Depths, types: TypesByName): boolean {
  return heldRecords(record, types).some((next) => (depths.get(next.name) ?? 0) > deepestValue);
}

interface CyclePlace {
  readonly types: TypesByName;
  readonly depths: Depths;
  readonly reported: Set<string>;
  readonly diagnostics: DiagnosticBag;
}

/** Follows slots that must be there until a record comes back, and reports that circle once. */
function reportCycle(record: RecordModel, place: CyclePlace): void {
  const path: RecordModel[] = [];
  let next: RecordModel | undefined = record;
  while (next && !path.includes(next)) {
    path.push(next);
    next = heldRecords(next, place.types).find(({ name }) => place.depths.get(name) === Number.POSITIVE_INFINITY);
  }
  if (!next) return;
  const circle = path.slice(path.indexOf(next));
  if (circle.some(({ name }) => place.reported.has(name))) return;
  for (const { name } of circle) place.reported.add(name);
  const names = [...circle, next].map(({ name }) => `\`${name}\``).join(" → ");
  const values = { type: next.name, path: names };
  place.diagnostics.report("cycle/no-base-case", next.span, values, { site: next.name });
}

function heldRecords(record: RecordModel, types: TypesByName): readonly RecordModel[] {
  return record.slots.filter(isHeld).flatMap((slot) => recordsIn(slot.type, types));
}

function recordsIn(type: TypeModel, types: TypesByName): readonly RecordModel[] {
  if (type.kind === "tuple") return type.elements.flatMap((element) => recordsIn(element, types));
  const definition = type.kind === "reference" ? types.get(type.name) : undefined;
  if (definition?.kind === "record") return [definition];
  if (definition?.kind !== "union") return [];
  return definition.members.flatMap(({ record }) => {
    const member = types.get(record);
    return member?.kind === "record" ? [member] : [];
  });
}
