import { rmSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { DecodeError, EncodeError } from "@keyslot/runtime";
import type { Codec } from "@keyslot/runtime/codegen";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shapeCodec } from "../vectors/shape-codec.ts";
import { type ByteEdit, copied, corrupted, mutated, reversed } from "./support/alter.ts";
import { typeErrors } from "./support/check-types.ts";
import { codecOf, type Generated, loadGenerated } from "./support/load-generated.ts";
import { sampleSchemas } from "./support/random-schema.ts";
import { jsonArbitrary } from "./support/random-value.ts";
import { printSchema, type TestSchema, type TestSlot } from "./support/schema-ast.ts";

const { CODEC_SEED, CODEC_SCHEMAS } = process.env;
const seed = Number(CODEC_SEED ?? 20_260_101);
const schemaCount = Number(CODEC_SCHEMAS ?? 8);
console.log(`random codecs: CODEC_SEED=${seed}`);

/** What a newer version of every record has behind the slots that the older one knows. */
const laterSlots: readonly TestSlot[] = [
  { key: 20, name: "later0", presence: "required", type: { kind: "scalar", scalar: "string" } },
  {
    key: 22,
    name: "later1",
    presence: "optional",
    type: { kind: "list", element: { kind: "scalar", scalar: "int64" } },
  },
  {
    key: 23,
    name: "later2",
    presence: "nullable",
    type: { kind: "dictionary", element: { kind: "named", name: "M0" } },
  },
];

interface Loaded {
  readonly schema: TestSchema;
  readonly text: string;
  readonly generated: Generated;
  readonly newer: Generated;
}

const loaded: Loaded[] = [];

beforeAll(async () => {
  for (const schema of sampleSchemas(seed, schemaCount)) {
    const text = printSchema(schema);
    const generated = await loadGenerated({ "schemas/random.schema.ts": text });
    const newer = await loadGenerated({ "schemas/random.schema.ts": printSchema(schema, laterSlots) });
    loaded.push({ schema, text, generated, newer });
  }
});

afterAll(() => {
  for (const { generated, newer } of loaded)
    for (const { folder } of [generated, newer]) rmSync(folder, { recursive: true, force: true });
});

interface Codecs {
  readonly codec: Codec<unknown, object>;
  /** The same type, by walking its shape. */
  readonly reference: Codec<object>;
  readonly newer: Codec<unknown, object>;
}

interface Check<T> {
  readonly runs: number;
  /** Whether values have the slots of the newer schema too. */
  readonly release?: "newer";
  /** What else is random. */
  readonly more: fc.Arbitrary<T>;
}

/** Runs a property over random values of every record of every schema; what fails is shown with its schema. */
function checkEach<T>(check: Check<T>, property: (value: unknown, codecs: Codecs, more: T) => void): void {
  for (const { schema, text, generated, newer } of loaded) {
    for (const { name } of schema.records) {
      const codec = codecOf(generated, name);
      const codecs = { codec, newer: codecOf(newer, name), reference: shapeCodec(codec.shape) };
      const release = check.release ? { of: newer, codec: codecs.newer } : { of: generated, codec };
      const values = jsonArbitrary(release.of.model, name).map((json) => release.codec.fromJSON(json));
      const run = fc.property(values, check.more, (value, more) => property(value, codecs, more));
      const outcome = fc.check(run, { seed, numRuns: check.runs });
      if (!outcome.failed) continue;
      throw new Error(`${name} of\n${text}\n${fc.defaultReportMessage(outcome)}`, { cause: outcome.errorInstance });
    }
  }
}

const nothing = fc.constant(undefined);

test("what was encoded is decoded, with the bytes that its shape says", () =>
  checkEach({ runs: 30, more: nothing }, (value, { codec, reference }) => {
    const bytes = codec.encode(value);
    expect(hex(bytes)).toBe(hex(shapeEncode(reference, value)));
    expectSame(codec.decode(bytes), value);
  }));

test("bytes do not depend on the order of maps, sets and properties", () =>
  checkEach({ runs: 15, more: nothing }, (value, { codec }) => {
    expect(hex(codec.encode(reversed(value)))).toBe(hex(codec.encode(value)));
    expect(codec.equals(reversed(value), value)).toBe(true);
  }));

test("values are equal when their bytes are", () =>
  checkEach({ runs: 15, more: nothing }, (value, { codec }) => {
    const changed = corrupted(value, { place: 1, junk: undefined });
    if (!accepts(() => codec.encode(changed))) return;
    expect(codec.equals(value, changed)).toBe(hex(codec.encode(value)) === hex(codec.encode(changed)));
  }));

test("JSON text holds a value entirely", () =>
  checkEach({ runs: 15, more: nothing }, (value, { codec }) => {
    expectSame(codec.fromJSON(JSON.parse(JSON.stringify(codec.toJSON(value)))), value);
  }));

