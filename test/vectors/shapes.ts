import {
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
  scalar,
  set,
  slot,
  tuple,
  unionShape,
} from "@keyslot/runtime/codegen";

// The shapes of vectors.schema.ts, by hand: an independent spelling of what the compiler makes of it.

const of = (name: string, shape: Shape): RecordShape => recordShape(name, 1, [slot(0, "value", "required", shape)]);

const colour = enumeration("Colour", "int", false, [
  [0, 0],
  [1, 1],
  [300, 300],
]);
const level = enumeration("Level", "int", true, [
  [0, 0],
  [1, 1],
  [2, 9],
  [-5, -5],
]);
const direction = enumeration("Direction", "string", false, [
  ["north", "north"],
  ["south", "south"],
  ["über", "über"],
]);
const currency = enumeration("Currency", "string", true, [
  ["EUR", "EUR"],
  ["ISK", "ISK"],
]);

const bounded: RecordShape = recordShape("Bounded", 3, [
  slot(0, "number", "required", scalar("int32", { min: -3, max: 10 })),
  slot(1, "text", "required", scalar("string", { minLength: 2, maxLength: 4, pattern: /^[a-z]*$/ })),
  slot(2, "items", "required", list(scalar("int32"), 2)),
]);
const point = recordShape("Point", 2, [
  slot(0, "x", "required", scalar("int32")),
  slot(1, "y", "required", scalar("int32")),
]);
const circle = recordShape("Circle", 1, [slot(0, "radius", "required", scalar("float64"))], ["kind", "circle"]);
const segment = recordShape(
  "Segment",
  2,
  [
    slot(
      0,
      "from",
      "required",
      reference(() => point),
    ),
    slot(
      1,
      "to",
      "optional",
      reference(() => point),
    ),
  ],
  ["kind", "segment"],
);
const empty = recordShape("Empty", 0, [], ["kind", "empty"]);
const figure = unionShape("Figure", false, "kind", [
  [1, () => circle],
  [2, () => segment],
  [300, () => empty],
]);
const openFigure = unionShape("OpenFigure", true, "kind", [
  [1, () => circle],
  [2, () => segment],
]);
const tree: RecordShape = recordShape("Tree", 2, [
  slot(0, "name", "required", scalar("string")),
  slot(1, "children", "defaulted", list(reference(() => tree)), () => []),
]);

/** Every record that vectors are payloads of. */
export const shapes: readonly RecordShape[] = [
  of("OfBoolean", scalar("bool")),
  of("OfString", scalar("string")),
  of("OfNumber", scalar("float64")),
  of("OfFloat64", scalar("float64")),
  of("OfFloat32", scalar("float32")),
  of("OfInt8", scalar("int8")),
  of("OfInt16", scalar("int16")),
  of("OfInt32", scalar("int32")),
  of("OfInt64", scalar("int64")),
  of("OfUint8", scalar("uint8")),
  of("OfUint16", scalar("uint16")),
  of("OfUint32", scalar("uint32")),
  of("OfUint64", scalar("uint64")),
  of("OfSafeint", scalar("safeint")),
  of("OfBytes", scalar("bytes")),
  of("OfFloat64Array", scalar("float64Array")),
  of("OfFloat32Array", scalar("float32Array")),
  of("OfInt8Array", scalar("int8Array")),
  of("OfInt16Array", scalar("int16Array")),
  of("OfInt32Array", scalar("int32Array")),
  of("OfInt64Array", scalar("int64Array")),
  of("OfUint16Array", scalar("uint16Array")),
  of("OfUint32Array", scalar("uint32Array")),
  of("OfUint64Array", scalar("uint64Array")),
  of("OfFloat64ArrayList", list(scalar("float64Array"))),
  recordShape("Samples", 5, [
    slot(0, "position", "required", scalar("float32Array", { minLength: 1, maxLength: 2 })),
    slot(1, "steps", "nullable", scalar("int8Array")),
    slot(2, "ticks", "optional", scalar("int64Array")),
    slot(3, "names", "required", dictionary(scalar("uint16Array"))),
    slot(4, "weights", "defaulted", scalar("float64Array"), () => Float64Array.of(0.5, Number.NaN)),
  ]),
  of("OfDate", scalar("date")),
  of("OfTimestamp", scalar("timestamp")),
  of("OfDuration", scalar("duration")),
  of("OfPlainDate", scalar("plainDate")),
  of("OfUuid", scalar("uuid")),
  of("OfDecimal", scalar("decimal")),
  of("OfRaw", raw),
  of("OfColour", colour),
  of("OfLevel", level),
  of("OfDirection", direction),
  of("OfCurrency", currency),
  of("OfInt32List", list(scalar("int32"))),
  of("OfStringList", list(scalar("string"))),
  of("OfNullableList", list(nullable(scalar("string")))),
  of("OfMatrix", list(list(scalar("float64")))),
  of("OfTuple", tuple(scalar("int8"), scalar("string"), scalar("bool"))),
  of("OfStringSet", set(scalar("string"))),
  of("OfInt32Set", set(scalar("int32"))),
  of("OfNumberSet", set(scalar("float64"))),
  of("OfFloat32Set", set(scalar("float32"))),
  of("OfPointSet", set(reference(() => point))),
  of("OfDictionary", dictionary(scalar("int32"))),
  of("OfDictionaryOfLists", dictionary(list(scalar("string")))),
  of("OfStringMap", map(scalar("string"), scalar("bool"))),
  of("OfInt16Map", map(scalar("int16"), scalar("string"))),
  of("OfInt64Map", map(scalar("int64"), scalar("bool"))),
  of("OfBooleanMap", map(scalar("bool"), scalar("string"))),
  of("OfUuidMap", map(scalar("uuid"), scalar("uint8"))),
  of("OfColourMap", map(colour, scalar("string"))),
  point,
  of(
    "OfPoint",
    reference(() => point),
  ),
  of("OfPointList", list(reference(() => point))),
  of(
    "OfFigure",
    reference(() => figure),
  ),
  of(
    "OfOpenFigure",
    reference(() => openFigure),
  ),
  recordShape("Presence", 5, [
    slot(0, "required", "required", scalar("string")),
    slot(1, "optional", "optional", scalar("int32")),
    slot(2, "nullable", "nullable", scalar("string")),
    slot(3, "defaulted", "defaulted", scalar("uint8"), () => 7),
    slot(4, "list", "defaulted", list(scalar("int32")), () => [1, 2]),
  ]),
  recordShape("Gaps", 6, [
    slot(2, "second", "required", scalar("int32")),
    slot(5, "last", "optional", scalar("int32")),
  ]),
  tree,
  recordShape("Wide", 20, [
    slot(0, "first", "required", scalar("uint8")),
    slot(19, "last", "required", scalar("uint8")),
  ]),
  recordShape("Inherited", 3, [
    slot(0, "constructor", "optional", scalar("string")),
    slot(1, "toString", "required", scalar("string")),
    slot(2, "__proto__", "required", scalar("string")),
  ]),
  bounded,
  of("OfBoundedSet", set(reference(() => bounded))),
];
