import type { Constraints, EnumModel, RecordModel, UnionModel } from "../../model/schema-model.ts";
import type { Scalar, TypeModel } from "../../model/type-model.ts";
import { typeNamed } from "./context.ts";
import { bracketLines } from "./layout.ts";
import { stringLiteral } from "./literal-text.ts";
import type { ModuleScope } from "./scope.ts";
import type { SlotText } from "./slot-text.ts";

/** The statement that declares the shape of a record, slot by slot. */
export function recordShapeLines(
  record: RecordModel,
  slots: readonly SlotText[],
  scope: ModuleScope,
): readonly string[] {
  const { discriminator } = record;
  const ending = discriminator
    ? `, [${stringLiteral(discriminator.property)}, ${stringLiteral(discriminator.value)}]`
    : "";
  return bracketLines({
    open: `${declaration(record, "RecordShape", scope)} ${scope.kernel("recordShape")}(${stringLiteral(record.name)}, ${wireLength(record)}, [`,
    items: slots.map((text) => slotShape(text, scope)),
    close: `]${ending});`,
  });
}

export function unionShapeLines(union: UnionModel, scope: ModuleScope): readonly string[] {
  const name = stringLiteral(union.name);
  return bracketLines({
    open: `${declaration(union, "UnionShape", scope)} ${scope.kernel("unionShape")}(${name}, ${union.open}, ${stringLiteral(union.discriminator)}, [`,
    items: union.members.map((member) => `[${member.tag}, () => ${scope.name(member.record, "shape")}]`),
    close: "]);",
  });
}

function declaration(type: RecordModel | UnionModel, shapeType: string, scope: ModuleScope): string {
  return `${scope.module.isFormer ? "" : "export "}const ${scope.name(type.name, "shape")}: ${scope.kernelType(shapeType)} = /* @__PURE__ */`;
}

/** The body of the function that makes the shape of an enum. */
export function enumShapeLines(type: EnumModel, scope: ModuleScope): readonly string[] {
  return bracketLines({
    open: `return ${scope.kernel("enumeration")}(${stringLiteral(type.name)}, "${type.wire}", ${type.open}, [`,
    items: type.members.map((member) => `[${literal(member.value)}, ${literal(member.wire)}]`),
    close: "]);",
    indent: 2,
  });
}

/** Array length on the wire: highest live key + 1. */
export function wireLength(record: RecordModel): number {
  return (record.slots.at(-1)?.key ?? -1) + 1;
}

/** A number or string as it is written in source. */
export function literal(value: number | string): string {
  return typeof value === "number" ? String(value) : stringLiteral(value);
}

/** A bound of a slot: a bigint where the slot holds bigints. */
export function boundText(bound: number | string, type: TypeModel): string {
  return isBigint(type) ? `${BigInt(bound)}n` : String(bound);
}

function slotShape({ slot, pattern, defaultFunction, defaultValue }: SlotText, scope: ModuleScope): string {
  const { key, name, presence, type } = slot;
  const parts = [String(key), stringLiteral(name), `"${presence}"`];
  parts.push(shapeText(type, { scope, constraints: slot.constraints, pattern }));
  if (presence === "defaulted") parts.push(defaultFunction ?? thunk(defaultValue));
  return `${scope.kernel("slot")}(${parts.join(", ")})`;
}

function thunk(expression: string): string {
  return expression.startsWith("{") ? `() => (${expression})` : `() => ${expression}`;
}

interface ShapePlace {
  readonly scope: ModuleScope;
  readonly constraints?: Constraints;
  readonly pattern?: string | undefined;
}

/** The shape of a slot or element. */
export function shapeText(type: TypeModel, place: ShapePlace): string {
  const { scope, constraints } = place;
  const of = (element: TypeModel) => shapeText(element, { scope });
  const limit = constraints?.maxItems === undefined ? "" : `, ${constraints.maxItems}`;
  switch (type.kind) {
    case "scalar":
      return `${scope.kernel("scalar")}("${type.scalar}"${scalarConstraints(type, place)})`;
    case "raw":
      return scope.kernel("raw");
    case "nullable":
      return `${scope.kernel("nullable")}(${shapeText(type.type, place)})`;
    case "list":
    case "set":
      return `${scope.kernel(type.kind)}(${of(type.element)}${limit})`;
    case "tuple":
      return `${scope.kernel("tuple")}(${type.elements.map(of).join(", ")})`;
    case "map":
      if (type.form === "record") return `${scope.kernel("dictionary")}(${of(type.value)}${limit})`;
      return `${scope.kernel("map")}(${of(type.key)}, ${of(type.value)}${limit})`;
    case "reference":
      return referenceText(type.name, scope);
  }
}

/** Enum shapes are made by hoisted functions and records stand behind an arrow, so that modules may import each other in circles. */
function referenceText(name: string, scope: ModuleScope): string {
  const shape = scope.name(name, "shape");
  if (typeNamed(scope.context, name).kind === "enum") return `${shape}()`;
  return `${scope.kernel("reference")}(() => ${shape})`;
}

function scalarConstraints(type: TypeModel, { constraints, pattern }: ShapePlace): string {
  if (!constraints) return "";
  const parts: string[] = [];
  for (const name of ["min", "max", "minLength", "maxLength"] as const) {
    const bound = constraints[name];
    if (bound !== undefined) parts.push(`${name}: ${boundText(bound, type)}`);
  }
  if (pattern !== undefined) parts.push(`pattern: ${pattern}`);
  return parts.length === 0 ? "" : `, { ${parts.join(", ")} }`;
}

function isBigint(type: TypeModel): boolean {
  return type.kind === "scalar" && bigintScalars.has(type.scalar);
}

const bigintScalars: ReadonlySet<Scalar> = new Set<Scalar>(["int64", "uint64", "timestamp", "duration"]);
