import type { JsonValue, RecordModel, SchemaModel, SlotModel } from "../../model/schema-model.ts";
import type { TypeModel } from "../../model/type-model.ts";
import type { Refusal } from "../emitter.ts";

/** Defaults that C#'s type cannot hold: what it could only change when it is read, it could not even start with. */
export function refuseDefaults(model: SchemaModel): readonly Refusal[] {
  const records = new Map(
    model.types.flatMap((type): [string, RecordModel][] => (type.kind === "record" ? [[type.name, type]] : [])),
  );
  return [...records.values()].flatMap((record) =>
    record.slots.flatMap((slot) => {
      const problem = slot.presence === "defaulted" ? problemIn(slot.default ?? null, slot.type, records) : undefined;
      return problem ? [refusal(record, slot, problem)] : [];
    }),
  );
}

interface Problem {
  readonly what: string;
  readonly advice: string;
}

function refusal(record: RecordModel, slot: SlotModel, problem: Problem): Refusal {
  return { span: slot.span, site: `${record.name}.${slot.name}`, language: "C#", ...problem };
}

type Records = ReadonlyMap<string, RecordModel>;

function problemIn(json: JsonValue, type: TypeModel, records: Records): Problem | undefined {
  if (json === null) return undefined;
  switch (type.kind) {
    case "scalar":
      if (type.scalar === "decimal" && !isSystemDecimal(String(json))) return decimalProblem;
      return type.scalar === "date" && !isSystemDate(String(json)) ? dateProblem : undefined;
    case "raw":
      return undefined;
    case "nullable":
      return problemIn(json, type.type, records);
    case "list":
    case "set":
      return first(listOf(json), (item) => problemIn(item, type.element, records));
    case "tuple":
      return first(type.elements, (element, i) => problemIn(listOf(json)[i] ?? null, element, records));
    case "map":
      return first(valuesOf(json), (value) => problemIn(value, type.value, records));
    case "reference":
      return recordProblem(json, records.get(type.name), records);
  }
}

function recordProblem(json: JsonValue, record: RecordModel | undefined, records: Records): Problem | undefined {
  if (!record || typeof json !== "object" || json === null || isList(json)) return undefined;
  return first(record.slots, (slot) => problemIn(json[slot.name] ?? null, slot.type, records));
}

const decimalProblem: Problem = {
  what: "a decimal default of more than 28 fraction digits or 96 bits",
  advice: "Use a default that System.Decimal holds, or `string`",
};

const dateProblem: Problem = {
  what: "a date outside the years 1 to 9999 as a default",
  advice: "Use a date that DateTime holds, or `Timestamp`",
};

function isSystemDecimal(text: string): boolean {
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  return fraction.length <= 28 && BigInt(whole + fraction) < 2n ** 96n;
}

function isSystemDate(text: string): boolean {
  return /^\d{4}-/.test(text) && !text.startsWith("0000");
}

function valuesOf(json: JsonValue): readonly JsonValue[] {
  if (isList(json)) return json.map((pair) => listOf(pair)[1] ?? null);
  return typeof json === "object" && json !== null ? Object.values(json) : [];
}

function listOf(json: JsonValue): readonly JsonValue[] {
  return isList(json) ? json : [];
}

function isList(json: JsonValue): json is readonly JsonValue[] {
  return Array.isArray(json);
}

function first<T>(items: readonly T[], find: (item: T, i: number) => Problem | undefined): Problem | undefined {
  for (const [i, item] of items.entries()) {
    const found = find(item, i);
    if (found) return found;
  }
  return undefined;
}
