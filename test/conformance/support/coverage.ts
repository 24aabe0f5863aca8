import type { EnumModel, RecordModel, SchemaModel, SlotModel, TypeModel, UnionModel } from "@keyslot/compiler";

/** What schemas of a run must have between them: every type, presence and tag of the language. */
export const wanted: readonly string[] = [
  ...words("required optional nullable defaulted"),
  ...words("bool string float64 float32 int8 int16 int32 int64 uint8 uint16 uint32 uint64 safeint bytes").map(scalarOf),
  ...words("date timestamp duration plainDate uuid decimal").map(scalarOf),
  ...words("float64Array float32Array int8Array int16Array int32Array int64Array").map(scalarOf),
  ...words("uint16Array uint32Array uint64Array").map(scalarOf),
  ...words("list set tuple reference nullable raw map-record map-map").map((kind) => `type ${kind}`),
  ...words("string bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 safeint uuid reference").map(
    (key) => `key ${key}`,
  ),
  ...words("scalar list set tuple reference map").map((kind) => `default ${kind}`),
  ...words("min max minLength maxLength pattern maxItems").map((name) => `constraint ${name}`),
  ...words("slot record enum-member").map((what) => `deprecated ${what}`),
  ...words("slot record enum enum-member").map((what) => `doc ${what}`),
  ...words("slot record").map((what) => `was ${what}`),
  ...words("inherited reserved-keys reserved-names gap generic recursive nested-4"),
  ...words("document global id composite-id name-lookup index unique-index composite-index schema-id version"),
  ...words("enum const literals").map((source) => `enum ${source}`),
  ...words("int-open int-closed string-open string-closed tagged").map((form) => `enum ${form}`),
  ...words("open closed silent").map((form) => `union ${form}`),
];

function words(text: string): readonly string[] {
  return text.split(" ");
}

function scalarOf(name: string): string {
  return `scalar ${name}`;
}

/** How often schemas have each of these. */
export function countFeatures(models: readonly SchemaModel[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const model of models)
    for (const feature of model.types.flatMap((type) => featuresOf(type, model)))
      counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return counts;
}

function featuresOf(type: RecordModel | EnumModel | UnionModel, model: SchemaModel): readonly string[] {
  const generic = (type.authored?.typeArguments.length ?? 0) > 0 ? ["generic"] : [];
  switch (type.kind) {
    case "record":
      return [...generic, ...recordFeatures(type, model)];
    case "enum":
      return [...enumFeatures(type), ...(type.doc === "" ? [] : ["doc enum"])];
    case "union":
      return [type.open ? (type.listsUnknown ? "union open" : "union silent") : "union closed"];
  }
}

function recordFeatures(record: RecordModel, model: SchemaModel): readonly string[] {
  const last = Math.max(-1, ...record.slots.map(({ key }) => key));
  return [
    ...labels("record", record),
    ...(record.reserved.keys.length > 0 ? ["reserved-keys"] : []),
    ...(record.reserved.names.length > 0 ? ["reserved-names"] : []),
    ...(last >= record.slots.length ? ["gap"] : []),
    ...(reaches(record.name, model) ? ["recursive"] : []),
    ...documentFeatures(record),
    ...record.slots.flatMap(slotFeatures),
  ];
}

function labels(
  what: string,
  part: { readonly doc: string; readonly deprecated?: string; readonly formerNames?: readonly string[] },
): readonly string[] {
  return [
    ...(part.doc === "" ? [] : [`doc ${what}`]),
    ...(part.deprecated === undefined ? [] : [`deprecated ${what}`]),
    ...((part.formerNames ?? []).length === 0 ? [] : [`was ${what}`]),
  ];
}

function documentFeatures({ document }: RecordModel): readonly string[] {
  if (!document) return [];
  const { indexes, idKeys } = document;
  return [
    "document",
    ...(document.global ? ["global"] : []),
    ...(idKeys.length > 0 ? [idKeys.length > 1 ? "composite-id" : "id"] : []),
    ...(document.nameKey === undefined ? [] : ["name-lookup"]),
    ...(document.schemaId === document.type ? [] : ["schema-id"]),
    ...(document.version > 1 ? ["version"] : []),
    ...indexes.flatMap(({ keys, unique }) => [
      unique ? "unique-index" : "index",
      ...(keys.length > 1 ? ["composite-index"] : []),
    ]),
  ];
}

function slotFeatures(slot: SlotModel): readonly string[] {
  const constraints = Object.entries(slot.constraints).filter(([, bound]) => bound !== undefined);
  return [
    slot.presence,
    ...labels("slot", slot),
    ...(slot.inheritedFrom === undefined ? [] : ["inherited"]),
    ...(slot.presence === "defaulted" ? [`default ${slot.type.kind}`] : []),
    ...constraints.map(([name]) => `constraint ${name}`),
    ...typeFeatures(slot.type, 1),
  ];
}

function typeFeatures(type: TypeModel, depth: number): readonly string[] {
  const nested = depth === 4 ? ["nested-4"] : [];
  switch (type.kind) {
    case "scalar":
      return [...nested, scalarOf(type.scalar)];
    case "reference":
    case "raw":
      return [...nested, `type ${type.kind}`];
    case "list":
    case "set":
      return [...nested, `type ${type.kind}`, ...typeFeatures(type.element, depth + 1)];
    case "nullable":
      return ["type nullable", ...typeFeatures(type.type, depth)];
    case "tuple":
      return [...nested, "type tuple", ...type.elements.flatMap((element) => typeFeatures(element, depth + 1))];
    case "map": {
      const key = type.key.kind === "scalar" ? type.key.scalar : type.key.kind;
      const own = [`type map-${type.form}`, ...(type.form === "map" ? [`key ${key}`] : [])];
      return [...nested, ...own, ...typeFeatures(type.value, depth + 1)];
    }
  }
}

function enumFeatures(type: EnumModel): readonly string[] {
  const isTagged = type.members.some(({ value, wire }) => value !== wire);
  return [
    `enum ${type.source}`,
    `enum ${type.wire}-${type.open ? "open" : "closed"}`,
    ...(isTagged ? ["enum tagged"] : []),
    ...type.members.flatMap((member) => labels("enum-member", member)),
  ];
}

/** True for a type that leads back to itself. */
function reaches(name: string, model: SchemaModel): boolean {
  const types = new Map(model.types.map((type) => [type.name, type]));
  const seen = new Set<string>();
  const next = (from: string) => {
    const type = types.get(from);
    if (type?.kind === "union") return type.members.map(({ record }) => record);
    return type?.kind === "record" ? type.slots.flatMap((slot) => namesOf(slot.type)) : [];
  };
  for (const first of next(name)) seen.add(first);
  for (const each of seen) for (const further of next(each)) seen.add(further);
  return seen.has(name);
}

function namesOf(type: TypeModel): readonly string[] {
  switch (type.kind) {
    case "reference":
      return [type.name];
    case "list":
    case "set":
      return namesOf(type.element);
    case "nullable":
      return namesOf(type.type);
    case "tuple":
      return type.elements.flatMap(namesOf);
    case "map":
      return [...namesOf(type.key), ...namesOf(type.value)];
    default:
      return [];
  }
}
