import { execFile } from "node:child_process";
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { compile, type RecordModel, rustEmitter, type SchemaModel, type SlotModel } from "@keyslot/compiler";
import { EncodeError } from "@keyslot/runtime";
import type { DocumentDefinition, IndexPart } from "@keyslot/runtime/codegen";
import { encode } from "@msgpack/msgpack";
import fc from "fast-check";
import { expect, test } from "vitest";
import { stringLiteral } from "../../../compiler/src/emit/rust/literal-text.ts";
import { nameTypes } from "../../../compiler/src/emit/rust/names.ts";
import { tuplesOf } from "../../../runtime/src/cache/index/document-index.ts";
import { comparatorOf, type IndexValue } from "../../../runtime/src/cache/index/index-value.ts";
import { documentOf, loadGenerated, toSources, writeFiles } from "../../codec/support/load-generated.ts";
import { jsonArbitrary } from "../../codec/support/random-value.ts";
import { everyDocument, oddIds } from "../support/every-document.ts";
import { glueText } from "./glue-text.ts";
import { missingToolchain, runCargo, targetFolder, writeManifest } from "./toolchain.ts";

type Definition = DocumentDefinition<unknown, unknown, object, object>;

const program = "keyslot-documents";
const jsonPackage = "keyslot-documents-json";
const schemas = { ...readSchemas(), "every.schema.ts": everyDocument };

const missing = await missingToolchain();
const isSkipped = missing !== undefined && process.env.CI !== "true";

test.skipIf(isSkipped)(
  `descriptors say in Rust what definitions say in TypeScript${isSkipped ? ` (${missing})` : ""}`,
  async () => {
    if (missing !== undefined) throw new Error(missing);
    const generated = await loadGenerated(schemas);
    const { model, folder } = generated;
    const cases = documentsOf(model).map((record) => caseOf(documentOf(generated, record.name), record, model));
    const questions = join(folder, "questions.json");
    writeFileSync(questions, JSON.stringify(Object.fromEntries(cases.map(({ type, question }) => [type, question]))));

    const path = await buildProgram(join(folder, "program"), model);
    const { stdout } = await promisify(execFile)(path, [questions], { maxBuffer: 2 ** 28 });

    const answers: readonly unknown[] = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const byType = cases.toSorted((a, b) => (a.type < b.type ? -1 : 1));
    expect(answers).toEqual(byType.map(({ answer }) => answer));
    rmSync(folder, { recursive: true });
  },
  600_000,
);

function documentsOf(model: SchemaModel): readonly RecordModel[] {
  return model.types.flatMap((type) => (type.kind === "record" && type.document !== undefined ? [type] : []));
}

/** What Rust is asked of a document, and what it is to answer. */
function caseOf(definition: Definition, record: RecordModel, model: SchemaModel) {
  const isComposite = (record.document?.idKeys.length ?? 0) > 1;
  const ids = idsOf(definition, record);
  const values = fc
    .sample(jsonArbitrary(model, record.name), { seed: 5, numRuns: 60 })
    .map((json) => definition.decode(definition.encode(definition.fromJSON(json))));
  const { type, schemaId, version, global, schemaHash, indexes } = definition;
  const identity = [type, schemaId, version, global, schemaHash];
  const catalog = catalogOf(definition);
  const answer = {
    listed: identity,
    listedCatalog: catalog,
    identity,
    catalog,
    indexes: indexes.map(({ accessor, unique, parts }) => [
      accessor,
      unique,
      parts.map(({ slot, multi }) => [slotOf(record, slot).key, slot, multi]),
    ]),
    ids: ids.map((id) => definition.storeKey(id)),
    keys: values.map((value) => definition.storeKeyOf(value) ?? null),
    entries: values.map((value) => indexes.map((index) => entriesOf(index, value, record))),
    orders: indexes.map((index) => orderOf(index, values, record)),
  };
  const payloads = values.map((value) => Buffer.from(definition.encode(value)).toString("hex"));
  return { type, question: { ids: ids.map((id) => (isComposite ? id : [id])), payloads }, answer };
}

/** The ids that have a store key: most others are no values in Rust, and it is the document that constraints are checked on. */
function idsOf(definition: Definition, record: RecordModel): readonly unknown[] {
  if (record.document?.idKeys.length === 0) return [];
  return (oddIds[record.name] ?? []).filter((id) => {
    try {
      definition.storeKey(id);
      return true;
    } catch (error) {
      if (error instanceof EncodeError) return false;
      throw error;
    }
  });
}

/** As a single-file store has it. */
function catalogOf({ catalog }: Definition): string {
  const members = catalog.members.map((member) => [
    ...[member.slot, member.name, member.typeName, member.isReference, member.isMany],
    ...[member.targetSchema, member.isName, member.indexAlias],
  ]);
  const { schemaId, schemaName, schemaVersion, contentHash, canonicalSchemaJson, compatibleSchemaIds } = catalog;
  const entry = [schemaId, schemaName, schemaVersion, contentHash, canonicalSchemaJson, compatibleSchemaIds, members];
  return Buffer.from(encode(entry)).toString("hex");
}

type Index = Definition["indexes"][number];

