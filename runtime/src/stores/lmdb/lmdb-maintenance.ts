import * as fs from "node:fs";
import type { CheckOptions, DocumentName, StoreCheck, StoreUsage } from "../store-abilities.ts";
import { LmdbCheck } from "./lmdb-check.ts";
import { readCounts } from "./lmdb-counts.ts";
import { isExpired } from "./lmdb-documents.ts";
import type { LmdbDatabase } from "./lmdb-driver.ts";
import { recordPath } from "./lmdb-durable-record.ts";
import type { LmdbEnvironment } from "./lmdb-environment.ts";
import { lmdbError } from "./lmdb-error.ts";
import { afterPrefix, documentOfExpiry, expiryEnd, storeKeyOf, tagStart, typeIdOf } from "./lmdb-keys.ts";
import { readHead, type ValueHead } from "./lmdb-value.ts";
import type { LmdbWriter } from "./lmdb-writer.ts";
import type { LmdbWrites } from "./lmdb-writes.ts";

export interface MaintenanceOptions {
  readonly environment: LmdbEnvironment;
  readonly location: string;
  readonly path: string;
  readonly writes: LmdbWrites;
  readonly clock: () => number;
}

/** What a store does for itself when it is asked to. */
export class LmdbMaintenance {
  readonly #options: MaintenanceOptions;

  constructor(options: MaintenanceOptions) {
    this.#options = options;
  }

  expire(limit: number): Promise<readonly DocumentName[]> {
    const { environment, writes, clock } = this.#options;
    return writes.change((writer) => {
      const now = clock();
      const keys = [...environment.expiries.getKeys({ start: Buffer.of(0), end: expiryEnd(now), limit })];
      return keys.flatMap((entry) => {
        const at = documentOfExpiry(entry);
        const head = this.#headAt(at);
        if (head === undefined || !isExpired(head, now)) return this.#drop(writer, environment.expiries, entry);
        return this.#remove(writer, at, head);
      });
    });
  }

  evictTag(
    tag: string,
    { type, limit }: { readonly type?: string; readonly limit: number },
  ): Promise<readonly DocumentName[]> {
    const { environment, writes, clock } = this.#options;
    return writes.change((writer) => {
      const now = clock();
      const typeId = type === undefined ? undefined : environment.names.typeId(type);
      if (type !== undefined && typeId === undefined) return [];
      const start = tagStart(tag);
      const removed: DocumentName[] = [];
      // Read ahead of what is removed: the cursor of a range does not see what changes under it.
      for (const entry of this.#entriesOf(start, { typeId, limit })) {
        const at = entry.subarray(start.length);
        const head = this.#headAt(at);
        if (head?.tags?.includes(tag) !== true) this.#drop(writer, environment.tags, entry);
        else {
          const wasThere = !isExpired(head, now);
          const names = this.#remove(writer, at, head);
          if (wasThere) removed.push(...names);
        }
      }
      return removed;
    });
  }

  usage(): StoreUsage {
    const { environment, path, location } = this.#options;
    try {
      environment.look();
      const { schemas = [] } = readCounts(environment.root) ?? {};
      const volume = [path, `${path}-lock`, recordPath(path)].reduce((sum, file) => sum + sizeOf(file), 0);
      const documents = schemas.reduce((sum, count) => sum + count.documents, 0);
      return { documents, bytes: schemas.reduce((sum, count) => sum + count.bytes, 0), volume };
    } catch (error) {
      throw lmdbError(error, location);
    }
  }

  check(options: CheckOptions): Promise<StoreCheck> {
    return new LmdbCheck(this.#options).run(options);
  }

  #entriesOf(
    start: Buffer,
    { typeId, limit }: { readonly typeId: number | undefined; readonly limit: number },
  ): readonly Uint8Array[] {
    const found: Uint8Array[] = [];
    for (const entry of this.#options.environment.tags.getKeys({ start, end: afterPrefix(start) })) {
      if (typeId !== undefined && typeIdOf(entry.subarray(start.length)) !== typeId) continue;
      found.push(entry);
      if (found.length >= limit) break;
    }
    return found;
  }

  #headAt(at: Uint8Array): ValueHead | undefined {
    const value = this.#options.environment.documents.getBinaryFast(at);
    return value && readHead(value);
  }

  #remove(writer: LmdbWriter, at: Uint8Array, head: ValueHead): readonly DocumentName[] {
    const type = this.#options.environment.names.schema(head.schemaId)?.type;
    const key = head.key ?? storeKeyOf(at);
    if (type === undefined || key === undefined) return [];
    writer.removeAt(at, { type, key });
    return [{ type, key }];
  }

  // An entry of what is not there any more: it would be looked at again and again.
  #drop(writer: LmdbWriter, map: LmdbDatabase, entry: Uint8Array): readonly DocumentName[] {
    writer.removeEntry(map, entry);
    return [];
  }
}

/** What a file takes on the disk, where the system tells, which may be less than its length. */
function sizeOf(path: string): number {
  const stats = fs.statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  return process.platform === "win32" ? stats.size : stats.blocks * 512;
}
