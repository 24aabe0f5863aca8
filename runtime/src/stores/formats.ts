import { StoreError } from "../errors.ts";
import type { BackingStore } from "./backing-store.ts";
import { prepareFormats } from "./wrappers/formats-manifest.ts";
import { type FormatTable, findFormat, wrongFormatError } from "./wrappers/formats-table.ts";
import { withAbilities } from "./wrappers/wrapper-parts-abilities.ts";
import { PartsStore } from "./wrappers/wrapper-parts-store.ts";
import { reservedDocuments } from "./wrappers/wrapper-reserved.ts";

export interface FormatsStoreOptions {
  /** The stores, mostly files of one folder, by names of your own. */
  readonly stores: Readonly<Record<string, BackingStore>>;
  /** By type, the name of the store that has its documents. */
  readonly types: Readonly<Record<string, string>>;
  /** The name of the store that has the documents of all other types; without it those are refused. */
  readonly otherwise?: string;
}

/**
 * One store of several formats: the documents of some types in one, those of others in another, and batches across them whole or not at
 * all. Which type is where is kept beside the documents: another table is refused as long as documents would not be found by it.
 * @throws StoreError `store/invalid-option`
 */
export function formatsStore(options: FormatsStoreOptions): BackingStore {
  const table = readTable(options);
  const partOf = (type: string): number => {
    const part = findFormat(table, type);
    if (part !== undefined) return part;
    const advice = "List it in `types`, or name a store for all others: `otherwise`.";
    throw new StoreError("store/no-format", table.location, `no store takes documents of \`${type}\`. ${advice}`);
  };
  return withAbilities(
    new PartsStore({
      name: `formats ${table.names.join(" + ")}`,
      location: table.location,
      parts: table.stores,
      reserved: reservedDocuments("formats"),
      partOf,
      checkPlace: (name, part) => {
        if (findFormat(table, name.type) !== part) throw wrongFormatError(table, name, part);
      },
      prepare: (place) => prepareFormats(place, table),
    }),
  );
}

function readTable({ stores, types, otherwise }: FormatsStoreOptions): FormatTable {
  const names = Object.keys(stores);
  const home = otherwise ?? names[0];
  if (home === undefined) throw invalidOption("`stores` is empty. Give it a store.");
  if (new Set(Object.values(stores)).size < names.length)
    throw invalidOption("`stores` holds one store under two names. Give each name a place of its own.");
  for (const [type, name] of [...Object.entries(types), ["all others", home] as const]) {
    if (names.includes(name)) continue;
    throw invalidOption(`\`${type}\` is to go to \`${name}\`, and \`stores\` has none of that name. Name one of them.`);
  }
  return {
    location: Object.values(stores)
      .map(({ location }) => location)
      .join(" + "),
    names,
    stores: Object.values(stores),
    types: new Map(Object.entries(types)),
    otherwise,
    home,
  };
}

function invalidOption(problem: string): StoreError {
  return new StoreError("store/invalid-option", "formats store", problem);
}
