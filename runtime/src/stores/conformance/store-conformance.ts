import { abilitiesRow } from "./abilities-row.ts";
import { conditionRows, sharedConditionRows } from "./condition-rows.ts";
import { documentRows } from "./document-rows.ts";
import { evictionRows } from "./eviction-rows.ts";
import { expiryRows, noMetadataRows, tagRows } from "./expiry-rows.ts";
import { followingRows, ownFollowingRows } from "./following-rows.ts";
import { historyRows } from "./history-rows.ts";
import { keyRows } from "./key-rows.ts";
import { lifeRows, oneWriterRows, persistentRows, sharedRows } from "./life-rows.ts";
import { damageRows, maintenanceRows } from "./maintenance-rows.ts";
import { expiringMomentRows, momentRows } from "./moment-rows.ts";
import { readingRows } from "./reading-rows.ts";
import type { Behaviour, ConformanceRow, StoreSetup } from "./row.ts";
import { schemaIdRows } from "./schema-id-rows.ts";
import type { StoreAbility } from "./store-ability.ts";
import { syncExpiryRows, syncRows } from "./sync-rows.ts";

export interface ConformanceOptions {
  /** Begins the name of every row. */
  readonly name: string;
  /** Called once a row. */
  setUp(): Promise<StoreSetup>;
  /** `one`: a second opener is refused with `store/locked`; `many`: both may write. */
  readonly writers: "one" | "many";
  /** False when the content ends with the program. */
  readonly persistent: boolean;
  /** False when the format has no place for schema ids that differ from the type. */
  readonly keepsSchemaIds: boolean;
  /** True when it keeps expiry and tags; false unless told. */
  readonly keepsMetadata?: boolean;
  /** True for a `MomentStore`, whose rows are run then. */
  readonly showsMoments?: boolean;
  /** The other optional interfaces that it implements; none unless told. A row finds a store that has others. */
  readonly abilities?: readonly StoreAbility[];
}

/**
 * The rows that make a store a store. Use: `for (const { name, run } of storeConformance({ … })) test(name, run)`. Rows are
 * independent, clean up after themselves and may run side by side.
 */
export function storeConformance(options: ConformanceOptions): readonly ConformanceRow[] {
  const { keepsMetadata = false, abilities = [] } = options;
  const behaviours = [
    abilitiesRow({ writers: options.writers, keepsMetadata, abilities }),
    ...documentRows,
    ...keyRows,
    ...readingRows,
    ...lifeRows,
    ...conditionRows,
  ];
  if (options.writers === "one") behaviours.push(...oneWriterRows);
  else behaviours.push(...sharedRows, ...sharedConditionRows);
  if (options.persistent) behaviours.push(...persistentRows);
  if (options.keepsSchemaIds) behaviours.push(...schemaIdRows);
  behaviours.push(...(keepsMetadata ? [...expiryRows, ...tagRows] : noMetadataRows), ...rowsOfAbilities(options));
  return behaviours.map((behaviour) => ({
    name: `${options.name}: ${behaviour.name}`,
    run: () => runOn(behaviour, options),
  }));
}

function rowsOfAbilities(options: ConformanceOptions): Behaviour[] {
  const { abilities = [], keepsMetadata, showsMoments, writers, persistent } = options;
  const rows: Behaviour[] = [];
  if (abilities.includes("sync")) rows.push(...syncRows, ...(keepsMetadata ? syncExpiryRows : []));
  if (abilities.includes("maintained")) {
    rows.push(...maintenanceRows, ...(keepsMetadata ? evictionRows : []), ...(persistent ? damageRows : []));
  }
  if (showsMoments) rows.push(...momentRows, ...(keepsMetadata ? expiringMomentRows : []));
  if (abilities.includes("historical")) rows.push(...historyRows);
  if (abilities.includes("followable")) rows.push(...followingRows, ...(writers === "many" ? ownFollowingRows : []));
  return rows;
}

async function runOn(behaviour: Behaviour, options: ConformanceOptions): Promise<void> {
  const setup = await options.setUp();
  const stores = new Set([setup.store]);
  const kept = (make: () => StoreSetup["store"]) => () => {
    const store = make();
    stores.add(store);
    return store;
  };
  const another = kept(() => setup.another());
  const { reader } = setup;
  try {
    await behaviour.run({ ...setup, another, ...(reader === undefined ? {} : { reader: kept(reader) }) });
  } finally {
    for (const store of stores) await store.close();
    await setup.cleanup();
  }
}
