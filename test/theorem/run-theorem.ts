import { Random } from "../conformance/support/random.ts";
import { findWitnessFault } from "./check-witness.ts";
import { breaking, judge, type Pair } from "./pair.ts";
import { type ChainKind, randomChain } from "./random-chain.ts";
import { type Build, build, makeRelease, type Release } from "./release.ts";
import type { SchemaText } from "./schema-text.ts";
import { shrink } from "./shrink.ts";
import { Tally } from "./tally.ts";
import { type Disagreement, type Effort, findUnsoundOver, verifyPair } from "./verify.ts";

export interface RunOptions {
  readonly seed: number;
  /** Pairs of releases to verify, at least. */
  readonly pairs: number;
  readonly effort: Effort;
  /** How many different disagreements are made small and reported. */
  readonly mostDisagreements: number;
  readonly onPair?: (pairs: number) => void;
}

export interface CounterExample {
  /** Which chain of the seed it came from. */
  readonly chain: number;
  readonly disagreement: Disagreement;
  /** The smallest releases that show it; the last two are the pair, unless `over` says that it is the first and the last. */
  readonly schemas: readonly SchemaText[];
  readonly over: boolean;
}

export interface RunReport {
  readonly pairs: number;
  readonly tally: Tally;
  readonly counterExamples: readonly CounterExample[];
}

const chainKinds: readonly ChainKind[] = ["single", "single", "mixed", "safe"];

/** Verifies random pairs and chains until there are enough of them; the same ones for one seed. */
export async function runTheorem(options: RunOptions): Promise<RunReport> {
  // Most errors here are readings that are refused; where exactly they were thrown does not matter.
  Error.stackTraceLimit = 4;
  const tally = new Tally();
  const found = new Map<string, CounterExample>();
  for (let chain = 0; tally.pairs < options.pairs; chain++) {
    const random = new Random(options.seed * 1_000_003 + chain);
    const kind = chainKinds[chain % chainKinds.length] ?? "single";
    const releases = randomChain(chain >> 2, kind, random);
    const failing = await orCrash(
      () => verifyChain(releases, { options, random, tally }),
      releases.map(({ schema }) => schema),
    );
    if (!failing || found.size >= options.mostDisagreements) continue;
    const signature = signatureOf(failing.disagreement);
    if (!found.has(signature)) found.set(signature, { chain, ...(await shrunk(failing, options.effort)) });
  }
  return { pairs: tally.pairs, tally, counterExamples: [...found.values()] };
}

/** One of each is enough: a mistake in the table shows in many ways. */
function signatureOf({ kind, direction, failure, changes }: Disagreement): string {
  const kinds = [...new Set(changes.map((change) => change.kind))].sort();
  if (kind === "unwitnessed") return [kind, direction, kinds].join();
  return [kind, direction, failure?.what, changes.length === 1 ? kinds : "several"].join();
}

/** What is thrown is a counter-example too. */
async function orCrash(
  verify: () => Promise<Failing | undefined>,
  schemas: readonly SchemaText[],
): Promise<Failing | undefined> {
  try {
    return await verify();
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { disagreement: { kind: "crash", direction: "backward", changes: [], text }, schemas, over: false };
  }
}

interface Context {
  readonly options: RunOptions;
  readonly random: Random;
  readonly tally: Tally;
}

interface Failing {
  readonly disagreement: Disagreement;
  readonly schemas: readonly SchemaText[];
  readonly over: boolean;
}

/** Every release and the next, the first and the last, and the first and the last as those who took every step know them. */
async function verifyChain(releases: readonly Release[], context: Context): Promise<Failing | undefined> {
  const builds = await Promise.all(releases.map(build));
  for (const pair of pairsOf(builds)) {
    const outcomes = await verifyPair(pair, context.options.effort, context.random);
    context.tally.count(pair.changes, outcomes);
    context.options.onPair?.(context.tally.pairs);
    const disagreement = outcomes.find((outcome) => outcome.disagreement)?.disagreement ?? findUnwitnessed(pair);
    if (disagreement) return { disagreement, schemas: schemasOf(pair), over: false };
  }
  const disagreement = verifyOver(builds, context);
  return disagreement && { disagreement, schemas: releases.map(({ schema }) => schema), over: true };
}

