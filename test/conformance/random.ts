import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleSchemas } from "../codec/support/random-schema.ts";
import { jsonArbitrary } from "../codec/support/random-value.ts";
import { printSchema } from "../codec/support/schema-ast.ts";
import type { Contract, Driver } from "./harness.ts";
import { readContract, recordNames } from "./support/contracts.ts";
import { countFeatures, wanted } from "./support/coverage.ts";
import { askAll, expectNone, judge, type Question } from "./support/judge.ts";
import { loosen } from "./support/loosen.ts";
import { Random } from "./support/random.ts";
import { once, type Section } from "./support/section.ts";
import { settings } from "./support/settings.ts";

const { seed } = settings;
const contracts = chooseContracts();

/** As many schemas as are wanted, and more of them where those lack something that others have. */
function chooseContracts(): readonly Contract[] {
  const chosen: Contract[] = [];
  const hit = new Set<string>();
  for (const [i, schema] of sampleSchemas(seed, settings.schemas + 60).entries()) {
    if (i >= settings.schemas && wanted.every((feature) => hit.has(feature))) break;
    const contract = readContract(`r${i}`, { "schemas/random.schema.ts": printSchema(schema) });
    const features = [...countFeatures([contract.model]).keys()];
    if (i >= settings.schemas && features.every((feature) => hit.has(feature))) continue;
    for (const feature of features) hit.add(feature);
    chosen.push(contract);
  }
  return chosen;
}

/** A value that TypeScript has written: its bytes, and its JSON form as it is read back. */
export interface Written {
  readonly contract: Contract;
  readonly type: string;
  readonly value: unknown;
  readonly bytes: string;
}

/** Random schemas with random values: every language writes the same bytes, so that every one reads what any has written. */
export const random: Section = {
  contracts,
  declare(run) {
    const loose = once(async () => {
      const driver = await run.driverOf("typescript");
      return makeLoose(driver, await written(driver));
    });

    test("random schemas have every type, presence and tag between them", () => {
      const counts = countFeatures(contracts.map(({ model }) => model));
      expect(wanted.filter((feature) => !counts.has(feature))).toEqual([]);
    });
    run.eachLanguage(
      "random values have the bytes and the value that TypeScript gives them",
      async (language, driver) => {
        const values = await written(await run.driverOf("typescript"));
        expectNone(language, await judge(language, driver, values.flatMap(readingQuestions)));
        const pairs = run.running ** 2;
        console.log(`${language}: ${values.length} random values agree, each for ${pairs} pairs of writer and reader`);
      },
    );
    run.eachLanguage("what is read tolerantly is read alike, and written canonically", async (language, driver) =>
      expectNone(language, await judge(language, driver, await loose())),
    );
  },
};

/** Bytes and value of what was written, asked in both directions. */
export function readingQuestions({ contract, type, value, bytes }: Written): readonly Question[] {
  const of = { contract: contract.name, type };
  return [
    { contract, request: { op: "recode", ...of, bytes }, expected: { bytes, value } },
    { contract, request: { op: "encode", ...of, value }, expected: { bytes }, values: [value] },
  ];
}

const writtenBy = new WeakMap<Driver, Promise<readonly Written[]>>();

/** The random values of a run, which TypeScript writes once. */
export function written(typescript: Driver): Promise<readonly Written[]> {
  const known = writtenBy.get(typescript) ?? writeValues(typescript, { contracts, values: settings.values });
  writtenBy.set(typescript, known);
  return known;
}

/** Random values of every record, as TypeScript writes them and reads them back. */
export async function writeValues(
  driver: Driver,
  { contracts, values }: { readonly contracts: readonly Contract[]; readonly values: number },
): Promise<readonly Written[]> {
  const asked = contracts.flatMap((contract) =>
    recordNames(contract.model).flatMap((type) =>
      fc
        .sample(jsonArbitrary(contract.model, type), { seed, numRuns: values })
        .map((value) => ({ contract, type, value })),
    ),
  );
  const encodings = await askAll(
    driver,
    asked.map(({ contract, type, value }) => ({ op: "encode", contract: contract.name, type, value })),
  );
  const bytes = encodings.map((answer, i) => {
    if ("bytes" in answer) return answer.bytes;
    const { contract, type, value } = asked[i] ?? {};
    throw new Error(`TypeScript refuses ${contract?.name} ${type} ${JSON.stringify(value)}: ${answer.message}`);
  });
  return readBack(
    driver,
    asked.map((each, i) => ({ ...each, bytes: bytes[i] ?? "" })),
  );
}

async function readBack(driver: Driver, values: readonly Written[]): Promise<readonly Written[]> {
  const answers = await askAll(
    driver,
    values.map(({ contract, type, bytes }) => ({ op: "recode", contract: contract.name, type, bytes })),
  );
  return values.map((written, i) => {
    const answer = answers[i];
    const isSame = answer && "bytes" in answer && answer.bytes === written.bytes;
    if (!isSame)
      throw new Error(`TypeScript reads its own bytes otherwise: ${JSON.stringify([written.value, answer])}`);
    return { ...written, value: answer.value };
  });
}

/** Other bytes for the same values. TypeScript itself must read them as the value. */
async function makeLoose(driver: Driver, values: readonly Written[]): Promise<readonly Question[]> {
  const random = new Random(seed);
  const questions = values.map(({ contract, type, value, bytes }): Question => {
    const loose = loosen(contract, type, Buffer.from(bytes, "hex"), random).toString("hex");
    const request = { op: "recode", contract: contract.name, type, bytes: loose } as const;
    return { contract, request, expected: { bytes, value } };
  });
  expectNone("typescript", await judge("typescript", driver, questions));
  const changed = questions.filter(({ request }, i) => "bytes" in request && request.bytes !== values[i]?.bytes);
  expect(changed.length).toBeGreaterThan(questions.length * 0.8);
  return questions;
}
