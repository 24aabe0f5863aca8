import { CacheError } from "../../errors.ts";

// Every refusal of memoized functions; docs/cache.md has their codes.

/** `found` is what stands at `place` among the arguments. */
export function unkeyableError(place: string, found: string): CacheError {
  return new CacheError(
    "cache/memoize-key",
    `${place} is ${found}, by which calls cannot be told apart. Say with \`key\` what tells them apart.`,
  );
}

export function namelessError(type: string): CacheError {
  return new CacheError(
    "cache/memoize-name",
    `The function for \`${type}\` results has no name of its own, under which they could be kept. Give \`namespace\`.`,
  );
}

export function nameTakenError(type: string, namespace: string): CacheError {
  return new CacheError(
    "cache/memoize-name",
    `Another function, or the same one with other options, keeps \`${type}\` results under \`${namespace}\`. Give one of them a \`namespace\` of its own.`,
  );
}
