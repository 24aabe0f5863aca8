/** The optional interfaces of a store, by the words that its guards have: `SyncStore`, `MaintainedStore` … */
export type StoreAbility = "sync" | "followable" | "maintained" | "historical";
