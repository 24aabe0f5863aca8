import { rmSync } from "node:fs";
import { DecodeError, EncodeError } from "@keyslot/runtime";
import type { Codec } from "@keyslot/runtime/codegen";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codecOf, type Generated, loadGenerated } from "./support/load-generated.ts";
import { sampleSchemas } from "./support/random-schema.ts";
import { recordArbitrary } from "./support/random-value.ts";
import { printSchema, type TestSchema } from "./support/schema-ast.ts";

const seed = Number(process.env["CODEC_SEED"] ?? 20_260_101);
const schemaCount = 12;
console.log(`random codecs: CODEC_SEED=${seed}`);

interface Loaded {
  readonly schema: TestSchema;
  readonly text: string;
  readonly generated: Generated;
  /** The same schema with slots behind the last one of every record. */
  readonly newer: Generated;
}

const loaded: Loaded[] = [];

beforeAll(async () => {
  for (const schema of sampleSchemas(seed, schemaCount)) {
    const text = printSchema(schema);
    const generated = await loadGenerated({ "schemas/random.schema.ts": text });
    const newer = await loadGenerated({ "schemas/random.schema.ts": printSchema(schema, extraSlots) });
    loaded.push({ schema, text, generated, newer });
  }
});

afterAll(() => {
  for (const { generated, newer } of loaded)
    for (const { folder } of [generated, newer]) rmSync(folder, { recursive: true, force: true });
});

const extraSlots = [
  '  /** @key(20) @default("later") */ later0: string;',
  "  /** @key(21) */ later1?: number[];",
  "  /** @key(22) */ later2?: Record<string, Box<string>>;",
]
  .map((line) => `\n${line}`)
  .join("");

/** Runs a property over random values of every record of every schema; the failing schema is shown. */
function checkEach(runs: number, property: (value: unknown, codecs: Codecs) => void): void {
  for (const { schema, text, generated, newer } of loaded) {
    for (const { name } of schema.records) {
      const codecs = { codec: codecOf(generated, name), newer: codecOf(newer, name) };
      const run = fc.property(recordArbitrary(schema, name), (value) => property(value, codecs));
      const outcome = fc.check(run, { seed, numRuns: runs, endOnFailure: false });
      if (outcome.failed)
        throw new Error(`${name} of\n${text}\n${fc.defaultReportMessage(outcome)}`, { cause: outcome.errorInstance });
    }
  }
}

interface Codecs {
  readonly codec: Codec<unknown, object>;
  readonly newer: Codec<unknown, object>;
}

test("what was encoded is decoded", () =>
  checkEach(40, (value, { codec }) => {
    const decoded = codec.decode(codec.encode(value));
    expect(codec.equals(decoded, value)).toBe(true);
    expect(Buffer.from(codec.encode(decoded))).toEqual(Buffer.from(codec.encode(value)));
  }));
