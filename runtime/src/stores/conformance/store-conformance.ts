import { documentRows } from "./document-rows.ts";
import { keyRows } from "./key-rows.ts";
import { lifeRows, oneWriterRows, persistentRows, sharedRows } from "./life-rows.ts";
import { readingRows } from "./reading-rows.ts";
import type { Behaviour, ConformanceRow, StoreSetup } from "./row.ts";
import { schemaIdRows } from "./schema-id-rows.ts";

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
}

/**
 * The rows that make a store a store. Use: `for (const { name, run } of storeConformance({ … })) test(name, run)`. Rows are
 * independent, clean up after themselves and may run side by side.
 */
export function storeConformance(options: ConformanceOptions): readonly ConformanceRow[] {
  const behaviours = [...documentRows, ...keyRows, ...readingRows, ...lifeRows];
  if (options.writers === "one") behaviours.push(...oneWriterRows);
  else behaviours.push(...sharedRows);
  if (options.persistent) behaviours.push(...persistentRows);
  if (options.keepsSchemaIds) behaviours.push(...schemaIdRows);
  return behaviours.map((behaviour) => ({
    name: `${options.name}: ${behaviour.name}`,
    run: () => runOn(behaviour, options),
  }));
}

async function runOn(behaviour: Behaviour, options: ConformanceOptions): Promise<void> {
  const setup = await options.setUp();
  const stores = new Set([setup.store]);
  const another = () => {
    const store = setup.another();
    stores.add(store);
    return store;
  };
  try {
    await behaviour.run({ ...setup, another });
  } finally {
    for (const store of stores) await store.close();
    await setup.cleanup();
  }
}
