import type { StoreChange } from "../../stores/backing-store.ts";

/** A change of one of the runtime's own documents, which no collection shows, stored together with a commit or not at all. */
export interface AttachedChange {
  readonly change: StoreChange;
  /** Called when its condition does not hold; the commit is then planned anew. */
  refused(): void;
}
