import { rmSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { DecodeError, EncodeError } from "@keyslot/runtime";
import type { Codec } from "@keyslot/runtime/codegen";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lockModel } from "../../compiler/src/lock/lock-model.ts";
import { indexTypes } from "../../compiler/src/lock/lockfile.ts";
import { type Shapes, shapesOf } from "../../compiler/src/witness/shapes.ts";
import { simplestValues } from "../../compiler/src/witness/simplest-value.ts";
import { type ByteEdit, corrupted, mutated } from "../codec/support/alter.ts";
import { codecOf, type Generated, loadGenerated } from "../codec/support/load-generated.ts";
import { sampleSchemas } from "../codec/support/random-schema.ts";
import { jsonArbitrary } from "../codec/support/random-value.ts";
import { printSchema } from "../codec/support/schema-ast.ts";

const { KEYSLOT_SEED, WITNESS_SCHEMAS } = process.env;
const seed = Number(KEYSLOT_SEED ?? 20_261_121);
console.log(`codecs of releases: KEYSLOT_SEED=${seed}`);

interface Loaded {
  readonly text: string;
  readonly generated: Generated;
  readonly shapes: Shapes;
}

const loaded: Loaded[] = [];

beforeAll(async () => {
  for (const schema of sampleSchemas(seed, Number(WITNESS_SCHEMAS ?? 6))) {
    const text = printSchema(schema);
    const generated = await loadGenerated({ "schemas/random.schema.ts": text });
    loaded.push({ text, generated, shapes: shapesOf(indexTypes(lockModel(generated.model))) });
  }
});

afterAll(() => {
  for (const { generated } of loaded) rmSync(generated.folder, { recursive: true, force: true });
});

interface Codecs {
  readonly generated: Codec<unknown, object>;
  readonly release: Codec<object>;
}

/** Runs a property over random values of every record and union of every schema; what fails is shown with its schema. */
function checkEach<T>(
  runs: number,
  more: fc.Arbitrary<T>,
  property: (value: unknown, codecs: Codecs, more: T) => void,
) {
  for (const { text, generated, shapes } of loaded) {
    for (const { name } of generated.model.types.filter((type) => type.kind !== "enum")) {
      const release = shapes.codec(name);
      if (!release) throw new Error(`The release has no codec of ${name}.`);
      const codecs = { generated: codecOf(generated, name), release };
      const values = jsonArbitrary(generated.model, name).map((json) => codecs.generated.fromJSON(json));
      const run = fc.property(values, more, (value, each) => property(value, codecs, each));
      const outcome = fc.check(run, { seed, numRuns: runs });
      if (!outcome.failed) continue;
      throw new Error(`${name} of\n${text}\n${fc.defaultReportMessage(outcome)}`, { cause: outcome.errorInstance });
    }
  }
}

test("a release's codec writes the bytes that generated code writes, and reads the same values from them", () =>
  checkEach(20, fc.constant(undefined), (value, { generated, release }) => {
    const bytes = generated.encode(value);
    expect(hex(encode(release, value))).toBe(hex(bytes));
    expectSame(release.decode(bytes), generated.decode(bytes));
    expectSame(toJson(release, value), generated.toJSON(value));
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
  ),
});

test("it refuses the values that generated code refuses, with the same code and path", () =>
  checkEach(20, junk, (value, { generated, release }, choice) => {
    const bad = corrupted(value, choice);
    expect(refusalOf(() => encode(release, bad))).toEqual(refusalOf(() => generated.encode(bad)));
  }));

const edit = fc.record<ByteEdit>({
  at: fc.nat(5000),
  kind: fc.constantFrom("set", "cut", "insert", "delete", "repeat"),
  byte: fc.oneof(fc.nat(255), fc.constantFrom(0xc0, 0xc1, 0x90, 0x80, 0xdd, 0xc6, 0xff)),
});

test("it makes of damaged payloads what generated code makes of them: the same value, or the same code, path and offset", () =>
  checkEach(40, fc.array(edit, { minLength: 1, maxLength: 3 }), (value, { generated, release }, edits) => {
    const bytes = mutated(generated.encode(value), edits);
    const refusal = refusalOf(() => generated.decode(bytes));
    expect(refusalOf(() => release.decode(bytes))).toEqual(refusal);
    if (!refusal) expectSame(release.decode(bytes), generated.decode(bytes));
  }));

test("an array without any slots is read with the defaults that generated code has", () =>
  checkEach(1, fc.constant(undefined), (_, { generated, release }) => {
    const empty = Uint8Array.of(0x90);
    const refusal = refusalOf(() => generated.decode(empty));
    expect(refusalOf(() => release.decode(empty))).toEqual(refusal);
    if (!refusal) expectSame(release.decode(empty), generated.decode(empty));
  }));

test("the simplest value of every type is one that generated code takes", () => {
  for (const { text, generated } of loaded) {
    const simplest = simplestValues(indexTypes(lockModel(generated.model)));
    for (const type of generated.model.types.filter((each) => each.kind !== "enum")) {
      const simple = simplest.named(type.name);
      expect(simple, `${type.name} of\n${text}`).toBeDefined();
      const codec = codecOf(generated, type.name);
      expectSame(codec.decode(codec.encode(simple?.value)), simple?.value);
    }
  }
});

/** What is no object at all is passed on as it is, which the type of a release's codec does not expect. */
function encode(codec: Codec<object>, value: unknown): Uint8Array {
  return codec.encode(value as object);
}

function toJson(codec: Codec<object>, value: unknown): unknown {
  return codec.toJSON(value as object);
}

function refusalOf(run: () => unknown) {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof DecodeError) return { code: error.code, path: error.path, offset: error.offset };
    if (error instanceof EncodeError) return { code: error.code, path: error.path };
    throw error;
  }
}

function expectSame(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toStrictEqual(expected);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
