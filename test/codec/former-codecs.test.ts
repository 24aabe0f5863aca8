import { rmSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { DecodeError } from "@keyslot/runtime";
import type { Codec, FormerCodec } from "@keyslot/runtime/codegen";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { definitionOf, loadReleases, type Release } from "../cache/support/load-releases.ts";
import { type ByteEdit, mutated } from "./support/alter.ts";
import { typeErrors } from "./support/check-types.ts";
import { sampleSchemas } from "./support/random-schema.ts";
import { jsonArbitrary } from "./support/random-value.ts";
import { printSchema, type TestSchema } from "./support/schema-ast.ts";

const { CODEC_SEED, FORMER_SCHEMAS } = process.env;
const seed = Number(CODEC_SEED ?? 20_260_101);
const schemaCount = Number(FORMER_SCHEMAS ?? 3);
console.log(`former codecs: CODEC_SEED=${seed}`);

interface Loaded {
  readonly before: Release;
  readonly after: Release;
  /** The codec that wrote the documents, and the one that reads them now. */
  readonly writer: Codec<unknown>;
  readonly former: FormerCodec<unknown>;
}

const loaded: Loaded[] = [];

beforeAll(async () => {
  for (const schema of sampleSchemas(seed, schemaCount)) {
    const [before, after] = await loadReleases(
      rootText(schema, ""),
      rootText(schema, '@version(2) @schema("root.v2")'),
    );
    if (!before || !after) throw new Error("Not both releases were compiled.");
    const { v1: version } = definitionOf<unknown, string, unknown, { v1: unknown }>(after, "Root").formerVersions ?? {};
    if (!version) throw new Error("There is no former version.");
    loaded.push({ before, after, writer: definitionOf(before, "Root"), former: version.codec });
  }
}, 120_000);

afterAll(() => {
  for (const { before, after } of loaded)
    for (const { folder } of [before, after]) rmSync(folder, { recursive: true, force: true });
});

/** The schema with a document that reaches every type of it. */
function rootText(schema: TestSchema, tags: string): string {
  const types = [...schema.enums, ...schema.records, ...schema.unions].map(({ name }) => name);
  const slots = types.map((name, key) => `  /** @key(${key}) */ s${key}?: ${name};`);
  return `${printSchema(schema)}\n/** @document("root") ${tags} */\nexport interface Root {\n${slots.join("\n")}\n}\n`;
}

/** Runs a property over random documents of every schema; what fails is shown with its schema. */
function checkEach<T>(more: fc.Arbitrary<T>, property: (value: unknown, each: Loaded, more: T) => void): void {
  for (const each of loaded) {
    const values = jsonArbitrary(each.before.model, "Root").map((json) => each.writer.fromJSON(json));
    const run = fc.property(values, more, (value, rest) => property(value, each, rest));
    const outcome = fc.check(run, { seed, numRuns: 60 });
    if (!outcome.failed) continue;
    throw new Error(`${each.before.folder}\n${fc.defaultReportMessage(outcome)}`, { cause: outcome.errorInstance });
  }
}

test("what a former version wrote is read as it read it, as values and as JSON", () =>
  checkEach(fc.constant(undefined), (value, { writer, former }) => {
    const bytes = writer.encode(value);
    // Slots may be called `constructor`, which other comparisons ask.
    expect(isDeepStrictEqual(former.decode(bytes), writer.decode(bytes))).toBe(true);
    expect(isDeepStrictEqual(former.toJSON(former.decode(bytes)), writer.toJSON(writer.decode(bytes)))).toBe(true);
  }));

const edits: fc.Arbitrary<readonly ByteEdit[]> = fc.array(
  fc.record({
    at: fc.nat(),
    kind: fc.constantFrom("set", "cut", "insert", "delete", "repeat"),
    byte: fc.nat({ max: 255 }),
  }),
  { minLength: 1, maxLength: 3 },
);

test("broken bytes are refused where the former version refused them", () =>
  checkEach(edits, (value, { writer, former }, changes) => {
    const bytes = mutated(writer.encode(value), changes);
    const refusal = refusalOf(() => writer.decode(bytes));
    expect(refusalOf(() => former.decode(bytes))).toEqual(refusal);
  }));

/** Code, place and offset; the root is called as its version is. */
function refusalOf(decode: () => unknown): unknown {
  try {
    decode();
    return undefined;
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return { code: error.code, path: error.path.replace(/^RootV1\b/, "Root"), offset: error.offset };
  }
}

test("generated modules of former versions pass the strictest type checks", () => {
  expect(typeErrors(loaded.map(({ after }) => join(after.folder, "generated/typescript")))).toEqual([]);
}, 120_000);
