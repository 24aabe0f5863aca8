import type { Envelope } from "../../document/envelope.ts";
import type { DocumentDelete, DocumentPut, StoreChange } from "../backing-store.ts";
import { checkConditions } from "../check-conditions.ts";
import type { DocumentName } from "../store-abilities.ts";
import { LmdbChanges } from "./lmdb-changes.ts";
import { countAll, countDocument } from "./lmdb-count-documents.ts";
import { emptyCounts, type LmdbCounts, readCounts, writeCounts } from "./lmdb-counts.ts";
import { isExpired, LmdbDocuments } from "./lmdb-documents.ts";
import type { LmdbDatabase } from "./lmdb-driver.ts";
import type { LmdbEnvironment } from "./lmdb-environment.ts";
import { documentKey, expiryKey, isLongKey, partKey, tagKey } from "./lmdb-keys.ts";
import { packValue, partLength, readHead } from "./lmdb-value.ts";

/** What keys of some index are to be added to and taken from. */
interface Indexed {
  readonly expiresAt?: number | undefined;
  readonly tags?: readonly string[] | undefined;
}

/** A document whose name may be damaged too. */
interface PossibleName {
  readonly type: string | undefined;
  readonly key: string | undefined;
}

/** Applies changes within one transaction, which the caller makes. */
export class LmdbWriter {
  readonly #environment: LmdbEnvironment;
  readonly #location: string;
  readonly #now: number;
  readonly #counts: LmdbCounts;
  readonly #documents: LmdbDocuments;
  readonly #written: DocumentName[] = [];
  #bytes = 0;
  #isTouched = false;

  constructor(environment: LmdbEnvironment, { location, now }: { readonly location: string; readonly now: number }) {
    this.#environment = environment;
    this.#location = location;
    this.#now = now;
    // A damaged row is mended by a check, which counts anew; until then it is the writes that count.
    this.#counts = readCounts(environment.root) ?? emptyCounts();
    this.#documents = new LmdbDocuments(environment, location);
  }

  /** @throws ConflictError */
  check(changes: readonly StoreChange[]): void {
    checkConditions(changes, this.#location, (type, key) => this.#current(type, key));
  }

  apply(changes: readonly StoreChange[]): void {
    for (const change of changes) {
      if (change.kind === "put") this.#put(change);
      else if (change.kind === "delete") this.#delete(change);
    }
  }

  /** Removes what stands under a key of the documents. */
  removeAt(at: Uint8Array, name: DocumentName): void {
    this.#removeOld(at);
    this.#environment.documents.remove(at);
    this.#written.push(name);
  }

  putEntry(map: LmdbDatabase, entry: Uint8Array, value: Uint8Array): void {
    map.put(entry, value);
    this.#isTouched = true;
  }

  removeEntry(map: LmdbDatabase, entry: Uint8Array): void {
    map.remove(entry);
    this.#isTouched = true;
  }

  /** Puts a damaged value where nothing reads it. */
  setAside(at: Uint8Array, value: Buffer, { type, key }: PossibleName): void {
    const time = Buffer.allocUnsafe(8);
    time.writeDoubleBE(Date.now());
    for (let part = 0; part * partLength < value.length; part++) {
      const piece = value.subarray(part * partLength, (part + 1) * partLength);
      this.#environment.aside.put(Buffer.concat([time, partKey(at, part)]), piece);
    }
    this.#removeOld(at);
    this.#environment.documents.remove(at);
    this.#isTouched = true;
    if (type !== undefined && key !== undefined) this.#written.push({ type, key });
  }

  /** Counts all that is there. */
  recount(): void {
    const { schemas } = countAll(this.#environment, this.#location);
    this.#counts.schemas.splice(0, this.#counts.schemas.length, ...schemas);
    this.#isTouched = true;
  }

  /** To be called last. The result is the generation that the transaction makes. */
  finish(writer: string): number {
    const { root } = this.#environment;
    this.#counts.generation++;
    const { generation, followedUntil } = this.#counts;
    if (followedUntil > Date.now()) new LmdbChanges(this.#environment).keep(generation, writer, this.#written);
    writeCounts(root, this.#counts);
    return generation;
  }

  get isIdle(): boolean {
    return this.#written.length === 0 && !this.#isTouched;
  }

  /** About how many pages the transaction writes. */
  get pages(): number {
    return this.isIdle ? 0 : Math.ceil(8 + 1.5 * this.#written.length + this.#bytes / 4096);
  }

  #current(type: string, key: string): Envelope | undefined {
    const found = this.#documents.read(type, key);
    return found === undefined || isExpired(found, this.#now) ? undefined : found;
  }

  #put({ envelope }: DocumentPut): void {
    const { documents, parts, names } = this.#environment;
    const { type, key, schemaId } = envelope;
    if (isExpired(envelope, this.#now)) {
      this.#delete({ kind: "delete", type, key });
      return;
    }
    const schema = names.give(type, schemaId);
    const at = documentKey(schema.typeId, key);
    this.#removeOld(at);
    const value = packValue(schema, envelope, { isLong: isLongKey(at) });
    this.#bytes += value.length;
    documents.put(at, value.subarray(0, partLength));
    for (let part = 1; part * partLength < value.length; part++)
      parts.put(partKey(at, part), value.subarray(part * partLength, (part + 1) * partLength));
    this.#index(at, envelope);
    const head = readHead(value);
    if (head !== undefined) countDocument(this.#counts, { at, head, length: value.length });
    this.#written.push({ type, key });
  }

  #delete({ type, key }: Pick<DocumentDelete, "kind" | "type" | "key">): void {
    const typeId = this.#environment.names.typeId(type);
    if (typeId === undefined) return;
    const at = documentKey(typeId, key);
    if (!this.#removeOld(at)) return;
    this.#environment.documents.remove(at);
    this.#written.push({ type, key });
  }

  /** Takes what is stored under a key out of counts and indexes; false when there is nothing. */
  #removeOld(at: Uint8Array): boolean {
    const { documents, parts } = this.#environment;
    const old = documents.getBinaryFast(at);
    if (old === undefined) return false;
    const head = readHead(old);
    // Whatever was damaged here is counted anew by a check.
    if (head === undefined) return true;
    let length = old.length;
    if (head.isInParts) {
      for (let part = 1; ; part++) {
        const piece = parts.getBinaryFast(partKey(at, part));
        if (piece === undefined) break;
        length += piece.length;
        parts.remove(partKey(at, part));
      }
    }
    this.#unindex(at, head);
    countDocument(this.#counts, { at, head, length }, -1);
    return true;
  }

  #index(at: Uint8Array, { expiresAt, tags = [] }: Indexed): void {
    if (expiresAt !== undefined) this.#environment.expiries.put(expiryKey(expiresAt, at), nothing);
    for (const tag of tags) this.#environment.tags.put(tagKey(tag, at), nothing);
  }

  #unindex(at: Uint8Array, { expiresAt, tags = [] }: Indexed): void {
    if (expiresAt !== undefined) this.#environment.expiries.remove(expiryKey(expiresAt, at));
    for (const tag of tags) this.#environment.tags.remove(tagKey(tag, at));
  }
}

/** The value of an entry whose key says everything. */
export const nothing = Buffer.of(0);
