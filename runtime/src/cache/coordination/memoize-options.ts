import type { AnyDocument } from "../../document/definition.ts";
import { checkFunction, invalidArgumentError, isObject, kindText } from "../cache-errors.ts";
import { isWellFormed, type Lifetime } from "../prepare-document.ts";
import { lifetimeOf, type PutOptions } from "../put-arguments.ts";
import { namelessError } from "./memoize-errors.ts";

/** How results are kept. `expire` and `tags` are those of their documents. */
export interface MemoizeOptions<A extends readonly unknown[], K> extends PutOptions {
  /** What tells calls apart; unless told, their arguments. */
  readonly key?: (...args: A) => unknown;
  /** Which document the result is, for types with `@id`; it is then kept under its own store key. */
  readonly id?: (...args: A) => K;
  /** Under which results are kept, beside their document type; unless told, the function's name. */
  readonly namespace?: string;
  /** False: every call runs the function, and nothing is kept. Asked at each call when it is a function. */
  readonly enabled?: boolean | (() => boolean);
  /**
   * Before a result expires it is computed anew in the background, the sooner the longer that takes: once on average, however many ask. A number
   * multiplies the time. Needs `expire`.
   */
  readonly early?: boolean | number;
  /** Milliseconds after which another process computes what one began to and gave no sign of since. 10,000 unless told. */
  readonly lease?: number;
}

/** Options that are known to be such. */
export interface ReadMemoizeOptions<A extends readonly unknown[], K> {
  readonly key: ((...args: A) => unknown) | undefined;
  readonly id: ((...args: A) => K) | undefined;
  readonly namespace: string;
  readonly isEnabled: () => boolean;
  /** 0: results are not computed before they expire. */
  readonly early: number;
  readonly lease: number;
  readonly lifetime: ((now: number) => Lifetime) | undefined;
}

const usualLease = 10_000;

/** @throws CacheError `cache/invalid-argument`, `cache/memoize-name` */
export function readMemoizeOptions<A extends readonly unknown[], K>(
  definition: AnyDocument,
  fn: { readonly name: string },
  options: MemoizeOptions<A, K>,
): ReadMemoizeOptions<A, K> {
  checkFunction("memoize", fn);
  if (!isObject(options)) {
    throw invalidArgumentError(`The options of \`memoize\` are ${kindText(options)}. Pass \`{ expire, key }\`.`);
  }
  const { key, id, namespace = fn.name, enabled = true, early = false, lease = usualLease, ...put } = options;
  if (key !== undefined) checkFunction("key", key);
  if (id !== undefined) checkFunction("id", id);
  if (namespace === "") throw namelessError(definition.type);
  if (!isWellFormed(namespace)) {
    throw invalidArgumentError(`\`namespace\` is ${kindText(namespace)}. Pass a string of well-formed text.`);
  }
  if (!(Number.isFinite(lease) && lease > 0)) {
    throw invalidArgumentError(`\`lease\` is ${String(lease)}. Give milliseconds, more than 0.`);
  }
  if (definition.global) {
    throw invalidArgumentError(
      `\`${definition.type}\` is global: of one document there are no results by key. Use another type.`,
    );
  }
  return {
    key,
    id,
    namespace,
    lease,
    isEnabled: readEnabled(enabled),
    early: readEarly(early, put.expire),
    lifetime: Object.keys(put).length === 0 ? undefined : lifetimeOf(put),
  };
}

function readEnabled(enabled: unknown): () => boolean {
  if (typeof enabled === "boolean") return () => enabled;
  if (typeof enabled === "function") return () => Reflect.apply(enabled, undefined, []) === true;
  throw invalidArgumentError(`\`enabled\` is ${kindText(enabled)}. Pass true, false or a function that returns one.`);
}

function readEarly(early: unknown, expire: number | undefined): number {
  const factor = typeof early === "boolean" ? Number(early) : early;
  if (!(typeof factor === "number" && Number.isFinite(factor) && factor >= 0)) {
    throw invalidArgumentError(`\`early\` is ${String(early)}. Pass true, false or a number of 0 or more.`);
  }
  if (factor > 0 && expire === undefined) {
    throw invalidArgumentError("`early` was given without `expire`: what does not expire is never early. Give both.");
  }
  return factor;
}
