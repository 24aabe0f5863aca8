import { StoreError } from "../../errors.ts";
import type { BackingStore } from "../backing-store.ts";
import type { DocumentName } from "../store-abilities.ts";

/** Which of several stores has the documents of which type. */
export interface FormatTable {
  readonly location: string;
  readonly names: readonly string[];
  /** In the order of their names. */
  readonly stores: readonly BackingStore[];
  readonly types: ReadonlyMap<string, string>;
  readonly otherwise: string | undefined;
  /** The store that has what belongs to no type of the user: the manifest, and what the runtime keeps for itself. */
  readonly home: string;
}

/** The number of the store that has the documents of a type; undefined when none takes it. */
export function findFormat({ types, otherwise, home, names }: FormatTable, type: string): number | undefined {
  const name = types.get(type) ?? (type.startsWith("keyslot.") ? home : otherwise);
  const number = name === undefined ? -1 : names.indexOf(name);
  return number === -1 ? undefined : number;
}

export function wrongFormatError(table: FormatTable, { type, key }: DocumentName, part: number): StoreError {
  const number = findFormat(table, type);
  const place = number === undefined ? "belongs to none of the stores" : `belongs to \`${table.names[number]}\``;
  const advice = "Give `types` as they were, or copy the documents into a new place with `copyStore`.";
  return new StoreError(
    "store/wrong-format",
    table.stores[part]?.location ?? table.location,
    `the document ${JSON.stringify(key)} of \`${type}\` is in \`${table.names[part]}\`, and ${place}. ${advice} Nothing was changed.`,
  );
}