const junk = fc.record({
  place: fc.nat(),
  junk: fc.constantFrom<unknown>(
    undefined,
    null,
    -1,
    1.5,
    Number.NaN,
    2 ** 60,
    10n ** 30n,
    "\ud800",
    "x",
    true,
    [],
    {},
    new Map(),
    new Set(),
    new Date(Number.NaN),
    new Uint8Array([0xc1]),
    Symbol("x"),
    () => 0,
  ),
});

test("validate and encode refuse the same, with one code and a path", () =>
  checkEach({ runs: 40, more: junk }, (value, { codec, reference }, choice) => {
    const bad = corrupted(value, choice);
    const refusal = refusalOf(() => codec.encode(bad));
    expect(refusalOf(() => codec.validate(bad))).toEqual(refusal);
    expect(refusalOf(() => shapeEncode(reference, bad))).toEqual(refusal);
    if (refusal) expect(refusal.text).toContain(codec.name);
    if (refusal) expect(refusal.text).not.toContain("changes while");
    else expectSame(codec.encode(codec.decode(codec.encode(bad))), codec.encode(bad));
  }));

test("a view gives every slot as decode does", () =>
  checkEach({ runs: 15, more: fc.boolean() }, (value, { codec }, backwards) => {
    const bytes = codec.encode(value);
    const decoded = codec.decode(bytes);
    const view = codec.view(bytes);
    const slots = codec.shape.kind === "record" ? codec.shape.slots : [];
    for (const { name } of backwards ? slots.toReversed() : slots)
      expectSame(Reflect.get(view, name), own(decoded, name));
  }));

test("slots of a newer version survive reading, copying and writing by an older one, at any depth", () =>
  checkEach({ runs: 20, more: nothing, release: "newer" }, (value, { codec, newer }) => {
    const bytes = newer.encode(value);
    const rewritten = codec.encode(copied(codec.decode(bytes)));
    expect(hex(rewritten)).toBe(hex(bytes));
    expectSame(newer.decode(rewritten), value);
  }));

const edit = fc.record<ByteEdit>({
  at: fc.nat(5000),
  kind: fc.constantFrom("set", "cut", "insert", "delete", "repeat"),
  byte: fc.oneof(fc.nat(255), fc.constantFrom(0xc0, 0xc1, 0x90, 0x80, 0xdd, 0xdf, 0xc6, 0xdb, 0xc9, 0xff)),
});

test("mutated bytes are read as a value that can be written, or refused with a DecodeError", () =>
  checkEach(
    { runs: 60, more: fc.array(edit, { minLength: 1, maxLength: 4 }) },
    (value, { codec, reference }, edits) => {
      const bytes = mutated(codec.encode(value), edits);
      checkReading(codec, bytes);
      expect(refusalOf(() => reference.decode(bytes))).toEqual(refusalOf(() => codec.decode(bytes)));
      checkView(codec, bytes);
    },
  ));

test("random bytes are read as a value that can be written, or refused with a DecodeError", () =>
  checkEach({ runs: 15, more: fc.uint8Array({ maxLength: 60 }) }, (_, { codec }, bytes) => {
    checkReading(codec, bytes);
    checkReading(codec, Uint8Array.from([0x90 | (bytes.length % 16), ...bytes]));
  }));

test("generated code passes the strictest type checks", () => {
  const folders = loaded.slice(0, 4).map(({ generated }) => join(generated.folder, "generated/typescript"));
  expect(typeErrors(folders)).toEqual([]);
});

function checkReading(codec: Codec<unknown, object>, bytes: Uint8Array): void {
  let value: unknown;
  try {
    value = codec.decode(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(DecodeError);
    return;
  }
  // Constraints are checked on writing only, so what was read may break one.
  if (refusalOf(() => codec.encode(value))?.code === "wire/constraint") return;
  expectSame(codec.decode(codec.encode(value)), value);
}

function checkView(codec: Codec<unknown, object>, bytes: Uint8Array): void {
  const slots = codec.shape.kind === "record" ? codec.shape.slots : [];
  for (const { name } of slots) {
    try {
      Reflect.get(codec.view(bytes), name);
    } catch (error) {
      expect(error).toBeInstanceOf(DecodeError);
    }
  }
}

interface Refusal {
  readonly code: string;
  readonly text: string;
}

function refusalOf(run: () => unknown): Refusal | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (!(error instanceof EncodeError || error instanceof DecodeError)) throw error;
    return { code: error.code, text: error.message };
  }
}

/** What is no object at all is passed on as it is, which the type of the reference does not expect. */
function shapeEncode(reference: Codec<object>, value: unknown): Uint8Array {
  return reference.encode(value as object);
}

function accepts(run: () => unknown): boolean {
  return refusalOf(run) === undefined;
}

function own(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

function expectSame(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toStrictEqual(expected);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
