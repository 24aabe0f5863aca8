import type { BackingStore } from "../../stores/backing-store.ts";
import { invalidArgumentError, isObject, kindText, valueText } from "../cache-errors.ts";
import type { RoutedStore } from "../opening/store-routing.ts";
import { isWellFormed } from "../prepare-document.ts";

export interface LockOptions {
  /** Milliseconds after which the lock is free when its holder does not renew it: it does so in the background. 30,000 unless told. */
  readonly expire?: number;
  /** Milliseconds to wait for it; 0 asks once; for ever unless told. */
  readonly timeout?: number;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
  /** One of the cache's stores: the one that keeps the lock, and whose documents it guards. Unless told, that for all types, or the first. */
  readonly store?: BackingStore;
}

/** Options that are known to be such. */
export interface ReadLockOptions {
  readonly expire: number;
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
  readonly store: RoutedStore;
}

const usualExpiry = 30_000;
const names = ["expire", "timeout", "signal", "store"];

/** @throws CacheError `cache/invalid-argument` */
export function readLockOptions(options: LockOptions, stores: readonly RoutedStore[]): ReadLockOptions {
  if (!isObject(options)) {
    throw invalidArgumentError(`The options of the lock are ${kindText(options)}. Pass \`{ expire, timeout }\`.`);
  }
  for (const name of Object.keys(options)) {
    if (!names.includes(name)) {
      throw invalidArgumentError(`\`${name}\` is not an option of a lock. Use ${names.map(backticks).join(", ")}.`);
    }
  }
  const { expire = usualExpiry, timeout = Number.POSITIVE_INFINITY, signal } = options;
  if (!(Number.isFinite(expire) && expire > 0)) {
    throw invalidArgumentError(`\`expire\` is ${String(expire)}. Give milliseconds, more than 0.`);
  }
  if (!(typeof timeout === "number" && timeout >= 0)) {
    throw invalidArgumentError(`\`timeout\` is ${String(timeout)}. Give milliseconds, 0 or more, or leave it out.`);
  }
  return { expire, timeout, signal: readSignal(signal), store: storeFor(options.store, stores) };
}

/** @throws CacheError `cache/invalid-argument` */
export function readLockName(name: string): string {
  if (isWellFormed(name) && name !== "") return name;
  throw invalidArgumentError(`The name of the lock is ${valueText(name)}. Give a string of well-formed text.`);
}

/** @throws CacheError `cache/invalid-argument` */
export function readSignal(signal: AbortSignal | undefined): AbortSignal | undefined {
  if (signal === undefined || signal instanceof AbortSignal) return signal;
  throw invalidArgumentError(`\`signal\` is ${kindText(signal)}. Pass an AbortSignal, or leave it out.`);
}

function storeFor(given: BackingStore | undefined, stores: readonly RoutedStore[]): RoutedStore {
  const isWanted = ({ store, isGeneric }: RoutedStore) => (given === undefined ? isGeneric : store === given);
  const found = stores.find(isWanted) ?? (given === undefined ? stores[0] : undefined);
  if (found !== undefined) return found;
  throw invalidArgumentError("`store` is none of the cache's stores. Pass one that `openCache` was given.");
}

function backticks(name: string): string {
  return `\`${name}\``;
}
