import { fromBase64 } from "./base64.ts";
import { checkArray, checkDepth, checkDictionary, defineOwn } from "./containers.ts";
import { encodeErrorAt, rootPath } from "./explain.ts";
import { fault, WireFault } from "./faults.ts";
import type { ValuePath } from "./path.ts";
import { scalarTable } from "./scalar-table.ts";
import type { RecordShape, ScalarName, Shape, SlotShape, TypedArrayName, UnionShape } from "./shape.ts";
import { scalar } from "./shape-builders.ts";
import { slotOf } from "./slot-value.ts";
import { isTypedArrayName, typedArrayKinds } from "./typed-array-kinds.ts";
import type { TypedArray } from "./typed-arrays.ts";
import { memberOf } from "./union-member.ts";

interface JsonWalk {
  readonly path: ValuePath;
  readonly depth: number;
}

/**
 * The inverse of `toJSON`, from untrusted JSON: every part has its JavaScript type afterwards, and its range and constraints are for the encoder to
 * check. @throws EncodeError with the path
 */
export function fromJsonByShape(shape: RecordShape | UnionShape, json: unknown): unknown {
  const path = rootPath(shape, json);
  try {
    return targetFromJson(shape, json, { path, depth: 1 });
  } catch (error) {
    throw error instanceof WireFault ? encodeErrorAt(error, path) : error;
  }
}

function targetFromJson(shape: RecordShape | UnionShape, json: unknown, at: JsonWalk): object {
  checkDictionary(json);
  checkDepth(at.depth);
  const source = json as object; // As just checked.
  if (shape.kind === "record") return recordFromJson(shape, source, at);
  const record = memberOf(shape, source);
  if (record !== undefined) return recordFromJson(record, source, { path: at.path, depth: at.depth + 1 });
  if (!shape.open) fault("wire/undeclared-value");
  return { tag: slotOf(source, "tag"), raw: bytesFromJson(slotOf(source, "raw")) };
}

function recordFromJson(shape: RecordShape, json: object, at: JsonWalk): object {
  const v = {};
  if (shape.discriminator !== undefined) {
    if (slotOf(json, shape.discriminator[0]) !== shape.discriminator[1]) fault("wire/undeclared-value");
    defineOwn(v, ...shape.discriminator);
  }
  for (const slot of shape.slots) {
    at.path.enter(slot.name);
    const x = slotFromJson(slot, slotOf(json, slot.name), { path: at.path, depth: at.depth + 1 });
    if (x !== undefined) defineOwn(v, slot.name, x);
    at.path.leave();
  }
  return v;
}

/** As on the wire, null stands for an absent slot. */
function slotFromJson(slot: SlotShape, json: unknown, at: JsonWalk): unknown {
  at.path.look(slot.shape, json);
  if (json !== undefined && json !== null) return valueFromJson(slot.shape, json, at);
  switch (slot.presence) {
    case "optional":
      return undefined;
    case "nullable":
      return null;
    case "defaulted":
      return slot.default?.();
    case "required":
      return fault("wire/missing-slot");
  }
}

function valueFromJson(shape: Shape, json: unknown, at: JsonWalk): unknown {
  at.path.look(shape, json);
  switch (shape.kind) {
    case "scalar":
      return isTypedArrayName(shape.scalar)
        ? typedArrayFromJson(shape.scalar, json, at)
        : scalarFromJson(shape.scalar, json);
    case "enum":
      return json;
    case "raw":
      return bytesFromJson(json);
    case "nullable":
      return json === null ? null : valueFromJson(shape.of, json, at);
    case "reference":
      return targetFromJson(shape.to(), json, at);
    case "list":
      return elementsFromJson(json, () => shape.element, at);
    case "tuple":
      return elementsFromJson(json, (i) => shape.elements[i] ?? fault("wire/type-mismatch"), at);
    case "set":
      return setFromJson(shape.element, json, at);
    case "map":
      return shape.form === "map" ? mapFromJson(shape, json, at) : dictionaryFromJson(shape.value, json, at);
  }
}

