import { expect, test } from "vitest";
import type { Written } from "./random.ts";
import { written } from "./random.ts";
import { askAll, expectNone, judge, type Question } from "./support/judge.ts";
import { mutate } from "./support/mutate.ts";
import { Random } from "./support/random.ts";
import { once, type Section, timeout } from "./support/section.ts";
import { settings } from "./support/settings.ts";

/** Damaged payloads: every language accepts and refuses the same ones, with the same code, and never fails in another way. */
export const mutations: Section = {
  contracts: [],
  declare(run) {
    const questions = once(async () => {
      const driver = await run.driverOf("typescript");
      const damaged = damage(await written(driver));
      const answers = await askAll(
        driver,
        damaged.map(({ request }) => request),
      );
      return damaged.map((question, i) => ({ ...question, expected: answers[i] ?? question.expected }));
    });

    test("damaged payloads are refused with every code that reading has, or accepted", { timeout }, async () => {
      const codes = new Set(
        (await questions()).map(({ expected }) => ("code" in expected ? expected.code : "accepted")),
      );
      const wanted = settings.size === "full" ? [...common, ...rare] : common;
      expect(wanted.filter((code) => !codes.has(code))).toEqual([]);
      expect(codes.has("crash")).toBe(false);
    });
    run.eachLanguage("damaged payloads are refused with the same code, or read alike", async (language, driver) => {
      const asked = await questions();
      expectNone(language, await judge(language, driver, asked));
      console.log(`${language}: ${asked.length} damaged payloads have the same verdict`);
    });
  },
};

const common = [
  "accepted",
  "wire/length-exceeds-input",
  "wire/missing-slot",
  "wire/out-of-range",
  "wire/reserved-byte",
  "wire/too-deep",
  "wire/trailing-bytes",
  "wire/truncated",
  "wire/type-mismatch",
];

/** A few schemas do not meet them all. */
const rare = [
  "wire/duplicate-element",
  "wire/duplicate-key",
  "wire/invalid-date",
  "wire/invalid-decimal",
  "wire/invalid-extension",
  "wire/invalid-utf8",
  "wire/invalid-uuid",
  "wire/unknown-enum-value",
  "wire/unknown-tag",
];

function damage(values: readonly Written[]): readonly Question[] {
  const random = new Random(settings.seed);
  const perValue = settings.mutations / settings.values;
  return values.flatMap(({ contract, type, bytes }) =>
    Array.from({ length: Math.ceil(perValue) }, (): Question => {
      const payload = mutate(Buffer.from(bytes, "hex"), random).toString("hex");
      const request = { op: "recode", contract: contract.name, type, bytes: payload } as const;
      return { contract, request, expected: { code: "crash", message: "It was not asked." } };
    }),
  );
}
