import { CacheError } from "../errors.ts";

// Every refusal of the cache, in one place, so that codes and advice stay in step with docs/cache.md.

/** A document in messages: `player` document `alice`. */
export function documentText(type: string, key: string): string {
  return `\`${type}\` document \`${key}\``;
}

export function closedError(): CacheError {
  return new CacheError("cache/closed", "The cache is closed. Open it again with `openCache`.");
}

/** `given` is what a caller named as a document type, which may be anything. */
export function notRegisteredError(given: unknown): CacheError {
  const type: unknown = isObject(given) ? Reflect.get(given, "type") : undefined;
  return new CacheError(
    "cache/not-registered",
    typeof type === "string"
      ? `The definition of \`${type}\` is not one that this cache was opened with. Pass this very object in \`documents\` to \`openCache\`.`
      : `The document type is ${kindText(given)}. Pass a generated definition that \`openCache\` was given in \`documents\`.`,
  );
}

export function missingKeyError(type: string): CacheError {
  return new CacheError(
    "cache/missing-key",
    `\`${type}\` needs a store key here, because its schema has no \`@id\` slot. Pass the key between the definition and the value.`,
  );
}

export function missingIdError(type: string): CacheError {
  return new CacheError(
    "cache/missing-key",
    `No id of a \`${type}\` document was given. Pass it after the definition.`,
  );
}

export function globalIdError(type: string, given: unknown): CacheError {
  return new CacheError(
    "cache/key-mismatch",
    `\`${type}\` is global: there is one document, which has no id ${valueText(given)}. Leave the id out.`,
  );
}

/** What a caller without types passed where something of another kind belongs; `problem` says what to pass. */
export function invalidArgumentError(problem: string): CacheError {
  return new CacheError("cache/invalid-argument", problem);
}

/** @throws CacheError `cache/invalid-argument` */
export function checkFunction(call: string, given: unknown): void {
  if (typeof given === "function") return;
  throw invalidArgumentError(`\`${call}\` was given ${kindText(given)} to call. Pass a function.`);
}

export function invalidRangeError(bound: string): CacheError {
  return new CacheError(
    "cache/invalid-range",
    `\`${bound}\` is not a bound of a range. Use \`gt\`, \`gte\`, \`lt\` and \`lte\`.`,
  );
}

export function invalidKeyError(type: string, key: unknown): CacheError {
  return new CacheError(
    "cache/invalid-key",
    `The store key ${valueText(key)} of a \`${type}\` document is not a string of well-formed text. Use a string without halves of surrogate pairs.`,
  );
}

export function keyMismatchError(type: string, given: string, own: string): CacheError {
  return new CacheError(
    "cache/key-mismatch",
    `The value given for ${documentText(type, given)} has the store key \`${own}\`. Give both the same identity; to move a document, delete the old one and put the new one.`,
  );
}

export function notFoundError(type: string, key: string): CacheError {
  return new CacheError(
    "cache/not-found",
    `There is no ${documentText(type, key)} to update. Use \`put\` to create it.`,
  );
}

export function conflictError(subject: string, attempts: number): CacheError {
  return new CacheError(
    "cache/conflict",
    `${subject} met another write in each of ${attempts} attempts, and nothing of it was written. Try again later, or make it shorter.`,
  );
}

/** A unique value, or name, that two documents would share. */
export interface DuplicateUnique {
  readonly type: string;
  readonly accessor: string;
  readonly slots: readonly string[];
  readonly values: readonly unknown[];
  readonly keys: readonly [string, string];
}

export function duplicateUniqueError(duplicate: DuplicateUnique, location?: string): CacheError {
  const { type, accessor, slots, values, keys } = duplicate;
  const where = location === undefined ? "" : ` in ${location}`;
  const advice =
    location === undefined
      ? "Nothing was written; change or delete one of them first."
      : "The store was left as it was; drop `unique` from the index, or repair one of the two documents.";
  return new CacheError(
    "cache/duplicate-unique",
    `The \`${type}\` documents \`${keys[0]}\` and \`${keys[1]}\`${where} have the same ${slots.map((slot) => `\`${slot}\``).join(" and ")} ${values.map(valueText).join(", ")}, which \`${accessor}\` declares unique. ${advice}`,
  );
}

export function invalidLimitError(limit: unknown): CacheError {
  return new CacheError(
    "cache/invalid-limit",
    `The limit ${valueText(limit)} is not a number of documents. Give an integer of 0 or more, or none.`,
  );
}

export function nestedTransactionError(): CacheError {
  return new CacheError(
    "cache/nested-transaction",
    "A transaction was started inside the callback of another one, which it would wait for. Use the outer `tx` instead, or `tx.transaction` for a part that can be undone by itself.",
  );
}

export function nestedUpdateError(): CacheError {
  return new CacheError(
    "cache/nested-update",
    "An update or a transaction was started inside the function of an update, and each could wait for the other. Change several documents in one `cache.transaction`.",
  );
}

export function nestedCloseError(): CacheError {
  return new CacheError(
    "cache/nested-close",
    "The cache was closed inside the callback of a transaction or update, for which closing would wait. Close it after the callback has returned.",
  );
}

export function transactionEndedError(): CacheError {
  return new CacheError(
    "cache/transaction-ended",
    "The transaction has ended, so its `tx` cannot be used any more. Await everything inside the callback.",
  );
}

export function spansStoresError(first: Place, second: Place): CacheError {
  return new CacheError(
    "cache/transaction-spans-stores",
    `The transaction touches \`${first.type}\` in ${first.store} and \`${second.type}\` in ${second.store}. A transaction covers one store; route both types to one store, or use two transactions.`,
  );
}

/** A document type and the store it lives in. */
export interface Place {
  readonly type: string;
  readonly store: string;
}

/** A number in backticks, a string in quotes inside them: `1` and `"1"` differ. */
export function valueText(value: unknown): string {
  if (isObject(value) || typeof value === "function") return `\`${kindText(value)}\``;
  if (typeof value === "string") return `\`${JSON.stringify(value)}\``;
  return `\`${String(value)}${typeof value === "bigint" ? "n" : ""}\``;
}

/** What kind of thing a caller passed, for messages. */
export function kindText(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** What `error` says, for a message that goes on after it. */
export function reasonText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.endsWith(".") ? message : `${message}.`;
}
