import type { Envelope } from "../../document/envelope.ts";
import { etagOf } from "../../document/etag.ts";
import { identityOf } from "../identity.ts";

/** What is known of a document without asking the store. */
export interface KnownDocument {
  readonly content: string;
  readonly expiresAt: number | undefined;
}

/** Remembers the contents of the documents that were last written or seen: at least `size`, at most twice as many. */
export class WriteOnceMemory {
  readonly #size: number;
  #recent = new Map<string, KnownDocument>();
  #older = new Map<string, KnownDocument>();

  constructor(size: number) {
    this.#size = size;
  }

  get(type: string, key: string): KnownDocument | undefined {
    const identity = identityOf(type, key);
    return this.#recent.get(identity) ?? this.#older.get(identity);
  }

  add(envelope: Envelope): void {
    // Two generations instead of an order: forgetting costs nothing then.
    if (this.#recent.size >= this.#size) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    const known = { content: contentOf(envelope), expiresAt: envelope.expiresAt };
    this.#recent.set(identityOf(envelope.type, envelope.key), known);
  }

  delete(type: string, key: string): void {
    const identity = identityOf(type, key);
    this.#recent.delete(identity);
    this.#older.delete(identity);
  }
}

/** What may not change once it is written. When it was stored, until when and under which tags is not part of it. */
export function contentOf({ schemaId, payload }: Pick<Envelope, "schemaId" | "payload">): string {
  return etagOf({ schemaId, storedAt: "", payload });
}