function elementsFromJson(json: unknown, elementAt: (i: number) => Shape, at: JsonWalk): unknown[] {
  checkArray(json);
  checkDepth(at.depth);
  // As just checked.
  return (json as unknown[]).map((x, i) => {
    at.path.enter(i);
    const v = valueFromJson(elementAt(i), x, { path: at.path, depth: at.depth + 1 });
    at.path.leave();
    return v;
  });
}

/** A set swallows equal elements of a JSON array, which are the caller's mistake. */
function setFromJson(element: Shape, json: unknown, at: JsonWalk): Set<unknown> {
  const elements = elementsFromJson(json, () => element, at);
  const v = new Set(elements);
  if (v.size !== elements.length) fault("wire/duplicate-element");
  return v;
}

function mapFromJson(shape: Extract<Shape, { kind: "map" }>, json: unknown, at: JsonWalk): Map<unknown, unknown> {
  checkArray(json);
  checkDepth(at.depth);
  const v = new Map<unknown, unknown>();
  const inner: JsonWalk = { path: at.path, depth: at.depth + 1 };
  // As just checked, here and for each pair.
  for (const [i, pair] of (json as unknown[]).entries()) {
    at.path.enter(i);
    at.path.look(shape, pair);
    if (!Array.isArray(pair) || pair.length !== 2) fault("wire/type-mismatch");
    const key = valueFromJson(shape.key, pair[0], inner);
    if (v.has(key)) fault("wire/duplicate-key");
    v.set(key, valueFromJson(shape.value, pair[1], inner));
    at.path.leave();
  }
  return v;
}

function dictionaryFromJson(value: Shape, json: unknown, at: JsonWalk): object {
  checkDictionary(json);
  checkDepth(at.depth);
  const v = {};
  for (const [key, x] of Object.entries(json as object)) {
    at.path.enter([key]);
    defineOwn(v, key, valueFromJson(value, x, { path: at.path, depth: at.depth + 1 }));
    at.path.leave();
  }
  return v;
}

/** Elements are checked here, because the array would wrap or round what it cannot hold. */
function typedArrayFromJson(name: TypedArrayName, json: unknown, at: JsonWalk): TypedArray {
  checkArray(json);
  const { element, make } = typedArrayKinds[name];
  const shape = scalar(element);
  // As just checked.
  const elements = Array.from(json as unknown[], (x, i) => {
    at.path.enter(i);
    at.path.look(shape, x);
    const v = scalarFromJson(element, x);
    scalarTable[element].size(v);
    at.path.leave();
    return v;
  });
  return make(elements);
}

const integerText = /^-?(?:0|[1-9][0-9]*)$/;
const floatTexts: ReadonlyMap<unknown, number> = new Map([
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
  ["-0", -0],
]);

function scalarFromJson(scalar: ScalarName, json: unknown): unknown {
  switch (scalar) {
    case "int64":
    case "uint64":
    case "timestamp":
    case "duration":
      if (typeof json === "number" && Number.isSafeInteger(json)) return BigInt(json);
      // 64 bits and nanoseconds in them take fewer digits by far; longer texts would only cost time.
      if (typeof json !== "string" || json.length > 40 || !integerText.test(json)) return fault("wire/type-mismatch");
      return BigInt(json);
    case "bytes":
      return bytesFromJson(json);
    case "date":
      return dateFromJson(json);
    case "float64":
    case "float32":
      return floatTexts.get(json) ?? json;
    default:
      return json;
  }
}

const dateText = /^(?:\d{4}|[+-]\d{6})-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;

function dateFromJson(json: unknown): Date {
  if (typeof json !== "string") fault("wire/type-mismatch");
  const date = new Date(json);
  if (!dateText.test(json) || Number.isNaN(date.getTime())) fault("wire/invalid-date");
  return date;
}

function bytesFromJson(json: unknown): Uint8Array {
  if (typeof json !== "string") fault("wire/type-mismatch");
  return fromBase64(json) ?? fault("wire/type-mismatch");
}
