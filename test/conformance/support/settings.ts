/** How much a run does. `KEYSLOT_CONFORMANCE=full` does everything; the share is what belongs to every run of the tests. */
export interface Settings {
  readonly size: "share" | "full";
  readonly seed: number;
  /** Random schemas, and random values of each of their records. */
  readonly schemas: number;
  readonly values: number;
  /** Chains of random safe changes, and releases of each. */
  readonly chains: number;
  readonly releases: number;
  /** Random values of a record in each direction of an evolution. */
  readonly evolutionValues: number;
  /** Altered payloads of each record of the random schemas. */
  readonly mutations: number;
  /** A toolchain that is missing fails the run instead of skipping its language. */
  readonly strict: boolean;
}

const { KEYSLOT_CONFORMANCE, KEYSLOT_SEED, CI } = process.env;

const sizes = {
  share: { schemas: 25, values: 20, chains: 5, releases: 3, evolutionValues: 6, mutations: 20 },
  full: { schemas: 200, values: 20, chains: 40, releases: 5, evolutionValues: 12, mutations: 60 },
} as const;

const size = KEYSLOT_CONFORMANCE === "full" ? "full" : "share";

export const settings: Settings = {
  size,
  seed: Number(KEYSLOT_SEED ?? 20_261_121),
  ...sizes[size],
  strict: CI === "true",
};
