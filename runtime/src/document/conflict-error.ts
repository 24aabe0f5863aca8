import { StoreError } from "../errors.ts";
import type { Envelope } from "./envelope.ts";

/** A batch of changes whose conditions do not all hold: `store/conflict`. Nothing of it was applied. */
export class ConflictError extends StoreError {
  readonly conflicts: readonly StoreConflict[];

  constructor(location: string, conflicts: readonly StoreConflict[]) {
    super("store/conflict", location, "a document is not what the write was made for. Read it again, and decide anew.");
    this.conflicts = conflicts;
  }
}

/** A condition that does not hold. */
export interface StoreConflict {
  /** Position of its change in the batch. */
  readonly index: number;
  /** The document as it is stored; undefined when there is none or it has expired. */
  readonly current: Envelope | undefined;
}
