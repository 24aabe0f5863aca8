import type { Candidate } from "../harness/cell.ts";
import type { Session } from "../schemas/session.schema.ts";

/** A store to be measured, by name. */
export interface Engine {
  readonly name: string;
  readonly version: string;
  readonly role: Candidate["role"];
  /** Why it cannot be used here. */
  readonly unavailable?: string | undefined;
  /** Whether it can take many documents as one; otherwise `setMany` is many calls. */
  readonly hasBatches: boolean;
  /** What its file or folder is called; engines that may share their content have one name. */
  readonly content: string;
  open(path: string, durability: Durability): Promise<OpenEngine>;
}

/** What a write that was acknowledged survives: the end of the process, or of the power too. */
export type Durability = "process" | "power";

export interface OpenEngine {
  /** The document, decoded as far as this engine does that. */
  get(key: string): unknown;
  /** Settles once it is stored. */
  set(document: StoredDocument): unknown;
  /** Stores all of them in one go. */
  setMany(documents: readonly StoredDocument[]): unknown;
  close(): unknown;
}

/** A document in every shape that an engine may want to be given. */
export interface StoredDocument {
  readonly key: string;
  readonly value: Session;
  /** The payload, for those that take bytes and leave coding to the caller. */
  readonly bytes: Uint8Array;
}
