import type { DocumentDefinition } from "../../document/definition.ts";
import type { ScalarName, Shape, SlotShape } from "../../wire/shape.ts";
import type { CacheCore } from "../cache-core.ts";
import { invalidArgumentError, isObject, kindText } from "../cache-errors.ts";
import type { Collection } from "../collection.ts";
import type { Operation } from "../commit/commit-stage.ts";
import type { DocumentVersion } from "../document-version.ts";
import { type Lifetime, prepareDocument } from "../prepare-document.ts";
import { nothingToCountError, notIntegerSlotError } from "./lasting-errors.ts";

/** Names of the slots that may hold integers: those of numbers and of bigints. That a number is an integer, only the schema knows. */
export type CountedSlot<T> = {
  [S in keyof T]-?: number extends NonNullable<T[S]>
    ? NonNullable<T[S]> extends number
      ? S
      : never
    : bigint extends NonNullable<T[S]>
      ? NonNullable<T[S]> extends bigint
        ? S
        : never
      : never;
}[keyof T] &
  string;

/** What a counted slot holds: a number or a bigint. */
export type Counted<T, S extends keyof T> = NonNullable<T[S]>;

export interface Increment<T> {
  readonly collection: Collection<T>;
  readonly key: string;
  readonly slot: string;
  readonly by: number | bigint;
  /** What it begins as where there is none, and for how long. */
  readonly initial: { readonly value: T; readonly lifetime: Lifetime } | undefined;
}

/**
 * Adds to an integer slot, and returns what it holds then. Made when its commit's turn has come, of what is stored: no increment is lost,
 * in whatever process.
 * @throws CacheError `cache/not-found`; EncodeError when the sum is out of the slot's range
 */
export async function incrementSlot<T>(core: CacheCore, increment: Increment<T>): Promise<number | bigint> {
  const { collection, key } = increment;
  const queue = core.queueOf(collection.store);
  // Others may have put what memory does not have; what they have changed, the store tells.
  if (collection.isShared && !collection.has(key)) await queue.refresh([{ type: collection.definition.type, key }]);
  let sum: number | bigint = 0;
  await queue.submit((stage) => {
    const made = makeOperation(increment, stage.source(collection).version(key), core.times.now());
    sum = made.sum;
    return [made.operation];
  });
  return sum;
}

interface MadeIncrement {
  readonly sum: number | bigint;
  readonly operation: Operation;
}

function makeOperation<T>(
  { collection, key, slot, by, initial }: Increment<T>,
  before: DocumentVersion<T> | undefined,
  storedAt: string,
): MadeIncrement {
  const { definition } = collection;
  const value = before?.value() ?? initial?.value;
  if (value === undefined) throw nothingToCountError(definition.type, key);
  const sum = add(isObject(value) ? Reflect.get(value, slot) : undefined, by);
  const lifetime = before ?? initial?.lifetime;
  const { version } = prepareDocument({ definition, key, storedAt, lifetime }, { ...value, [slot]: sum });
  return { sum, operation: { collection, key, version, isGuarded: true } };
}

// An absent slot counts from 0. What is of another kind, the codec refuses: the caller's `initial` may hold anything.
function add(before: unknown, by: number | bigint): number | bigint {
  if (typeof by === "bigint") return (typeof before === "bigint" ? before : 0n) + by;
  return (typeof before === "number" ? before : 0) + by;
}

/**
 * What a call adds: of the kind that the slot holds.
 * @throws CacheError `cache/not-an-integer`, `cache/invalid-argument`
 */
export function readIncrement<T>(
  definition: DocumentDefinition<T, never>,
  slot: unknown,
  by: unknown = undefined,
): number | bigint {
  const kind = integerKind(definition, slot);
  if (by === undefined) return kind === "bigint" ? 1n : 1;
  if (kind === "bigint" && typeof by === "bigint") return by;
  if (kind === "number" && typeof by === "number" && Number.isSafeInteger(by)) return by;
  const given = typeof by === "number" || typeof by === "bigint" ? String(by) : kindText(by);
  const wanted = kind === "bigint" ? "a bigint, such as `1n`" : "a whole number that a number holds exactly";
  throw invalidArgumentError(`A slot was to be incremented by ${given}. Give ${wanted}.`);
}

const integers: Partial<Record<ScalarName, "number" | "bigint">> = {
  int8: "number",
  int16: "number",
  int32: "number",
  int64: "bigint",
  uint8: "number",
  uint16: "number",
  uint32: "number",
  uint64: "bigint",
  safeint: "number",
};

function integerKind<T>(definition: DocumentDefinition<T, never>, name: unknown): "number" | "bigint" {
  const { type, shape } = definition;
  const slot: SlotShape | undefined =
    shape.kind === "record" ? shape.slots.find((each) => each.name === name) : undefined;
  if (slot === undefined) throw notIntegerSlotError(type, name, "does not exist");
  const scalar = scalarOf(slot.shape);
  const kind = scalar === undefined ? undefined : integers[scalar];
  if (kind === undefined) throw notIntegerSlotError(type, name, `holds ${scalar ?? "no plain value"}`);
  return kind;
}

function scalarOf(shape: Shape): ScalarName | undefined {
  if (shape.kind === "nullable") return scalarOf(shape.of);
  return shape.kind === "scalar" ? shape.scalar : undefined;
}