/** Every entry of a document in an index, sorted. */
function entriesOf(index: Index, value: unknown, record: RecordModel): readonly (readonly string[])[] {
  const { parts } = index;
  const entries = tuplesOf(index, value).toSorted((a, b) => compareEntries(a, b, parts));
  return entries.map((entry) => entry.map((each, i) => textOf(each, at(parts, i), record)));
}

/** The first values of all entries, in the order of the index. */
function orderOf(index: Index, values: readonly unknown[], record: RecordModel): readonly string[] {
  const first = at(index.parts, 0);
  const found = values.flatMap((value) => tuplesOf(index, value).map((entry) => at(entry, 0)));
  return found.sort(comparatorOf(first.order)).map((value) => textOf(value, first, record));
}

type Entry = readonly IndexValue[];

/** The entries of one document in an index are all of one length. */
function compareEntries(a: Entry, b: Entry, parts: readonly IndexPart<unknown>[]): number {
  for (const [i, value] of a.entries()) {
    const order = comparatorOf(at(parts, i).order)(value, at(b, i));
    if (order !== 0) return order;
  }
  return 0;
}

/** How a value of an index is spelled in answers: floats by their bits, as languages print them in different ways. */
function textOf(value: IndexValue, part: IndexPart<unknown>, record: RecordModel): string {
  const { type } = slotOf(record, part.slot);
  const single = type.kind === "list" || type.kind === "set" ? type.element : type;
  return single.kind === "scalar" && single.scalar.startsWith("float") ? bitsOf(value) : String(value);
}

function bitsOf(value: IndexValue): string {
  if (Number.isNaN(value)) return "NaN";
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, Number(value) + 0);
  return bits.getBigUint64(0).toString(16).padStart(16, "0");
}

function slotOf(record: RecordModel, name: string): SlotModel {
  const slot = record.slots.find((each) => each.name === name);
  if (slot === undefined) throw new Error(`${record.name} has no slot ${name}.`);
  return slot;
}

function at<T>(items: readonly T[], position: number): T {
  const item = items[position];
  if (item === undefined) throw new Error(`There is no item ${position}.`);
  return item;
}

async function buildProgram(folder: string, model: SchemaModel): Promise<string> {
  const options = { emitters: [rustEmitter], out: "generated", importExtension: "ts" } as const;
  const { files } = compile(toSources(schemas), options);
  const contracts = files.map(({ path, text }) => [path.replace(/^rust\//, "contracts/"), text]);
  const asked = { "asked.rs": askedText(model), "glue_of_contracts.rs": glueText("contracts", model) };
  const profile = "[profile.dev]\ndebug = 0\nincremental = false";
  const dependencies = [
    'serde = { version = "1", default-features = false, features = ["std"] }',
    'rmp-serde = "1"',
    `json = { package = "${jsonPackage}", path = "json" }`,
  ];
  writeManifest(join(folder, "json"), { name: jsonPackage, target: '[lib]\npath = "json.rs"', dependencies: [] });
  writeManifest(folder, {
    name: program,
    target: `[[bin]]\nname = "${program}"\npath = "main.rs"\n\n${profile}`,
    dependencies,
  });
  writeFiles(folder, { ...Object.fromEntries(contracts), ...asked, "main.rs": crateText(sourceOf("documents.rs")) });
  writeFiles(folder, { "glue.rs": sourceOf("glue.rs"), "json/json.rs": sourceOf("json.rs") });
  await runCargo(folder, ["build", "--quiet"]);
  // Builds share a folder, so that crates are compiled once; what one of them made must not be another's.
  const path = join(folder, program);
  copyFileSync(join(targetFolder, "debug", program), path);
  await runCargo(folder, ["clean", "--quiet", "-p", program, "-p", jsonPackage]);
  return path;
}

/** Of the glue, only ids are used here; letters that are easily confused are for a crate to allow. */
function crateText(text: string): string {
  return text
    .replace("\n\n", "\n\n#![allow(mixed_script_confusables, uncommon_codepoints, confusable_idents)]\n\n")
    .replace(/^mod glue/gm, "#[allow(dead_code)]\nmod glue");
}

/** The module that knows the Rust type of every document. */
function askedText(model: SchemaModel): string {
  const names = nameTypes(model);
  const arms = documentsOf(model).map((record) => {
    const name = `contracts::${names.get(record.name)}`;
    const ids = record.slots.filter(({ key }) => record.document?.idKeys.includes(key));
    const parts = ids.map(({ type }, i) => {
      const json = `glue::Json::from_json(&id[${i}])?`;
      return type.kind === "scalar" && type.scalar === "string" ? `&{ let text: String = ${json}; text }` : `&${json}`;
    });
    const storeKeyOf = ids.length === 0 ? "None" : `Some(|id| Ok(${name}::store_key_of(${parts.join(", ")})))`;
    const type = stringLiteral(record.document?.type ?? "");
    return `        ${type} => describe::<${name}>(info, question, ${storeKeyOf}),`;
  });
  return [
    "use super::{contracts, describe, glue, keyslot::DocumentInfo};",
    "use json::Value;",
    "",
    "pub fn answer(info: &DocumentInfo, question: &Value) -> Value {",
    "    match info.type_name {",
    ...arms,
    '        other => panic!("There is no document {other}."),',
    "    }",
    "}",
    "",
  ].join("\n");
}

function sourceOf(name: string): string {
  return readFileSync(fileURLToPath(new URL(name, import.meta.url)), "utf8");
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
