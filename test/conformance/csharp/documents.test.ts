import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile, csharpEmitter, type SchemaModel, type SlotModel, type TypeModel } from "@keyslot/compiler";
import { EncodeError } from "@keyslot/runtime";
import type { IndexPart } from "@keyslot/runtime/codegen";
import { encode } from "@msgpack/msgpack";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tuplesOf } from "../../../runtime/src/cache/index/document-index.ts";
import { comparatorOf, type IndexValue } from "../../../runtime/src/cache/index/index-value.ts";
import {
  documentOf,
  type Generated,
  loadGenerated,
  toSources,
  writeFiles,
} from "../../codec/support/load-generated.ts";
import { jsonArbitrary } from "../../codec/support/random-value.ts";
import { isBeyond } from "../support/limits.ts";
import { dotnet, findLibrary, findMissing, projectText } from "./dotnet.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const schemas = { ...readSchemas(join(here, "../../../schemas")), ...readSchemas(join(here, "documents")) };

/** Ids beside those of random documents: what has to be escaped, the ends of ranges, and what is no id. */
const oddIds: { readonly [document: string]: readonly (readonly unknown[])[] } = {
  ByText: [["a/b%c"], ["é😀"], [""], ["!"], ["123456789"], ["\ud800"], [null]],
  ByUuid: [["00000000-0000-0000-0000-000000000000"], ["ffffffff-ffff-ffff-ffff-ffffffffffff"]],
  ByRange: [[-2], [3], [-3], [4]],
  BySafeint: [[-(2 ** 53 - 1)], [2 ** 53 - 1], [2 ** 53]],
  ByRank: [[0], [2], [7]],
  BySide: [["south"], ["north-west"], ["east"], [null]],
  ByMany: [
    many({}),
    many({ 0: "\udfff" }),
    many({ 4: 1 }),
    many({ 5: "up" }),
    many({ 6: "\ud800" }),
    many({ 6: null }),
  ],
  ByPair: [
    [0, true],
    [65535, false],
  ],
};

function many(parts: { readonly [position: number]: unknown }): readonly unknown[] {
  const uuid = "6f2c1f0a-0000-4000-8000-00000000abcd";
  const id = [
    "50%/",
    -(2n ** 63n),
    false,
    uuid,
    -1,
    "north-west",
    "/",
    "0001-01-01",
    2n ** 64n - 1n,
    -1n,
    -(2n ** 63n),
  ];
  return id.map((part, i) => (i in parts ? parts[i] : part));
}

const missing = await findMissing();
const isSkipped = missing !== undefined && process.env.CI !== "true";

test.skipIf(isSkipped)(
  `descriptors say in C# what definitions say in TypeScript${isSkipped ? ` (${missing})` : ""}`,
  async () => {
    if (missing !== undefined) throw new Error(missing);
    const generated = await loadGenerated(schemas);
    const { model, folder } = generated;
    const cases = Object.fromEntries(documentsOf(generated).map((each) => [each.definition.type, caseOf(each, model)]));
    const questions = join(folder, "questions.json");
    writeFileSync(
      questions,
      JSON.stringify(cases, (_, value) => (typeof value === "bigint" ? `${value}` : value)),
    );

    const program = await buildProgram(join(folder, "program"));
    const lines = (await dotnet([program, questions], folder)).trimEnd().split("\n");

    const answers = lines.map((line) => JSON.parse(line));
    expect(answers.length).toBe(Object.keys(cases).length);
    for (const answer of answers) expect(answer).toEqual(cases[answer.identity[0]]?.answer);
    rmSync(folder, { recursive: true });
  },
  600_000,
);

type AnyDocument = ReturnType<typeof documentOf>;

interface DocumentOfModel {
  readonly name: string;
  readonly slots: readonly SlotModel[];
  readonly idKeys: readonly number[];
  readonly definition: AnyDocument;
}

function documentsOf(generated: Generated): readonly DocumentOfModel[] {
  return generated.model.types.flatMap((type) => {
    if (type.kind !== "record" || type.document === undefined) return [];
    const { idKeys } = type.document;
    return [{ name: type.name, slots: type.slots, idKeys, definition: documentOf(generated, type.name) }];
  });
}

