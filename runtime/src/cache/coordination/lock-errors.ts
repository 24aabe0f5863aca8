import { CacheError } from "../../errors.ts";

// Every refusal of locks; docs/cache.md has their codes.

export function lockTimeoutError(name: string, timeout: number): CacheError {
  return new CacheError(
    "cache/lock-timeout",
    `The lock \`${name}\` was not to be had within ${timeout} ms. Try again later, or wait longer with \`timeout\`.`,
  );
}

export function lockLostError(name: string, cause?: unknown): CacheError {
  return new CacheError(
    "cache/lock-lost",
    `The lock \`${name}\` is not held any more: its lease is over, or it was released. Nothing was written; take the lock again.`,
    cause === undefined ? undefined : { cause },
  );
}

export function lockSpansStoresError(
  lock: { readonly name: string; readonly store: string },
  store: string,
): CacheError {
  return new CacheError(
    "cache/lock-spans-stores",
    `The lock \`${lock.name}\` is kept in ${lock.store} and cannot guard a write to ${store}. Take it with \`store\` in the store that is written.`,
  );
}
