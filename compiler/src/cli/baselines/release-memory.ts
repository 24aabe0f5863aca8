import type { Lockfile } from "../../lock/lockfile.ts";
import type { SchemaModel } from "../../model/schema-model.ts";

/** What the releases of one check have in common is read once; from one tag to the next most of it is the same. */
export interface ReleaseMemory {
  /** By text. */
  readonly lockfiles: Map<string, Lockfile>;
  /** By all that they were read from. */
  readonly models: Map<string, SchemaModel>;
  /** Schemas that say what this lockfile says. */
  readonly built: WeakMap<SchemaModel, Lockfile>;
}

export function emptyMemory(): ReleaseMemory {
  return { lockfiles: new Map(), models: new Map(), built: new WeakMap() };
}

/** What is known under a key; what cannot be made is not remembered, since each attempt reports why. */
export function recall<T>(known: Map<string, T>, key: string, make: () => T | undefined): T | undefined {
  const value = known.get(key) ?? make();
  if (value !== undefined) known.set(key, value);
  return value;
}
