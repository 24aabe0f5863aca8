import type { Envelope } from "../../document/envelope.ts";
import { CacheError } from "../../errors.ts";
import { documentText, type Place, reasonText } from "../cache-errors.ts";
import type { FormerSchema } from "./stored-schemas.ts";

// What is refused because of the schema that a stored document was written under.

export function unknownSchemaError(place: Place, { key, schemaId }: Envelope): CacheError {
  return new CacheError(
    "cache/unknown-schema",
    `The ${documentText(place.type, key)} in ${place.store} was written under the schema id \`${schemaId}\`, which this program's \`${place.type}\` does not know: most likely by a newer release. The store was left as it was; run that release, or say with \`compatibleSchemaIds\` that its documents are as this program's.`,
  );
}

export function migrationMissingError(place: Place, { key }: Envelope, former: FormerSchema): CacheError {
  return new CacheError(
    "cache/migration-missing",
    `The ${documentText(place.type, key)} in ${place.store} is of version ${former.version}, and nothing says how it becomes today's. Give \`defineMigrations\` a function \`${former.name}\` for it, and pass that in \`migrations\` to \`openCache\`. The store was left as it was.`,
  );
}

export function formerUndecodableError(place: Place, envelope: Envelope, read: FailedReading): CacheError {
  return new CacheError(
    "cache/undecodable",
    `The ${documentText(place.type, envelope.key)} in ${place.store} cannot be decoded as version ${read.former.version}, whose schema id \`${envelope.schemaId}\` it bears: ${reasonText(read.cause)} The store was left as it was; repair the document, or open it with the schema that wrote it.`,
    { cause: read.cause },
  );
}

export function migrationFailedError(place: Place, { key }: Envelope, { former, cause }: FailedReading): CacheError {
  return new CacheError(
    "cache/migration-failed",
    `The migration \`${former.name}\` of the ${documentText(place.type, key)} in ${place.store} failed, or its result is no \`${place.type}\`: ${reasonText(cause)} The store was left as it was; mend the function.`,
    { cause },
  );
}

export function migratedKeyError(
  place: Place,
  { key }: Envelope,
  { own, former }: { readonly own: string; readonly former: FormerSchema },
): CacheError {
  return new CacheError(
    "cache/key-mismatch",
    `The migration \`${former.name}\` gives the ${documentText(place.type, key)} in ${place.store} the identity \`${own}\`. A migration keeps the \`@id\` slots as they were; to move a document, delete the old one and put the new one.`,
  );
}

interface FailedReading {
  readonly former: FormerSchema;
  readonly cause: unknown;
}
