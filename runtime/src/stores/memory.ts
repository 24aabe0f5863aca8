import type { Envelope } from "../document/envelope.ts";
import { StoreError } from "../errors.ts";
import type { BackingStore, StoreChange } from "./backing-store.ts";
import { checkChanges } from "./check-changes.ts";
import { checkConditions } from "./check-conditions.ts";
import { refuseMetadata } from "./refuse-metadata.ts";
import { refuseClosed } from "./refuse-use.ts";

/** A store that lives as long as the object: its content survives `close` and a second `open`, not the end of the program. */
export function memoryStore(): BackingStore {
  return new MemoryStore();
}

class MemoryStore implements BackingStore {
  readonly name = "memory";
  readonly location = "memory";
  readonly #types = new Map<string, Map<string, Envelope>>();
  #open = false;

  async open(): Promise<void> {
    if (this.#open) throw new StoreError("store/locked", this.location, "the store is already open. Close it first.");
    this.#open = true;
  }

  // Not a generator: its moment is the call, and a generator would first look at the first `next`.
  readAll(): AsyncIterable<Envelope> {
    this.#checkOpen();
    return iterate([...this.#types.values()].flatMap((documents) => [...documents.values()]));
  }

  async read(type: string, key: string): Promise<Envelope | undefined> {
    this.#checkOpen();
    const envelope = this.#types.get(type)?.get(key);
    return envelope && copyOf(envelope);
  }

  async write(changes: readonly StoreChange[]): Promise<void> {
    this.#checkOpen();
    checkChanges(changes, this.location);
    refuseMetadata(changes, this);
    checkConditions(changes, this.location, (type, key) => this.#types.get(type)?.get(key));
    for (const change of changes) {
      if (change.kind === "put") this.#put(copyOf(change.envelope));
      else if (change.kind === "delete") this.#types.get(change.type)?.delete(change.key);
    }
  }

  async close(): Promise<void> {
    this.#open = false;
  }

  #put(envelope: Envelope): void {
    let documents = this.#types.get(envelope.type);
    if (documents === undefined) {
      documents = new Map();
      this.#types.set(envelope.type, documents);
    }
    documents.set(envelope.key, envelope);
  }

  #checkOpen(): void {
    if (!this.#open) refuseClosed(this.location);
  }
}

async function* iterate(envelopes: readonly Envelope[]): AsyncIterable<Envelope> {
  for (const envelope of envelopes) yield copyOf(envelope);
}

// Neither the writer's array nor a reader's may reach what is kept.
function copyOf(envelope: Envelope): Envelope {
  return {
    type: envelope.type,
    key: envelope.key,
    schemaId: envelope.schemaId,
    storedAt: envelope.storedAt,
    payload: Uint8Array.from(envelope.payload),
  };
}
