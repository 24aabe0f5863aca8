import type { Envelope } from "../../document/envelope.ts";
import { StoreError } from "../../errors.ts";
import type { StoredContent, StoreMoment } from "../backing-store.ts";
import { readCounts } from "./lmdb-counts.ts";
import { damagedDocument, isExpired, LmdbDocuments } from "./lmdb-documents.ts";
import type { LmdbSnapshot } from "./lmdb-driver.ts";
import type { LmdbEnvironment } from "./lmdb-environment.ts";
import { damagedFile, lmdbError } from "./lmdb-error.ts";
import { documentOfExpiry, expiryEnd, typeStart } from "./lmdb-keys.ts";
import { readHead } from "./lmdb-value.ts";

/** After so long, in milliseconds, it is said that a reading is still open: the file grows by all that is written meanwhile. */
const longest = 60_000;

export interface MomentOptions {
  readonly environment: LmdbEnvironment;
  readonly location: string;
  /** The time by which documents have expired, for as long as it is open. */
  readonly now: number;
  readonly onClose: (moment: LmdbMoment) => void;
}

/** The store as it was when this was made: none of its pages is used again until it is closed. */
export class LmdbMoment implements StoreMoment {
  readonly #options: MomentOptions;
  readonly #snapshot: LmdbSnapshot;
  readonly #documents: LmdbDocuments;
  readonly #places = new Map<string, Buffer>();
  readonly #warning: NodeJS.Timeout;
  #place: Buffer = Buffer.of(0);
  #isClosed = false;

  constructor(options: MomentOptions) {
    const { environment, location } = options;
    this.#options = options;
    this.#snapshot = environment.hold();
    this.#documents = new LmdbDocuments(environment, location, this.#snapshot);
    this.#warning = setTimeout(() => {
      const reason = `${location}: a reading has been open for ${longest / 1000} s. Until it ends, the file grows by what is written.`;
      process.emitWarning(reason, { code: "KEYSLOT_LMDB_READING" });
    }, longest).unref();
  }

  contents(): readonly StoredContent[] {
    return this.#guard(() => {
      const { environment, location } = this.#options;
      const counts = readCounts(environment.root, this.#snapshot);
      if (counts === undefined)
        throw damagedFile(location, "its counts are damaged, which `check({ fix: true })` of the store can mend");
      const expired = this.#countExpired();
      return counts.schemas.flatMap(({ documents, expiring }, index) => {
        const gone = expired.get(index + 1) ?? 0;
        if (documents - gone <= 0) return [];
        const schema = environment.names.schema(index + 1);
        if (schema === undefined) throw damagedFile(location, `its schema ${index + 1} is damaged`);
        const { type, schemaId } = schema;
        return [{ type, schemaId, documents: documents - gone, expiring: expiring - gone }];
      });
    });
  }

  read(type: string, key: string): Envelope | undefined {
    const found = this.#guard(() => this.#documents.read(type, key));
    return found === undefined || isExpired(found, this.#options.now) ? undefined : found;
  }

  next(limit: number): readonly Envelope[] {
    return this.#guard(() => {
      const { documents, place } = this.#page(this.#place, { limit });
      this.#place = place;
      return documents;
    });
  }

  nextOf(type: string, limit: number): readonly Envelope[] {
    return this.#guard(() => {
      const typeId = this.#options.environment.names.typeId(type);
      if (typeId === undefined) return [];
      const from = this.#places.get(type) ?? typeStart(typeId);
      const { documents, place } = this.#page(from, { limit, end: typeStart(typeId + 1) });
      this.#places.set(type, place);
      return documents;
    });
  }

  index(): undefined {
    this.#refuseClosed();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#warning);
    this.#snapshot.done();
    this.#options.onClose(this);
  }

  /** Pages until there is something to show, or nothing left. */
  #page(from: Buffer, { limit, end }: { readonly limit: number; readonly end?: Buffer }) {
    const { environment, location, now } = this.#options;
    const documents: Envelope[] = [];
    let place = from;
    while (documents.length === 0) {
      const range = { start: place, limit, transaction: this.#snapshot, ...(end !== undefined && { end }) };
      const keys = [...environment.documents.getKeys(range)];
      if (keys.length === 0) break;
      for (const at of keys) {
        place = after(at);
        const value = this.#documents.bytesAt(at);
        const found = value && this.#documents.look(at, value);
        if (found === undefined) continue;
        if (found.kind === "damaged") throw damagedDocument(location, found);
        if (!isExpired(found.envelope, now)) documents.push(found.envelope);
      }
    }
    return { documents, place };
  }

  /** By schema, documents that have expired and were not removed yet. */
  #countExpired(): ReadonlyMap<number, number> {
    const { environment, now } = this.#options;
    const counts = new Map<number, number>();
    const range = { start: Buffer.of(0), end: expiryEnd(now), transaction: this.#snapshot };
    for (const key of environment.expiries.getKeys(range)) {
      const value = environment.documents.getBinaryFast(documentOfExpiry(key), { transaction: this.#snapshot });
      const head = value && readHead(value);
      if (head !== undefined) counts.set(head.schemaId, (counts.get(head.schemaId) ?? 0) + 1);
    }
    return counts;
  }

  #guard<T>(read: () => T): T {
    this.#refuseClosed();
    try {
      return read();
    } catch (error) {
      throw lmdbError(error, this.#options.location);
    }
  }

  #refuseClosed(): void {
    if (!this.#isClosed) return;
    throw new StoreError("store/closed", this.#options.location, "this moment of the store is closed.");
  }
}

/** The first key behind this one. */
function after(key: Uint8Array): Buffer {
  return Buffer.concat([key, Buffer.of(0)]);
}