/** What C# is asked of a document, and what it is to answer. */
function caseOf(document: DocumentOfModel, model: SchemaModel) {
  const { name, slots, idKeys, definition } = document;
  const ids = oddIds[name] ?? [];
  const idSlots = slots.filter((slot) => idKeys.includes(slot.key));
  const contract = { name: "documents", sources: [], model };
  const values = fc
    .sample(jsonArbitrary(model, name), { seed: 3, numRuns: 60 })
    .filter((json) => !isBeyond("csharp", contract, name, json))
    .map((json) => definition.decode(definition.encode(definition.fromJSON(json))));
  expect(values.length).toBeGreaterThan(10);
  if (name === "Crowd") values.push(crowd());
  const texts = (part: IndexPart<unknown>) =>
    textOf(
      slots.find((slot) => slot.name === part.slot),
      model,
    );
  const answer = {
    identity: [definition.type, definition.schemaId, definition.version, definition.global, definition.schemaHash],
    catalog: catalogOf(definition),
    name: slots.some((slot) => definition.catalog.members.some((each) => each.isName && each.slot === slot.key))
      ? "byName"
      : null,
    indexes: definition.indexes.map(({ accessor, unique, parts }) => [
      accessor,
      unique,
      parts.map((part) => partOf(part, slots)),
    ]),
    keys: ids.map((id) => keyOf(definition, id)),
    documents: values.map((value) => ({
      key: definition.storeKeyOf(value) ?? null,
      entries: definition.indexes.map((index) =>
        tuplesOf(index, value).map((tuple) => tuple.map((each, i) => texts(at(index.parts, i))(each))),
      ),
    })),
    isQuick: true,
    orders: definition.indexes.map((index) => {
      const first = at(index.parts, 0);
      const found = values.flatMap((value) => tuplesOf(index, value).map((tuple) => at(tuple, 0)));
      return found.sort(comparatorOf(first.order)).map(texts(first));
    }),
  };
  const payloads = values.map((value) => Buffer.from(definition.encode(value)).toString("hex"));
  return { ids: ids.map((id) => id.map((part, i) => inCSharp(part, idSlots[i]?.type, model))), payloads, answer };
}

/** Numbers whose halves are equal: .NET hashes each of them to 0. */
function crowd(): object {
  const numbers = Array.from({ length: 40_000 }, (_, i) => (BigInt(i) << 32n) | BigInt(i));
  return { numbers: new Set(numbers), names: new Map(numbers.map((number) => [number, true])) };
}

function partOf(part: IndexPart<unknown>, slots: readonly SlotModel[]): readonly unknown[] {
  return [slots.find(({ name }) => name === part.slot)?.key, part.slot, part.multi];
}

/** As a single-file store has it. */
function catalogOf({ catalog }: AnyDocument): string {
  const members = catalog.members.map((member) => [
    ...[member.slot, member.name, member.typeName, member.isReference, member.isMany],
    ...[member.targetSchema, member.isName, member.indexAlias],
  ]);
  const { schemaId, schemaName, schemaVersion, contentHash, canonicalSchemaJson, compatibleSchemaIds } = catalog;
  const entry = [schemaId, schemaName, schemaVersion, contentHash, canonicalSchemaJson, compatibleSchemaIds, members];
  return Buffer.from(encode(entry)).toString("hex");
}

/** C# has a member of an enum as its number on the wire. */
function inCSharp(value: unknown, type: TypeModel | undefined, model: SchemaModel): unknown {
  const named = type?.kind === "reference" ? model.types.find(({ name }) => name === type.name) : undefined;
  const member = named?.kind === "enum" ? named.members.find((each) => each.value === value) : undefined;
  return member?.wire ?? value;
}

function keyOf(definition: AnyDocument, id: readonly unknown[]): unknown {
  const parts = id.map((part) => part ?? undefined);
  try {
    return definition.storeKey(parts.length === 1 ? parts[0] : parts);
  } catch (error) {
    if (error instanceof EncodeError) return [error.code, error.path];
    throw error;
  }
}

/** How a value of an index is spelled in answers: floats by their bits, as languages print them in different ways. */
function textOf(slot: SlotModel | undefined, model: SchemaModel): (value: IndexValue) => string {
  const type = slot?.type.kind === "list" || slot?.type.kind === "set" ? slot.type.element : slot?.type;
  if (type?.kind !== "scalar") return (value) => String(inCSharp(value, type, model));
  return type.scalar.startsWith("float") ? bitsOf : String;
}

function bitsOf(value: IndexValue): string {
  if (Number.isNaN(value)) return "NaN";
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, Number(value) + 0);
  return bits.getBigUint64(0).toString(16).padStart(16, "0");
}

function at<T>(items: readonly T[], position: number): T {
  const item = items[position];
  if (item === undefined) throw new Error(`There is no item ${position}.`);
  return item;
}

async function buildProgram(folder: string): Promise<string> {
  const { files } = compile(toSources(schemas), { emitters: [csharpEmitter], out: "generated", importExtension: "ts" });
  writeFiles(folder, Object.fromEntries(files.map(({ path, text }) => [path, text])));
  const library = await findLibrary();
  const properties = "<OutputType>Exe</OutputType><UseAppHost>false</UseAppHost><RunAnalyzers>false</RunAnalyzers>";
  writeFileSync(join(folder, "Documents.csproj"), projectText("net10.0", library.items, properties));
  cpSync(join(here, "documents/Program.cs"), join(folder, "Program.cs"));
  cpSync(join(here, "driver/Json.cs"), join(folder, "Json.cs"));
  await dotnet(["build", "Documents.csproj", "--output", "bin"], folder);
  return join(folder, "bin/Documents.dll");
}

function readSchemas(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".schema.ts"),
  );
  return Object.fromEntries(
    paths.map((path) => [path.replaceAll("\\", "/"), readFileSync(join(folder, path), "utf8")]),
  );
}
