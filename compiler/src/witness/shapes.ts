import {
  type Codec,
  dictionary,
  enumeration,
  list,
  map,
  nullable,
  type RecordShape,
  raw,
  recordShape,
  reference,
  type Shape,
  type SlotShape,
  scalar,
  set,
  shapeCodec,
  slot,
  tuple,
  type UnionShape,
  unionShape,
} from "@keyslot/runtime/codegen";
import type * as locked from "../lock/lockfile.ts";
import { type FindType, liveMembers, liveSlots } from "../lock/lockfile.ts";
import type { Constraints } from "../model/schema-model.ts";
import type { Scalar, TypeModel } from "../model/type-model.ts";
import { makeDefault } from "./make-default.ts";
import { compilePattern, samplePattern } from "./sample-pattern.ts";
import { wholeBound } from "./whole-bound.ts";

/** Codecs of a release that was never generated: the runtime's own kernel over the release's types as shapes, which generated code carries too. */
export interface Shapes {
  /** The codec of a record or union; undefined for any other name. */
  codec(name: string): Codec<object> | undefined;
  /** The shape of a slot's type. */
  of(type: TypeModel, constraints?: Constraints): Shape;
}

/** Shapes are made when they are asked for, each once. */
export function shapesOf(find: FindType): Shapes {
  const made = new Map<string, Shape>();
  const codecs = new Map<string, Codec<object>>();
  const of = (type: TypeModel, constraints: Constraints = {}) => typeShape(type, { constraints, named });
  const named = (name: string): Shape => {
    const type = find(name);
    if (type?.kind !== "enum") return type ? reference(() => target(type)) : raw;
    return memoized(made, name, () => enumShape(type));
  };
  const targets = new Map<string, RecordShape | UnionShape>();
  const target = (type: locked.TypeShape): RecordShape | UnionShape =>
    memoized(targets, type.name, () => targetShape(type, { find, of, target }));
  return {
    of,
    codec: (name) => {
      const type = find(name);
      if (!type || type.kind === "enum") return undefined;
      return memoized(codecs, name, () => shapeCodec(target(type)));
    },
  };
}

function memoized<T>(made: Map<string, T>, name: string, make: () => T): T {
  const known = made.get(name);
  if (known !== undefined) return known;
  const one = make();
  made.set(name, one);
  return one;
}

interface Making {
  readonly find: FindType;
  of(type: TypeModel, constraints?: Constraints): Shape;
  target(type: locked.TypeShape): RecordShape | UnionShape;
}

function targetShape(type: locked.TypeShape, making: Making): RecordShape | UnionShape {
  if (type.kind === "union") {
    const members = liveMembers(type).flatMap(({ tag, record }) => {
      const member = making.find(record);
      return member?.kind === "record" ? [[tag, () => recordOf(member, making)] as const] : [];
    });
    return unionShape(type.name, type.open, type.discriminator, members);
  }
  return type.kind === "record" ? recordShapeOf(type, making) : recordShape(type.name, 0, []);
}

/** A member of a union, by the shape that all mentions of it share. */
function recordOf(member: locked.TypeShape, making: Making): RecordShape {
  const shape = making.target(member);
  return shape.kind === "record" ? shape : recordShape(member.name, 0, []);
}

function recordShapeOf(type: Extract<locked.TypeShape, { kind: "record" }>, making: Making): RecordShape {
  const slots = liveSlots(type);
  const { discriminator } = type;
  return recordShape(
    type.name,
    (slots.at(-1)?.key ?? -1) + 1,
    slots.map((each) => slotShape(each, making)),
    discriminator && [discriminator.property, discriminator.value],
  );
}

function slotShape(each: locked.LockedSlot, making: Making): SlotShape {
  const shape = making.of(each.type, each.constraints);
  if (each.presence !== "defaulted") return slot(each.key, each.name, each.presence, shape);
  let made: { readonly value: unknown } | undefined;
  return slot(each.key, each.name, each.presence, shape, () => {
    made ??= { value: makeDefault(each.default ?? null, each.type, { shape, find: making.find }) };
    return made.value;
  });
}

function enumShape(type: Extract<locked.TypeShape, { kind: "enum" }>): Shape {
  const members = liveMembers(type).map(({ value, wire }) => [value, wire] as const);
  return enumeration(type.name, type.wire, type.open, members);
}

interface ShapePlace {
  readonly constraints: Constraints;
  readonly named: (name: string) => Shape;
}

function typeShape(type: TypeModel, place: ShapePlace): Shape {
  const inside = (inner: TypeModel) => typeShape(inner, { constraints: {}, named: place.named });
  const { maxItems } = place.constraints;
  switch (type.kind) {
    case "scalar":
      return scalar(type.scalar, valueConstraints(type.scalar, place.constraints));
    case "raw":
      return raw;
    case "nullable":
      return nullable(typeShape(type.type, place));
    case "list":
      return list(inside(type.element), maxItems);
    case "set":
      return set(inside(type.element), maxItems);
    case "tuple":
      return tuple(...type.elements.map(inside));
    case "map":
      if (type.form === "record") return dictionary(inside(type.value), maxItems);
      return map(inside(type.key), inside(type.value), maxItems);
    case "reference":
      return place.named(type.name);
  }
}

const bigints: ReadonlySet<Scalar> = new Set<Scalar>(["int64", "uint64", "timestamp", "duration"]);

/** A pattern for which no text is found would leave its whole record without any value: it is not held against the values of a witness. */
function valueConstraints(name: Scalar, constraints: Constraints) {
  const bound = (value: number | string, side: "min" | "max") =>
    bigints.has(name) ? wholeBound(value, side) : Number(value);
  const { min, max, minLength, maxLength, pattern } = constraints;
  const expression =
    pattern === undefined || samplePattern(pattern) === undefined ? undefined : compilePattern(pattern);
  return {
    ...(min !== undefined && { min: bound(min, "min") }),
    ...(max !== undefined && { max: bound(max, "max") }),
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    ...(expression && { pattern: expression }),
  };
}
