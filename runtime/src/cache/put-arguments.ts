import type { DocumentDefinition } from "../document/definition.ts";
import { invalidArgumentError, isObject, kindText } from "./cache-errors.ts";
import { storeKeyFor } from "./document-reader.ts";
import { isWellFormed, type Lifetime } from "./prepare-document.ts";

/** How long a document stays, and what it can be evicted by. */
export interface PutOptions {
  /** Milliseconds from now, more than 0; from then on the document is absent. Unset: it stays. */
  readonly expire?: number;
  /** For `evictTag`. */
  readonly tags?: Iterable<string>;
}

/** What may stand behind the definition in a call that puts: an id, a value and options, of which the id and the options may be left out. */
export type PutArguments<T, K> =
  | readonly [value: T, options?: PutOptions | undefined]
  | readonly [id: K, value: T, options?: PutOptions | undefined];

export interface ReadPut<T> {
  /** Undefined to take it from the value. */
  readonly key: string | undefined;
  readonly value: T;
  readonly lifetime: ((now: number) => Lifetime) | undefined;
}

/** @throws CacheError `cache/invalid-argument`; as `storeKeyFor` */
export function putArguments<T, K>(definition: DocumentDefinition<T, K>, given: PutArguments<T, K>): ReadPut<T> {
  if (isValueFirst(given)) return { key: undefined, value: given[0], lifetime: lifetimeOf(given[1]) };
  const [id, value, options] = given;
  return { key: storeKeyFor(definition, [id]), value, lifetime: lifetimeOf(options) };
}

// A document is an object of slots; an id is a text, a number, a date or an array of several.
function isValueFirst<T, K>(given: PutArguments<T, K>): given is readonly [value: T, options?: PutOptions | undefined] {
  if (given.length === 1) return true;
  const first: unknown = given[0];
  return given.length === 2 && isObject(first) && !Array.isArray(first) && !(first instanceof Date);
}

/** What the options say, once they are known to be options; undefined without any. @throws CacheError `cache/invalid-argument` */
export function lifetimeOf(options: PutOptions | undefined): ((now: number) => Lifetime) | undefined {
  if (options === undefined) return undefined;
  checkOptions(options);
  const { expire } = options;
  const tags = readTags(options.tags ?? []);
  return (now) => ({
    tags,
    ...(expire !== undefined && Number.isFinite(expire) && { expiresAt: Math.ceil(now + expire) }),
  });
}

function checkOptions(options: unknown): void {
  if (!isObject(options))
    throw invalidArgumentError(`The options are ${kindText(options)}. Pass \`{ expire, tags }\`.`);
  for (const name of Object.keys(options)) {
    if (name === "expire" || name === "tags") continue;
    throw invalidArgumentError(`\`${name}\` is not an option of a put. Use \`expire\` and \`tags\`.`);
  }
  const expire: unknown = Reflect.get(options, "expire");
  if (expire !== undefined && !(typeof expire === "number" && expire > 0)) {
    throw invalidArgumentError(`\`expire\` is ${String(expire)}. Give milliseconds, more than 0, or leave it out.`);
  }
}

/** Distinct, in order of code units. @throws CacheError `cache/invalid-argument` */
export function readTags(given: Iterable<unknown>): readonly string[] {
  if (typeof given === "string" || !isObject(given) || typeof Reflect.get(given, Symbol.iterator) !== "function") {
    throw invalidArgumentError(`\`tags\` is ${kindText(given)}. Pass an array of strings.`);
  }
  const tags = new Set<string>();
  for (const tag of given) {
    if (!isWellFormed(tag)) throw invalidArgumentError(`A tag is ${kindText(tag)}. Pass strings of well-formed text.`);
    tags.add(tag);
  }
  return [...tags].sort();
}
