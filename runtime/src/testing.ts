// For authors of stores: the rows every store must pass, for any test runner.

export type { ConformanceRow, StoreSetup } from "./stores/conformance/row.ts";
export type { StoreAbility } from "./stores/conformance/store-ability.ts";
export { type ConformanceOptions, storeConformance } from "./stores/conformance/store-conformance.ts";