function pairsOf(builds: readonly Build[]): readonly Pair[] {
  const steps = builds.flatMap((after, i) => {
    const before = builds[i - 1];
    return before ? [{ before, after, earlier: builds.slice(0, i - 1).reverse(), changes: judge(after, before) }] : [];
  });
  const [first, last] = [builds[0], builds.at(-1)];
  if (builds.length < 3 || !first || !last) return steps;
  return [...steps, { before: first, after: last, earlier: [], changes: judge(last, first) }];
}

function schemasOf({ before, after, earlier }: Pair): readonly SchemaText[] {
  return [...earlier.toReversed(), before, after].map(({ schema }) => schema);
}

/** The bytes of every release in the last one, as far as each step was called safe. */
function verifyOver(builds: readonly Build[], { options, random, tally }: Context): Disagreement | undefined {
  const last = builds.at(-1);
  if (builds.length < 3 || !last) return undefined;
  for (let i = builds.length - 3; i >= 0; i--) {
    const first = builds[i];
    const changes = builds.slice(i + 1).flatMap((after, at) => {
      const before = builds[i + at];
      return before ? judge(after, before) : [];
    });
    if (!first || breaking(changes, "backward").length > 0) return undefined;
    tally.pairs++;
    const found = findUnsoundOver({ first, last, changes }, { effort: options.effort, random });
    if (found) return found;
  }
  return undefined;
}

/** The smallest releases that disagree in the same way, and what they disagree about. */
async function shrunk(failing: Failing, effort: Effort): Promise<Failing> {
  let smallest = failing.disagreement;
  const stillFails = async (schemas: readonly SchemaText[]) => {
    const found = await orCrash(async () => {
      const disagreement = await verifyAgain(schemas, { ...failing, effort });
      return disagreement && { disagreement, schemas, over: failing.over };
    }, schemas);
    const again = found?.disagreement;
    const isSame =
      again?.kind === smallest.kind &&
      again.direction === smallest.direction &&
      again.failure?.what === smallest.failure?.what;
    if (again && isSame) smallest = again;
    return isSame;
  };
  const schemas = await shrink(failing.schemas, stillFails);
  return { disagreement: smallest, schemas, over: failing.over };
}

async function verifyAgain(
  schemas: readonly SchemaText[],
  { over, effort }: { readonly over: boolean; readonly effort: Effort },
): Promise<Disagreement | undefined> {
  const builds: Build[] = [];
  for (const schema of schemas) {
    const release = makeRelease(schema, builds.at(-1)?.lockfile);
    if (!release) return undefined;
    builds.push(await build(release));
  }
  const random = new Random(1);
  const harder = { values: effort.values * 8, search: effort.search };
  if (over)
    return verifyOver(builds, {
      options: { effort: harder, seed: 0, pairs: 0, mostDisagreements: 1 },
      random,
      tally: new Tally(),
    });
  const [after, before, ...earlier] = builds.toReversed();
  if (!after || !before) return undefined;
  const pair = { before, after, earlier, changes: judge(after, before) };
  const outcomes = await verifyPair(pair, harder, random);
  return outcomes.find(({ disagreement }) => disagreement)?.disagreement ?? findUnwitnessed(pair);
}

function findUnwitnessed(pair: Pair): Disagreement | undefined {
  const fault = findWitnessFault(pair);
  if (!fault) return undefined;
  const { direction, change, witness } = fault;
  const shown = witness ? `${fault.text}\n${JSON.stringify(witness, undefined, 2)}` : fault.text;
  return { kind: "unwitnessed", direction, changes: [change], text: shown };
}
