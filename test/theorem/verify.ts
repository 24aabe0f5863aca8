import type { JudgedChange } from "../../compiler/src/lock/judged-change.ts";
import type { TestType } from "../codec/support/schema-ast.ts";
import type { Random } from "../conformance/support/random.ts";
import {
  type Crossing,
  crossAged,
  crossValue,
  type Direction,
  type Failure,
  type Root,
  recordRoots,
  rootsOf,
} from "./cross.ts";
import { mentions, recordsOf, unionsOf } from "./edit-schema.ts";
import { keyLineage, textLineage } from "./lineage.ts";
import { breaking, type Pair } from "./pair.ts";
import { phantoms } from "./phantoms.ts";
import { ValueMaker } from "./random-value.ts";
import type { Build } from "./release.ts";
import type { RecordText, SchemaText } from "./schema-text.ts";

/** Where the rule table and the generated code disagree. */
export interface Disagreement {
  /**
   * `unsound`: called safe, and breaks. `incomplete`: called breaking, and nothing that was tried breaks. `unwitnessed`: its witness is
   * missing or is none. `crash`: something threw what it must not throw.
   */
  readonly kind: "unsound" | "incomplete" | "unwitnessed" | "crash";
  readonly direction: Direction;
  readonly changes: readonly JudgedChange[];
  readonly failure?: Failure;
  /** What is wrong with the witness, or what was thrown. */
  readonly text?: string;
}

/** How hard to look. */
export interface Effort {
  /** Values of each document that a safe change must leave as they are. */
  readonly values: number;
  /** Values that are tried before a breaking change counts as one that breaks nothing. */
  readonly search: number;
}

/** What a direction of a pair turned out to be. */
export interface Outcome {
  readonly direction: Direction;
  readonly verdict: "safe" | "breaking";
  readonly disagreement?: Disagreement;
}

const directions: readonly Direction[] = ["backward", "forward"];

/** Asks the generated code of both releases whether the verdict is right. */
export async function verifyPair(pair: Pair, effort: Effort, random: Random): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const direction of directions) outcomes.push(await verifyDirection(pair, direction, { effort, random }));
  return outcomes;
}

interface Means {
  readonly effort: Effort;
  readonly random: Random;
}

async function verifyDirection(pair: Pair, direction: Direction, means: Means): Promise<Outcome> {
  const found = breaking(pair.changes, direction);
  if (found.length === 0) {
    const failure = findUnsound(crossingOf(pair, pair.before, direction), means);
    const disagreement: Disagreement | undefined = failure && {
      kind: "unsound",
      direction,
      changes: pair.changes,
      failure,
    };
    return { direction, verdict: "safe", ...(disagreement && { disagreement }) };
  }
  const isShown = (await isBroken(pair, direction, means)) || found.some((change) => isUnshown(change, pair));
  const disagreement: Disagreement | undefined = isShown
    ? undefined
    : { kind: "incomplete", direction, changes: found };
  return { direction, verdict: "breaking", ...(disagreement && { disagreement }) };
}

/** What no bytes show: the break is that people were told something else. */
export const stated: ReadonlySet<string> = new Set([
  // A type under the name of another one has its bytes read as its own, which shows only where their slots differ.
  "document-name-reused",
  // Nothing of a released document can be taken back.
  "document-drafted",
  // What was promised is less; the bytes are the same.
  "stability-lowered",
  // The version stands beside the bytes, in the schema id at most.
  "version-lowered",
]);

/** Nothing shows what is only stated, and what is not stored in both releases. */
export function isUnshown({ kind, type }: JudgedChange, { before, after }: Pair): boolean {
  if (stated.has(kind)) return true;
  const former = after.schema.types.find(({ name }) => name === type)?.was ?? [];
  return !isStoredInBoth([type, ...former], before.schema, after.schema);
}

/** Whether one slot, or one union, holds a type in both releases; a document holds itself. */
function isStoredInBoth(names: readonly string[], before: SchemaText, after: SchemaText): boolean {
  const isBoxed = keysOf(before, "T").some((key) => keysOf(after, "T").includes(key));
  const holds = (type: TestType) => names.some((name) => mentions(isBoxed ? type : unboxed(type), name));
  const isDocument = (schema: SchemaText) =>
    recordsOf(schema).some(({ name, document }) => document && names.includes(name));
  if (isDocument(after)) return isDocument(before);
  const slots = (record: RecordText) => record.slots.filter((slot) => holds(slot.type)).map(({ key }) => key);
  const isMember = (schema: SchemaText) =>
    unionsOf(schema).some(({ members }) => members.some((member) => names.includes(member)));
  if (isMember(before) && isMember(after)) return true;
  return recordsOf(after).some((record) => {
    const old = recordsOf(before).find(({ name }) => name === record.name || record.was.includes(name));
    return old !== undefined && slots(record).some((key) => slots(old).includes(key));
  });
}

