import fc from "fast-check";
import { compareToLockfile } from "../../../compiler/src/lock/compare-to-lockfile.ts";
import type { Lockfile } from "../../../compiler/src/lock/lockfile.ts";
import { nextLockfile } from "../../../compiler/src/lock/next-lockfile.ts";
import { rules } from "../../../compiler/src/lock/rules.ts";
import { schemaArbitrary } from "../../codec/support/random-schema.ts";
import { printSchema, type TestSchema } from "../../codec/support/schema-ast.ts";
import type { Contract } from "../harness.ts";
import { readContract } from "./contracts.ts";
import { Random } from "./random.ts";
import { steps } from "./safe-steps.ts";

/** Releases of one schema, each with what changed since the first of them. */
export interface Release {
  readonly contract: Contract;
  /** Kinds of the changes since the release before. */
  readonly kinds: readonly string[];
}

/** A random schema and random changes of it that the rule table calls safe. */
export function makeChain(name: string, seed: number, releases: number): readonly Release[] {
  const random = new Random(seed);
  const [first] = fc.sample(schemaArbitrary, { seed, numRuns: 1 });
  if (!first) throw new Error("There is no schema.");
  let current = first;
  const contract = read(`${name}v0`, current);
  const made: Release[] = [{ contract, kinds: [] }];
  let lockfile = nextLockfile(contract.model, undefined);
  while (made.length < releases) {
    const next = changeSafely(current, { name: `${name}v${made.length}`, release: made.length, random, lockfile });
    current = next.schema;
    lockfile = nextLockfile(next.release.contract.model, lockfile);
    made.push(next.release);
  }
  return made;
}

interface Place {
  readonly name: string;
  /** Numbers what is added, so that no key, tag or name is ever given twice. */
  readonly release: number;
  readonly random: Random;
  readonly lockfile: Lockfile;
}

const changesPerRelease = 8;

/** Applies random steps; one whose outcome the rules judge otherwise is taken back. */
function changeSafely(before: TestSchema, place: Place): { readonly schema: TestSchema; readonly release: Release } {
  let schema = before;
  let release: Release | undefined;
  for (let done = 0, tried = 0; done < changesPerRelease && tried < 60; tried++) {
    const step = place.random.pick(steps);
    const changed = step(schema, place.random, place.release * 100 + tried);
    const judged = changed && judge(changed, place);
    if (!judged) continue;
    schema = changed;
    release = judged;
    done++;
  }
  if (!release) throw new Error("No step was safe.");
  return { schema, release };
}

function judge(schema: TestSchema, { name, lockfile }: Place): Release | undefined {
  const contract = tryRead(name, schema);
  if (!contract) return undefined;
  const changes = compareToLockfile(contract.model, lockfile);
  const isSafe = changes.every(({ kind }) => breaksNoReader(kind));
  return isSafe && changes.length > 0 ? { contract, kinds: changes.map(({ kind }) => kind) } : undefined;
}

/** Safe for stored bytes and for readers that are out, whatever it asks of source code. */
export function breaksNoReader(kind: string): boolean {
  const breaks = breaksOf(kind);
  return !breaks.includes("backward") && !breaks.includes("forward");
}

export function breaksOf(kind: string): readonly string[] {
  return Object.entries(rules).find(([name]) => name === kind)?.[1].breaks ?? [];
}

function read(name: string, schema: TestSchema): Contract {
  return readContract(name, { "schemas/random.schema.ts": printSchema(schema) });
}

/** A step may make what the schema language refuses: a union of members that none has any more. */
function tryRead(name: string, schema: TestSchema): Contract | undefined {
  try {
    return read(name, schema);
  } catch {
    return undefined;
  }
}
