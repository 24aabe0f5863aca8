import type { IndexDeclaration } from "../../document/definition.ts";
import { CacheError } from "../../errors.ts";
import { documentText } from "../cache-errors.ts";

/** `what` is what was asked of all documents of a bounded type. */
export function notListedError(type: string, store: string, what: string): CacheError {
  return new CacheError(
    "cache/bounded-type",
    `${what} of \`${type}\` asks for all of its documents, which is bounded and in ${store}, a store that cannot list them at once. Use \`cache.scan\`, or make the type resident.`,
  );
}

export function notLoadedError(type: string, key: string, store: string): CacheError {
  return new CacheError(
    "cache/not-loaded",
    `The ${documentText(type, key)} is not in memory, and ${store} does not answer at once. Bring it in with \`await cache.load\`.`,
  );
}

export function notIndexedError(
  type: string,
  { accessor }: Pick<IndexDeclaration<unknown>, "accessor">,
  store: string,
): CacheError {
  return new CacheError(
    "cache/bounded-index",
    `\`${accessor}\` needs all documents of \`${type}\`, which is bounded, and ${store} keeps no index of them. Let the store keep indexes (\`sqliteStore({ path, indexes: "stored" })\`), or make the type resident.`,
  );
}

export function boundedUniqueError(type: string, accessor: string, store: string): CacheError {
  return new CacheError(
    "cache/bounded-unique",
    `\`${type}\` is bounded and declares \`${accessor}\` unique, but ${store} keeps no index to find another document with the same value. Let the store keep indexes (\`sqliteStore({ path, indexes: "stored" })\`), or make the type resident.`,
  );
}
