import { isDeepStrictEqual } from "node:util";
import { textOf } from "../../codec/support/value-walk.ts";
import type { Contract, Driver, Language, Request, Response } from "../harness.ts";
import { printReachable } from "./contracts.ts";
import { canBeBeyond, canBeUnchecked, isBeyond, walkOf } from "./limits.ts";

/** A request, and what TypeScript answers. */
export interface Question {
  readonly contract: Contract;
  readonly request: Request;
  readonly expected: Response;
  /** Values that the request reads or writes, in JSON form, where they are known. */
  readonly values?: readonly unknown[];
}

export interface Mismatch {
  readonly question: Question;
  readonly actual: Response;
  readonly problem: string;
}

/** Asks a language everything, in portions, and gives what it answers otherwise. */
export async function judge(
  language: Language["name"],
  driver: Driver,
  questions: readonly Question[],
): Promise<readonly Mismatch[]> {
  const mismatches: Mismatch[] = [];
  const answers = await askAll(
    driver,
    questions.map(({ request }) => request),
  );
  for (const [i, question] of questions.entries()) {
    const actual = answers[i] ?? { code: "crash", message: "There is no answer." };
    const problem = problemOf(language, question, actual);
    if (problem !== undefined) mismatches.push({ question, actual, problem });
  }
  return mismatches;
}

const portion = 2000;

export async function askAll(driver: Driver, requests: readonly Request[]): Promise<readonly Response[]> {
  const responses: Response[] = [];
  for (let at = 0; at < requests.length; at += portion)
    responses.push(...(await driver.run(requests.slice(at, at + portion))));
  if (responses.length !== requests.length)
    throw new Error(`${requests.length} requests have ${responses.length} answers.`);
  return responses;
}

/** What is wrong with an answer; undefined when it is TypeScript's own, or the limit that the language's page states. */
export function problemOf(
  language: Language["name"],
  { contract, request, expected, values = [] }: Question,
  actual: Response,
): string | undefined {
  if ("code" in expected) {
    const isUnchecked = expected.code === "wire/constraint" && canBeUnchecked(language, contract, request.type);
    if (!("code" in actual)) return isUnchecked ? undefined : "it is not refused";
    // A payload may have several faults, and a limit of the language may be the first of them.
    const isLimit = actual.code === "wire/out-of-range" && canBeBeyond(language, contract, request.type);
    return actual.code === expected.code || isLimit ? undefined : "the codes differ";
  }
  const isLimited = [expected.value, ...values].some(
    (value) => value !== undefined && isBeyond(language, contract, request.type, value),
  );
  if ("code" in actual) {
    if (isLimited)
      return actual.code === "wire/out-of-range" ? undefined : "beyond a limit, and refused as another thing";
    return "it is refused";
  }
  if (isLimited) return "it is beyond what the language can hold, and not refused";
  if (actual.bytes !== expected.bytes) return "the bytes differ";
  if (request.op !== "recode" || isSameValue(contract, request.type, actual.value, expected.value)) return undefined;
  return "the values differ";
}

export function isSameValue(contract: Contract, type: string, a: unknown, b: unknown): boolean {
  const walk = walkOf(contract);
  const forms = [a, b].map((json) => JSON.parse(JSON.stringify(walk.normalise(type, json) ?? null)));
  return isDeepStrictEqual(forms[0], forms[1]);
}

/** Throws when there is a mismatch, and shows the smallest ones entirely. */
export function expectNone(language: Language["name"], mismatches: readonly Mismatch[]): void {
  if (mismatches.length === 0) return;
  const smallest = mismatches
    .toSorted((a, b) => sizeOf(a) - sizeOf(b))
    .filter(isFirstOfItsKind())
    .slice(0, 5);
  const texts = smallest.map((mismatch) => describe(language, mismatch));
  throw new Error(`${mismatches.length} answers of ${language} are not TypeScript's.\n\n${texts.join("\n\n")}`);
}

/** One mistake fails in many contracts; those that look alike are shown once. */
function isFirstOfItsKind(): (mismatch: Mismatch) => boolean {
  const seen = new Set<string>();
  return ({ problem, actual, question: { request, expected } }) => {
    const codes = [actual, expected].map((answer) => ("code" in answer ? answer.code : ""));
    const kind = [request.op, problem, ...codes].join(" ");
    if (seen.has(kind) && problem !== "the bytes differ" && problem !== "the values differ") return false;
    seen.add(kind);
    return true;
  };
}

function sizeOf({ question }: Mismatch): number {
  return JSON.stringify(question.request).length;
}

function describe(language: Language["name"], { question, actual, problem }: Mismatch): string {
  const { contract, request, expected, values = [] } = question;
  return [
    `${contract.name} ${request.type}, ${request.op}: ${problem}.`,
    `request     ${clip(textOf(request))}`,
    ...values.slice(0, 1).map((value) => `value       ${clip(textOf(value))}`),
    `typescript  ${clip(textOf(expected))}`,
    `${language.padEnd(10)}  ${clip(textOf(actual))}`,
    "schema",
    clip(printReachable(contract, request.type)),
  ].join("\n");
}

function clip(text: string): string {
  return text.length > 6000 ? `${text.slice(0, 6000)} … (${text.length} characters)` : text;
}