/** Keys of a generic record's slots that hold its parameter. */
function keysOf(schema: SchemaText, parameter: string): readonly number[] {
  const generic = recordsOf(schema).find((record) => record.parameter === parameter);
  return generic?.slots.filter((slot) => mentions(slot.type, parameter)).map(({ key }) => key) ?? [];
}

/** An instance of a generic record that holds nothing of its argument's. */
function unboxed(type: TestType): TestType {
  return type.kind === "box" ? { kind: "named", name: "Box" } : type;
}

export function crossingOf(pair: Pair, before: Build, direction: Direction): Crossing {
  const [writer, reader] = direction === "backward" ? [before, pair.after] : [pair.after, before];
  const mayRefuseToWrite = pair.changes.some(({ kind }) => kind.startsWith("constraint-"));
  return { direction, writer, reader, lineage: textLineage(direction), mayRefuseToWrite };
}

/**
 * The bytes of a release in one that is several releases later, where each step was called safe. The other way round is for those who
 * compare with several baselines: the last lockfile does not know what builds of long ago relied on.
 */
export function findUnsoundOver(
  { first, last, changes }: { readonly first: Build; readonly last: Build; readonly changes: readonly JudgedChange[] },
  means: Means,
): Disagreement | undefined {
  const direction = "backward";
  if (breaking(changes, direction).length > 0) return undefined;
  const crossing: Crossing = { direction, writer: first, reader: last, lineage: keyLineage, mayRefuseToWrite: true };
  const failure = findUnsound(crossing, means);
  return failure && { kind: "unsound", direction, changes, failure };
}

function findUnsound(crossing: Crossing, { effort, random }: Means): Failure | undefined {
  const { stored, missing } = rootsOf(crossing);
  const [gone] = missing;
  if (gone) return missingFailure(gone.type);
  return findFailure(crossing, stored, { count: effort.values, random });
}

function missingFailure(type: string): Failure {
  const text = `no document of type ${type} is known`;
  return { what: "misplaced", text, root: type, written: "", bytes: "", read: text };
}

interface Search {
  readonly count: number;
  readonly random: Random;
}

/** The first value that the reader does not take as it was meant. */
export function findFailure(
  crossing: Crossing,
  roots: readonly Root[],
  { count, random }: Search,
): Failure | undefined {
  const maker = new ValueMaker(crossing.writer.model, random, crossing.reader.model);
  for (let i = 0; i < count; i++) {
    for (const root of roots) {
      const value = maker.record(root.writer.name);
      const failure = crossValue(crossing, root, value);
      if (typeof failure === "object") return failure;
      const aged = crossing.direction === "backward" && i % 2 === 0 ? crossAged(crossing, root, value) : undefined;
      if (typeof aged === "object") return aged;
    }
  }
  return undefined;
}

/** Looks for a value that breaks: between the two releases, with those before them, and with releases that the verdict foresees. */
async function isBroken(pair: Pair, direction: Direction, { effort, random }: Means): Promise<boolean> {
  const own = crossingOf(pair, pair.before, direction);
  const reuses = pair.changes.some(({ kind }) => kind === "enum-value-reused" || kind === "union-tag-reused");
  const lineage = textLineage(direction, { reuses });
  const earlier = pair.earlier.map((before) => ({ ...crossingOf(pair, before, direction), lineage }));
  const breaks = (crossing: Crossing, count: number): boolean => {
    const { stored, missing } = rootsOf(crossing);
    if (missing.length > 0) return true;
    return findFailure(crossing, [...stored, ...recordRoots(crossing)], { count, random }) !== undefined;
  };
  // Most breaks show at once; only those that do not are worth a long search.
  if ([own, ...earlier].some((crossing) => breaks(crossing, firstLook))) return true;
  const foreseen: Crossing[] = [];
  for await (const crossing of phantoms(pair, direction)) {
    if (breaks(crossing, firstLook)) return true;
    foreseen.push(crossing);
  }
  return [own, ...earlier, ...foreseen].some((crossing) => breaks(crossing, effort.search));
}

const firstLook = 16;
