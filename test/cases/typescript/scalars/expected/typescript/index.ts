// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.

export { Samples, SamplesView, Scalars, ScalarsView } from "./scalars.ts";

/** Every document of the schemas, by type name: what `openCache` takes. */
export const registry = [
] as const;
