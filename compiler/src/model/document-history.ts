import type { TypeDefinition } from "./schema-model.ts";

/** What emitters know of a document's past. */
export interface DocumentHistory {
  /** Name of today's record. */
  readonly document: string;
  /** Ascending. Only versions with a schema id of their own: by that id readers know what they stored. */
  readonly formerVersions: readonly FormerVersionModel[];
  /** Sorted. Schema ids that were given up without a new version: what is stored under them is read as if under today's. */
  readonly compatibleSchemaIds: readonly string[];
}

/** A former version as a model of its own, whose names are unlike those of today's types. */
export interface FormerVersionModel {
  readonly version: number;
  readonly schemaId: string;
  /** Name of the document's record among `types`: `PlayerV1`. */
  readonly record: string;
  /** The document first, then the types that it reached: `PlayerV1ItemStack`. Their `file` is `former/player-v1`. */
  readonly types: readonly TypeDefinition[];
}
