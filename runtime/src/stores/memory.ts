import type { Envelope } from "../document/envelope.ts";
import { StoreError } from "../errors.ts";
import type { BackingStore, OpenContext, StoreChange } from "./backing-store.ts";
import { checkChanges } from "./check-changes.ts";
import { checkConditions } from "./check-conditions.ts";
import { MemoryDocuments } from "./memory/memory-documents.ts";
import { refuseClosed } from "./refuse-use.ts";
import type {
  CheckOptions,
  DocumentName,
  MaintainedStore,
  StoreCheck,
  StoreUsage,
  SyncStore,
} from "./store-abilities.ts";

// With every write, so that a store which nobody looks after does not grow for ever.
const removedOnTheWay = 4;

/** A store that lives as long as the object: its content survives `close` and a second `open`, not the end of the program. */
export function memoryStore(): BackingStore {
  return new MemoryStore();
}

class MemoryStore implements BackingStore, SyncStore, MaintainedStore {
  readonly name = "memory";
  readonly location = "memory";
  readonly keepsMetadata = true;
  readonly #documents = new MemoryDocuments();
  #clock: () => number = Date.now;
  #open = false;

  async open({ clock = Date.now }: OpenContext): Promise<void> {
    if (this.#open) throw new StoreError("store/locked", this.location, "the store is already open. Close it first.");
    this.#open = true;
    this.#clock = clock;
  }

  // Not a generator: its moment is the call, and a generator would first look at the first `next`.
  readAll(): AsyncIterable<Envelope> {
    this.#checkOpen();
    const now = this.#clock();
    return iterate(Array.from(this.#documents.all()).filter((envelope) => isThere(envelope, now)));
  }

  async read(type: string, key: string): Promise<Envelope | undefined> {
    return this.readNow(type, key);
  }

  readNow(type: string, key: string): Envelope | undefined {
    this.#checkOpen();
    const envelope = this.#find(type, key);
    return envelope && copyOf(envelope);
  }

  async write(changes: readonly StoreChange[]): Promise<void> {
    this.#checkOpen();
    checkChanges(changes, this.location);
    checkConditions(changes, this.location, (type, key) => this.readNow(type, key));
    for (const change of changes) {
      if (change.kind === "put") this.#documents.put(copyOf(change.envelope));
      else if (change.kind === "delete") this.#documents.delete(change.type, change.key);
    }
    this.#documents.expire(this.#clock(), removedOnTheWay);
  }

  async expire(limit: number): Promise<readonly DocumentName[]> {
    this.#checkOpen();
    return this.#documents.expire(this.#clock(), limit).map(nameOf);
  }

  async evictTag(
    tag: string,
    { type, limit }: { readonly type?: string; readonly limit: number },
  ): Promise<readonly DocumentName[]> {
    this.#checkOpen();
    const found: DocumentName[] = [];
    for (const envelope of this.#documents.tagged(tag)) {
      if (found.length >= limit) break;
      if (type === undefined || envelope.type === type) found.push(nameOf(envelope));
    }
    for (const name of found) this.#documents.delete(name.type, name.key);
    return found;
  }

  async usage(): Promise<StoreUsage> {
    this.#checkOpen();
    const { documents, bytes } = this.#documents;
    return { documents, bytes, volume: bytes };
  }

  async check({ fix = false, dryRun = false }: CheckOptions = {}): Promise<StoreCheck> {
    this.#checkOpen();
    const found = this.#documents.check({ mend: fix && !dryRun });
    const problems = dryRun ? found.map((problem) => ({ ...problem, remedy: "mended" as const })) : found;
    return { sound: Array.from(this.#documents.all()).length, problems };
  }

  async close(): Promise<void> {
    this.#open = false;
  }

  #find(type: string, key: string): Envelope | undefined {
    const envelope = this.#documents.get(type, key);
    if (envelope?.expiresAt === undefined) return envelope;
    return isThere(envelope, this.#clock()) ? envelope : undefined;
  }

  #checkOpen(): void {
    if (!this.#open) refuseClosed(this.location);
  }
}

function isThere({ expiresAt }: Envelope, now: number): boolean {
  return expiresAt === undefined || expiresAt > now;
}

function nameOf({ type, key }: Envelope): DocumentName {
  return { type, key };
}

async function* iterate(envelopes: readonly Envelope[]): AsyncIterable<Envelope> {
  for (const envelope of envelopes) yield copyOf(envelope);
}

// Neither the writer's array nor a reader's may reach what is kept.
function copyOf({ type, key, schemaId, storedAt, payload, expiresAt, tags }: Envelope): Envelope {
  const copy = { type, key, schemaId, storedAt, payload: Uint8Array.from(payload) };
  if (expiresAt === undefined && tags === undefined) return copy;
  return {
    ...copy,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(tags === undefined ? {} : { tags: [...tags] }),
  };
}
