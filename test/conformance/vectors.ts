import { readdirSync, readFileSync } from "node:fs";
import type { VectorFile } from "../vectors/render-topic.ts";
import { wholeRecord } from "../vectors/render-topic.ts";
import type { Response } from "./harness.ts";
import { readContract } from "./support/contracts.ts";
import { expectNone, judge, type Question } from "./support/judge.ts";
import type { Section } from "./support/section.ts";

const folder = new URL("../vectors/", import.meta.url);
const schema = readFileSync(new URL("vectors.schema.ts", folder), "utf8");
const contract = readContract("vectors", { "schemas/vectors.schema.ts": schema });
const files = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file): VectorFile => JSON.parse(readFileSync(new URL(file, folder), "utf8")));

/** The wire contract as data, in every language. */
export const vectors: Section = {
  contracts: [contract],
  declare(run) {
    run.eachLanguage("vectors are read and written", async (language, driver) =>
      expectNone(language, await judge(language, driver, files.flatMap(reading))),
    );
    run.eachLanguage("what the vectors refuse is refused, with its code", async (language, driver) =>
      expectNone(language, await judge(language, driver, files.flatMap(refusing))),
    );
    run.eachLanguage("what cannot be written is refused, with its code", async (language, driver) =>
      expectNone(language, await judge(language, driver, files.flatMap(unwriting))),
    );
  },
};

function reading(file: VectorFile): readonly Question[] {
  return file.vectors.flatMap((vector) => {
    const value = wholeRecord(vector, vector.value);
    const { record: type, bytes } = vector;
    const recode = (from: string): Question => ask({ op: "recode", type, bytes: from }, { bytes, value }, value);
    const encode = ask({ op: "encode", type, value }, { bytes }, value);
    return [recode(bytes), ...(vector.kept ? [] : [encode]), ...(vector.reads ?? []).map(recode)];
  });
}

function refusing(file: VectorFile): readonly Question[] {
  return file.refusals.map(({ record, bytes, code, name }) =>
    ask({ op: "recode", type: record, bytes }, { code, message: name }),
  );
}

function unwriting(file: VectorFile): readonly Question[] {
  return file.unwritable.map(({ code, name, ...row }) => {
    const value = wholeRecord(row, row.value);
    return ask({ op: "encode", type: row.record, value }, { code, message: name }, value);
  });
}

type Asked =
  | { readonly op: "recode"; readonly type: string; readonly bytes: string }
  | { readonly op: "encode"; readonly type: string; readonly value: unknown };

function ask(asked: Asked, expected: Response, value?: unknown): Question {
  return {
    contract,
    request: { ...asked, contract: contract.name },
    expected,
    ...(value !== undefined && { values: [value] }),
  };
}
