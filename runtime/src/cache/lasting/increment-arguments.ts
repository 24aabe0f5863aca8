import type { DocumentDefinition } from "../../document/definition.ts";
import { invalidArgumentError, isObject, kindText } from "../cache-errors.ts";
import { storeKeyFor } from "../document-reader.ts";
import { lifetimeOf, type PutOptions } from "../put-arguments.ts";
import { type Increment, readIncrement } from "./increment-slot.ts";

/** What a counted document begins as, where there is none, and for how long it then stays. */
export interface IncrementOptions<T> extends PutOptions {
  readonly initial?: T;
}

/** What stands behind the definition in a call that counts: id (none for a global), slot, by, options. @throws CacheError `cache/invalid-argument`, `cache/not-an-integer`; as `storeKeyFor` */
export function readIncrementArguments<T, K>(
  definition: DocumentDefinition<T, K>,
  given: readonly unknown[],
  now: number,
): Omit<Increment<T>, "collection"> {
  const [id, slot, by, options] = definition.global ? [undefined, ...given] : given;
  const key = storeKeyFor<T, unknown>(definition, id === undefined ? [] : [id]);
  const added = readIncrement(definition, slot, by);
  return { key, slot: String(slot), by: added, initial: readInitial<T>(options, now) };
}

function readInitial<T>(options: unknown, now: number): Increment<T>["initial"] {
  if (options === undefined) return undefined;
  if (!isObject(options)) {
    throw invalidArgumentError(`The options are ${kindText(options)}. Pass \`{ initial, expire, tags }\`.`);
  }
  const { initial, ...lifetime }: IncrementOptions<T> = options;
  if (initial === undefined) {
    throw invalidArgumentError("The options of an increment are for the document that it begins with. Give `initial`.");
  }
  if (!isObject(initial)) throw invalidArgumentError(`\`initial\` is ${kindText(initial)}. Pass a document.`);
  return { value: initial, lifetime: lifetimeOf(lifetime)?.(now) ?? {} };
}
