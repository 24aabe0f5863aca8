import type { CompatibilityMode } from "../model/compatibility.ts";
import type { Baseline } from "./baseline.ts";
import type { AcceptedChange } from "./lockfile.ts";

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
  /** `YYYY-MM-DD`; waivers that expired before it excuse nothing. Unset: none has expired. */
  readonly today?: string;
}

export interface EvolutionPolicy {
  /** What is asked of documents that nothing else is said of. */
  readonly mode: CompatibilityMode;
  /** By persisted type name, for single documents. */
  readonly documents: Readonly<Record<string, CompatibilityMode>>;
  /** A slot has to be deprecated in one release before it is removed in a later one. */
  readonly requireDeprecation?: boolean;
}

export const strictPolicy: EvolutionPolicy = { mode: "full", documents: {} };
