import { rmSync } from "node:fs";
import { join } from "node:path";
import { compile, csharpEmitter, pythonEmitter, rustEmitter, typescriptEmitter } from "@keyslot/compiler";
import { expect, test } from "vitest";
import { typeErrors } from "../codec/support/check-types.ts";
import { generate, temporaryFolder, toSources, writeFiles } from "../codec/support/load-generated.ts";
import type { Contract, Driver, Request } from "./harness.ts";
import { collisions } from "./hostile/collisions.ts";
import { fileSchemas, manyDocuments, recursionSchema, wideSchema } from "./hostile/shape-schemas.ts";
import { docSchema, textSchema } from "./hostile/text-schemas.ts";
import { wordSchemas } from "./hostile/word-schemas.ts";
import { readingQuestions, writeValues } from "./random.ts";
import { readContract } from "./support/contracts.ts";
import { askAll, expectNone, judge, type Question } from "./support/judge.ts";
import { once, type Section, timeout } from "./support/section.ts";

const schemas = { words: wordSchemas(), docs: [docSchema()], texts: [textSchema()], wide: [wideSchema()] };
const recursion = read("hostilerecursion", recursionSchema);
const contracts: readonly Contract[] = [
  ...Object.entries(schemas).flatMap(([name, texts]) => texts.map((text, i) => read(`hostile${name}${i}`, text))),
  read("hostilemany", manyDocuments()),
  recursion,
  readContract("hostilefiles", fileSchemas()),
];

function read(name: string, text: string): Contract {
  return readContract(name, { "schemas/hostile.schema.ts": text });
}

/** Schemas that are hard to say in some language: they compile everywhere without a warning, and their values cross. */
export const hostile: Section = {
  contracts,
  declare(run) {
    const values = once(async () => {
      const written = await writeValues(await run.driverOf("typescript"), { contracts, values: 4 });
      return written.flatMap(readingQuestions);
    });
    const deep = once(async () => nest(await run.driverOf("typescript")));

    test.each(collisions)("$what is refused at check time, by name", ({ text, reports }) => {
      const emitters = [typescriptEmitter, csharpEmitter, rustEmitter, pythonEmitter];
      const options = { emitters, checkOnly: true, out: "", importExtension: "ts" } as const;
      const { diagnostics } = compile(toSources({ "schemas/a.schema.ts": text }), options);
      expect(diagnostics.map(({ rule, message }) => `${rule} ${message}`)).toEqual([expect.stringMatching(reports)]);
    });
    test("generated TypeScript of hostile schemas passes the strictest type checks", { timeout }, () => {
      const folder = temporaryFolder();
      try {
        for (const { name, sources } of contracts) {
          const schemas = Object.fromEntries(sources.map(({ path, text }) => [path, text]));
          writeFiles(join(folder, name), { ...schemas, ...Object.fromEntries(generate(schemas)) });
        }
        expect(typeErrors(contracts.map(({ name }) => join(folder, name, "generated/typescript")))).toEqual([]);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
    run.eachLanguage("values of hostile schemas cross", async (language, driver) =>
      expectNone(language, await judge(language, driver, await values())),
    );
    run.eachLanguage("values nest to the limit and no deeper, whatever nests", async (language, driver) =>
      expectNone(language, await judge(language, driver, await deep())),
    );
  },
};

/** One level of each recursive type: what stands around the next level's payload. */
const levels: Readonly<Record<string, readonly [before: string, after: string]>> = {
  Chain: ["91", ""],
  NullableChain: ["91", ""],
  Tree: ["9191", ""],
  NullableTree: ["9191", ""],
  Named: ["9181a161", ""],
  Numbered: ["9181c3", ""],
  Bag: ["9191", ""],
  Pairs: ["9192", "90"],
  Left: ["9291", "c0"],
  Node: ["920292", "9201"],
};

/** What the innermost value is, where it is not the empty array. */
const cores: Readonly<Record<string, string>> = {
  Node: "920191c3",
  Left: "92c0c0",
  Numbered: "9180",
  Named: "9180",
  Tree: "9190",
  NullableTree: "9190",
  Bag: "9190",
};

async function nest(typescript: Driver): Promise<readonly Question[]> {
  const depths = [1, 5, 20, 30, 31, 32, 33, 60, 61, 62, 63, 64, 65, 66, 100, 1000, 50_000];
  const requests = depths.flatMap((depth) => [
    ...Object.keys(levels).flatMap((type) => nestTyped(type, depth)),
    ...nestKept(depth),
  ]);
  const answers = await askAll(typescript, requests);
  const questions = requests.map((request, i): Question => {
    const expected = answers[i] ?? { code: "crash", message: "There is no answer." };
    return { contract: recursion, request, expected };
  });
  const codes = new Set(answers.map((answer) => ("code" in answer ? answer.code : "accepted")));
  expect([...codes].toSorted()).toEqual(["accepted", "wire/too-deep"]);
  return [...questions, ...writeDeep(questions)];
}

function nestTyped(type: string, depth: number): readonly Request[] {
  const [before = "", after = ""] = levels[type] ?? [];
  if (before === "") return [];
  const bytes = before.repeat(depth) + (cores[type] ?? "90") + closing(type, after).repeat(depth);
  return [{ op: "recode", contract: recursion.name, type: type === "Node" ? "Roots" : type, bytes: wrap(type, bytes) }];
}

/** A branch has a second node behind the nested one. */
function closing(type: string, after: string): string {
  return type === "Node" ? "920191c2" : after;
}

function wrap(type: string, bytes: string): string {
  return type === "Node" ? `93${bytes}90c0` : bytes;
}

/** In slots that are unknown, in raw ones and in members that a union does not know. */
function nestKept(depth: number): readonly Request[] {
  const nested = `${"91".repeat(depth)}c0`;
  const of = { op: "recode", contract: recursion.name } as const;
  return [
    { ...of, type: "Chain", bytes: `92c0${nested}` },
    { ...of, type: "Left", bytes: `92c0${nested}` },
    { ...of, type: "Roots", bytes: `93920191c3919263${nested}c0` },
  ];
}

/** What could be read can be made from its JSON form and written; one level more cannot. */
function writeDeep(questions: readonly Question[]): readonly Question[] {
  return questions.flatMap(({ contract, request, expected }) => {
    const isKept = request.op === "recode" && /^92c091|^93920191c39192/.test(request.bytes);
    if ("code" in expected || expected.value === undefined || isKept) return [];
    const value = expected.value;
    const encode: Request = { op: "encode", contract: contract.name, type: request.type, value };
    return [{ contract, request: encode, expected: { bytes: expected.bytes }, values: [value] }];
  });
}
