import { globalStoreKey } from "../../document/global-key.ts";
import { isReservedType } from "../../document/reserved-type.ts";
import type { StoredContent, StoreMoment } from "../../stores/backing-store.ts";
import type { AnyCollection } from "../collection.ts";
import type { LoadTarget } from "../opening/load-store.ts";
import { schemaOf } from "../opening/read-stored.ts";
import type { RoutedStore } from "../opening/store-routing.ts";
import type { FormerSchema } from "../opening/stored-schemas.ts";

/** What is known of the documents of a type before they are read. */
export interface LazyContent {
  readonly documents: number;
  /** Those that will expire. */
  readonly expiring: number;
  /** Those of former versions. */
  readonly former: ReadonlyMap<FormerSchema, number>;
}

/**
 * What a moment says of a store's documents, by type; undefined when something is there that opening refuses: to say which document it is,
 * the store has to be read.
 */
export function readContents(
  source: RoutedStore,
  moment: StoreMoment,
  target: LoadTarget,
): ReadonlyMap<string, LazyContent> | undefined {
  const contents = new Map<string, LazyContent>();
  for (const content of moment.contents()) {
    if (content.documents === 0 || isReservedType(content.type)) continue;
    const collection = target.byType.get(content.type);
    if (!isReadable(source, content, target)) return undefined;
    if (collection !== undefined) contents.set(content.type, add(collection, contents.get(content.type), content));
  }
  for (const [type, { documents }] of contents) {
    const collection = target.byType.get(type);
    if (collection?.definition.global !== true) continue;
    if (documents > 1 || !hasGlobal(moment, collection)) return undefined;
  }
  return contents;
}

function isReadable(source: RoutedStore, { type, schemaId }: StoredContent, { byType, foreign }: LoadTarget): boolean {
  const collection = byType.get(type);
  if (collection === undefined) return foreign !== undefined;
  if (collection.store !== source) return false;
  const schema = schemaOf(collection, schemaId);
  return schema === "todays" || schema?.migrate !== undefined;
}

function add(
  collection: AnyCollection,
  known: LazyContent | undefined,
  { schemaId, documents, expiring = 0 }: StoredContent,
): LazyContent {
  const former = new Map(known?.former);
  const schema = schemaOf(collection, schemaId);
  if (schema !== undefined && schema !== "todays") former.set(schema, (former.get(schema) ?? 0) + documents);
  return { documents: (known?.documents ?? 0) + documents, expiring: (known?.expiring ?? 0) + expiring, former };
}

// One that stands under any other key is refused.
function hasGlobal(moment: StoreMoment, { definition, schemas }: AnyCollection): boolean {
  const keys = [globalStoreKey, ...schemas.olderGlobalKeys];
  return keys.some((key) => moment.read(definition.type, key) !== undefined);
}
