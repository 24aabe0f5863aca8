// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.

export { Containers, ContainersView, Leaf, LeafView } from "./containers.ts";

/** Every document of the schemas, by type name: what `openCache` takes. */
export const registry = [
] as const;
