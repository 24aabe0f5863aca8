import { execFile } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { compile, pythonEmitter, type RecordModel } from "@keyslot/compiler";
import { EncodeError } from "@keyslot/runtime";
import type { DocumentDefinition, IndexPart } from "@keyslot/runtime/codegen";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { nameTypes } from "../../../compiler/src/emit/python/names.ts";
import { tuplesOf } from "../../../runtime/src/cache/index/document-index.ts";
import {
  documentOf,
  type Generated,
  loadGenerated,
  toSources,
  writeFiles,
} from "../../codec/support/load-generated.ts";
import { jsonArbitrary } from "../../codec/support/random-value.ts";
import { everyDocument, oddIds } from "../support/every-document.ts";
import { findPython } from "./interpreter.ts";

type Definition = DocumentDefinition<unknown, unknown, object, object>;

const run = promisify(execFile);
const script = fileURLToPath(new URL("documents.py", import.meta.url));
const { path, missing } = await findPython();
const skipped = path === undefined && process.env.CI !== "true";
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

for (const [title, schemas] of [
  ["the repository's schemas", readSchemas()],
  ["every kind of id and index", { "every.schema.ts": everyDocument }],
] as const)
  test.skipIf(skipped)(
    `descriptors of ${title} say what definitions say${missing ? ` (${missing})` : ""}`,
    async () => {
      if (path === undefined) throw new Error(missing);
      const generated = await loadGenerated(schemas);
      const { folder } = generated;
      folders.push(folder);
      const options = {
        emitters: [pythonEmitter],
        out: "",
        importExtension: "ts",
        python: { package: "contracts" },
      } as const;
      const { files } = compile(toSources(schemas), options);
      writeFiles(folder, Object.fromEntries(files.map((file) => [file.path, file.text])));
      const cases = casesOf(generated);
      const questions = join(folder, "questions.json");
      writeFileSync(questions, JSON.stringify(cases.map(({ question }) => question)));
      const env = { ...process.env, PYTHONPATH: join(folder, "python"), PYTHONIOENCODING: "utf-8" };
      const { stdout } = await run(path, ["-W", "error", script, questions], { env, maxBuffer: 2 ** 28 });
      const answers: readonly unknown[] = JSON.parse(stdout);
      expect(answers.map(sorted)).toEqual(cases.map(({ answer }) => sorted(answer)));
    },
  );

/** What Python is asked of every document, and what TypeScript answers. */
function casesOf(generated: Generated) {
  const names = nameTypes(generated.model);
  return generated.model.types.flatMap((type) => {
    if (type.kind !== "record" || type.document === undefined) return [];
    const definition = documentOf(generated, type.name);
    const payloads = payloadsOf(definition, jsonArbitrary(generated.model, type.name));
    const isComposite = type.document.idKeys.length > 1;
    const ids = oddIds[type.name] ?? [];
    const question = {
      constant: names.get(type.name)?.document,
      payloads: payloads.map((payload) => Buffer.from(payload).toString("hex")),
      ids: ids.map((id) => (definition.global ? [] : isComposite ? id : [id])),
    };
    return [{ question, answer: answerOf(definition, type, { payloads, ids }) }];
  });
}

/** Random documents but for those with dates that Python does not have. */
function payloadsOf(definition: Definition, values: fc.Arbitrary<unknown>): readonly Uint8Array[] {
  return fc
    .sample(values, { seed: 7, numRuns: 100 })
    .filter((json) => !/"(?:[+-]\d{6}|0000)-\d\d-\d\dT/.test(JSON.stringify(json)))
    .map((json) => definition.encode(definition.fromJSON(json)));
}

function answerOf(
  definition: Definition,
  record: RecordModel,
  { payloads, ids }: { readonly payloads: readonly Uint8Array[]; readonly ids: readonly unknown[] },
) {
  const { type, schemaId, version, global, schemaHash, catalog } = definition;
  // The name lookup is an index there, and a slot of its own here.
  const lookup = definition.indexes.find(
    ({ accessor }) => record.document?.nameKey !== undefined && accessor === "byName",
  );
  const indexes = definition.indexes.filter((index) => index !== lookup);
  return {
    identity: [type, schemaId, version, global, schemaHash],
    catalog: [
      ...[
        catalog.schemaId,
        catalog.schemaName,
        catalog.schemaVersion,
        catalog.contentHash,
        catalog.canonicalSchemaJson,
      ],
      catalog.compatibleSchemaIds,
      catalog.members.map((member) => [
        ...[member.slot, member.name, member.typeName, member.isReference, member.isMany, member.targetSchema],
        ...[member.isName, member.indexAlias],
      ]),
    ],
    name: lookup?.parts[0]?.slot ?? null,
    indexes: indexes.map(({ accessor, unique, parts }) => [
      accessor,
      unique,
      parts.map(({ slot, multi }) => [slot, multi]),
    ]),
    ids: ids.map((id) => keyOrCode(definition, id)),
    documents: payloads.map((payload) => {
      const document = definition.decode(payload);
      return {
        key: definition.storeKeyOf(document) ?? null,
        name: lookup?.parts[0]?.read(document) ?? null,
        values: indexes.map((index) =>
          tuplesOf(index, document).map((tuple) => tuple.map((value, at) => showPart(value, index.parts[at]))),
        ),
      };
    }),
  };
}

function keyOrCode(definition: Definition, id: unknown) {
  try {
    return { key: definition.storeKey(id) };
  } catch (error) {
    if (!(error instanceof EncodeError)) throw error;
    return { code: error.code, path: error.path };
  }
}

/** In JSON, with what JSON has no numbers for as text; zero has no sign. */
function showPart(value: unknown, part: IndexPart<unknown> | undefined): unknown {
  if (part?.order === "decimal") return `decimal ${value}`;
  if (typeof value === "bigint") return value > -(2n ** 53n) && value < 2n ** 53n ? Number(value) : `int ${value}`;
  if (typeof value !== "number") return value;
  return Number.isFinite(value) ? value + 0 : String(value);
}

/** The values of an index have no order among themselves: sets have none in Python. */
function sorted(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null) return answer;
  if (Array.isArray(answer)) return answer.map(sorted);
  const entries = Object.entries(answer).map(([name, value]) => [
    name,
    name === "values" ? value.map(byText) : sorted(value),
  ]);
  return Object.fromEntries(entries);
}

function byText(values: readonly unknown[]): readonly unknown[] {
  return values.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function readSchemas(): Record<string, string> {
  const folder = fileURLToPath(new URL("../../../schemas/", import.meta.url));
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".schema.ts"),
  );
  return Object.fromEntries(
    paths.map((name) => [name.replaceAll("\\", "/"), readFileSync(join(folder, name), "utf8")]),
  );
}
