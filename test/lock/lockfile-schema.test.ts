import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Lockfile } from "../../compiler/src/lock/lockfile.ts";
import { nextLockfile } from "../../compiler/src/lock/next-lockfile.ts";
import { printLockfile } from "../../compiler/src/lock/print-lockfile.ts";
import { model } from "./build-model.ts";
import { randomModel } from "./random-model.ts";

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type Schema = { readonly [keyword: string]: Json };

const root: Schema = JSON.parse(readFileSync(new URL("../../compiler/lockfile.schema.json", import.meta.url), "utf8"));

const isSchema = (value: Json | undefined): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** Keywords that say nothing of the value by themselves. */
const silent = new Set(["$schema", "$defs", "title", "description", "then", "else"]);

/** The keywords that the lockfile's schema uses; any other one fails, so that nothing goes unchecked. */
const keywords: Record<string, (wanted: Json, value: Json, schema: Schema) => boolean> = {
  $ref: (wanted, value) =>
    accepts(
      listOf(String(wanted).slice(2).split("/")).reduce<Json | undefined>(
        (at, name) => (isSchema(at) ? at[String(name)] : undefined),
        root,
      ),
      value,
    ),
  const: (wanted, value) => wanted === value,
  enum: (wanted, value) => listOf(wanted).includes(value),
  type: (wanted, value) => [wanted].flat().some((type) => typeOf(value).includes(String(type))),
  minLength: (wanted, value) => typeof value !== "string" || value.length >= Number(wanted),
  pattern: (wanted, value) => typeof value !== "string" || new RegExp(String(wanted), "u").test(value),
  minimum: (wanted, value) => typeof value !== "number" || value >= Number(wanted),
  maximum: (wanted, value) => typeof value !== "number" || value <= Number(wanted),
  items: (wanted, value) => !Array.isArray(value) || value.every((element) => accepts(wanted, element)),
  minItems: (wanted, value) => !Array.isArray(value) || value.length >= Number(wanted),
  uniqueItems: (_wanted, value) => !Array.isArray(value) || new Set(value).size === value.length,
  properties: (wanted, value) =>
    entriesOf(value).every(
      ([name, member]) => !isSchema(wanted) || !Object.hasOwn(wanted, name) || accepts(wanted[name], member),
    ),
  required: (wanted, value) => !isSchema(value) || listOf(wanted).every((name) => Object.hasOwn(value, String(name))),
  propertyNames: (wanted, value) => entriesOf(value).every(([name]) => accepts(wanted, name)),
  additionalProperties: (wanted, value, schema) =>
    entriesOf(value).every(
      ([name, member]) =>
        (isSchema(schema.properties) && Object.hasOwn(schema.properties, name)) || accepts(wanted, member),
    ),
  dependentRequired: (wanted, value) =>
    entriesOf(wanted).every(
      ([name, names]) =>
        !isSchema(value) ||
        !Object.hasOwn(value, name) ||
        listOf(names).every((each) => Object.hasOwn(value, String(each))),
    ),
  oneOf: (wanted, value) => listOf(wanted).filter((each) => accepts(each, value)).length === 1,
  if: (wanted, value, schema) => accepts(accepts(wanted, value) ? schema.then : schema.else, value),
};

function accepts(schema: Json | undefined, value: Json): boolean {
  if (!isSchema(schema)) return schema === true;
  return Object.entries(schema).every(([keyword, wanted]) => {
    if (silent.has(keyword)) return true;
    const holds = keywords[keyword];
    if (!holds) throw new Error(`The test does not know the keyword \`${keyword}\`.`);
    return holds(wanted, value, schema);
  });
}

function entriesOf(value: Json): readonly (readonly [string, Json])[] {
  return isSchema(value) ? Object.entries(value) : [];
}

function typeOf(value: Json): readonly string[] {
  if (Array.isArray(value)) return ["array"];
  if (value === null) return ["null"];
  return Number.isInteger(value) ? ["integer", "number"] : [typeof value];
}

test("the published schema accepts every lockfile that is written", () => {
  fc.assert(
    fc.property(randomModel, randomModel, (first, second) => {
      const lockfile = nextLockfile(second, nextLockfile(first, undefined));
      expect(accepts(root, JSON.parse(printLockfile(lockfile)))).toBe(true);
    }),
    { seed: 2006, numRuns: 200 },
  );
  const accepted: Lockfile["accepted"] = [
    {
      fingerprint: "0123456789ab",
      rule: "a",
      site: "b",
      breaks: ["forward"],
      reason: "c",
      expires: "2027-01-31",
      recorded: true,
    },
  ];
  expect(accepts(root, JSON.parse(printLockfile({ ...nextLockfile(model(), undefined), accepted })))).toBe(true);
});

const item = { kind: "record", slots: { 0: { name: "a", type: "int32", presence: "required" } } };
const holding = (type: Json): Json => ({ lockfileVersion: 1, types: { Item: type }, accepted: {} });
const withSlot = (key: string, slot: Json): Json => holding({ kind: "record", slots: { [key]: slot } });

test.each<[string, Json]>([
  ["another version", { lockfileVersion: 2, types: {}, accepted: {} }],
  ["no types", { lockfileVersion: 1, accepted: {} }],
  ["an unknown member", { lockfileVersion: 1, types: {}, accepted: {}, more: 1 }],
  ["an unknown kind", holding({ kind: "class", slots: {} })],
  ["a key out of range", withSlot("1024", { name: "a", type: "int32", presence: "required" })],
  ["a key with a leading zero", withSlot("01", { name: "a", type: "int32", presence: "required" })],
  ["a slot without a type", withSlot("1", { name: "a", presence: "required" })],
  ["an unknown presence", withSlot("1", { name: "a", type: "int32", presence: "maybe" })],
  ["a default that is not due", withSlot("1", { name: "a", type: "int32", presence: "required", default: 1 })],
  ["a default that is missing", withSlot("1", { name: "a", type: "int32", presence: "defaulted" })],
  ["a flag that is false", withSlot("1", { name: "a", type: "int32", presence: "required", retired: false })],
  ["indexes without a document", holding({ ...item, indexes: { byA: { keys: [0] } } })],
  [
    "a fingerprint that is none",
    { lockfileVersion: 1, types: {}, accepted: { x: { rule: "a", site: "b", reason: "c" } } },
  ],
])("the published schema refuses %s", (_what, value) => {
  expect(accepts(root, holding(item))).toBe(true);
  expect(accepts(root, value)).toBe(false);
});
