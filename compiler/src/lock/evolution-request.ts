import type { CompatibilityMode } from "../model/compatibility.ts";
import type { Witness } from "../model/witness.ts";
import type { Baseline } from "./baseline.ts";
import type { AcceptedChange, LockedType } from "./lockfile.ts";
import type { SchemaChange } from "./schema-change.ts";

/** What the schemas are compared with, and what is asked of the changes. */
export interface EvolutionRequest {
  readonly baselines: readonly Baseline[];
  readonly policy: EvolutionPolicy;
  /** True when the only baseline is the committed lockfile: what it has recorded already is no change any more. */
  readonly sinceCommitted: boolean;
  /** Those of the committed lockfile, whatever the baselines are. */
  readonly waivers: readonly AcceptedChange[];
  /** The committed lockfile, for the places of its waivers. */
  readonly lockfile?: { readonly path: string; readonly text: string };
  /** Shows that a change breaks in one direction; findings without it have no witness. */
  readonly findWitness?: FindWitness;
  /** `YYYY-MM-DD`; waivers that expired before it excuse nothing. Unset: none has expired. */
  readonly today?: string;
}

/** Both releases as lockfiles hold them: what a baseline has, and what the schemas say now. */
export type FindWitness = (
  releases: { readonly before: readonly LockedType[]; readonly after: readonly LockedType[] },
  change: SchemaChange,
  direction: Witness["direction"],
) => Witness | undefined;

export interface EvolutionPolicy {
  /** What is asked of documents that nothing else is said of. */
  readonly mode: CompatibilityMode;
  /** By persisted type name, for single documents. */
  readonly documents: Readonly<Record<string, CompatibilityMode>>;
  /** A slot has to be deprecated in one release before it is removed in a later one. */
  readonly requireDeprecation?: boolean;
}

export const strictPolicy: EvolutionPolicy = { mode: "full", documents: {} };
