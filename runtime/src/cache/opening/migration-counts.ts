import type { FormerSchema } from "./stored-schemas.ts";

/** Documents of one former version that were migrated when the cache was opened. Their stores still hold them as they were. */
export interface MigratedDocuments {
  /** Persisted type name. */
  readonly type: string;
  readonly version: number;
  readonly schemaId: string;
  readonly count: number;
}

/** How many documents of which version were migrated. */
export class MigrationCounts {
  readonly #counts = new Map<FormerSchema, { type: string; count: number }>();

  add(type: string, former: FormerSchema, count = 1): void {
    const known = this.#counts.get(former);
    if (known === undefined) this.#counts.set(former, { type, count });
    else known.count += count;
  }

  /** In the order in which they were first met. */
  list(): readonly MigratedDocuments[] {
    return Array.from(this.#counts, ([{ version, schemaId }, { type, count }]) => ({ type, version, schemaId, count }));
  }
}
