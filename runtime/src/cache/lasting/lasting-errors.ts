import { CacheError, StoreError } from "../../errors.ts";
import type { BackingStore } from "../../stores/backing-store.ts";
import { documentText } from "../cache-errors.ts";

// What is refused about expiry, tags, sizes and counters.

export function tooLargeError(
  type: string,
  key: string,
  [bytes, most]: readonly [bytes: number, most: number],
): CacheError {
  return new CacheError(
    "cache/document-too-large",
    `The ${documentText(type, key)} takes ${bytes} bytes, and \`maxBytes\` leaves ${most} to all documents of its type. Raise the bound, or keep less in one document.`,
  );
}

/** As the store itself would say it, which would refuse every other commit of the batch too. */
export function noMetadataError({ name, location }: BackingStore, type: string, key: string): StoreError {
  return new StoreError(
    "store/unsupported",
    location,
    `the ${documentText(type, key)} has an expiry or tags, which a ${name} store cannot keep. Put it into a store that can.`,
  );
}

export function notIntegerSlotError(type: string, slot: unknown, found: string): CacheError {
  return new CacheError(
    "cache/not-an-integer",
    `${slotText(slot)} of \`${type}\` ${found}, which cannot be counted. Name a slot of an integer type.`,
  );
}

export function nothingToCountError(type: string, key: string): CacheError {
  return new CacheError(
    "cache/not-found",
    `There is no ${documentText(type, key)} to count in. Use \`initial\` to say what it begins as.`,
  );
}

/** `what` is what was asked of all documents of a bounded type. */
export function someInMemoryError(type: string, what: string): CacheError {
  return new CacheError(
    "cache/bounded-type",
    `\`${what}\` of \`${type}\` asks for all of its documents, of which memory holds some only, because the type is bounded. Make it resident.`,
  );
}

export function statsOffError(): CacheError {
  return new CacheError(
    "cache/stats-off",
    "Nothing was counted, because that makes every `get` a little slower. Open the cache with `stats: true`.",
  );
}

function slotText(slot: unknown): string {
  return typeof slot === "string" ? `The slot \`${slot}\`` : "The slot";
}
