import { closeSync } from "node:fs";
import { setImmediate as turn } from "node:timers/promises";
import type { Envelope } from "../../document/envelope.ts";
import { StoreError } from "../../errors.ts";
import type { CheckOptions, StoreCheck, StoreProblem } from "../store-abilities.ts";
import { countDocument } from "./lmdb-count-documents.ts";
import { countOf, emptyCounts, type LmdbCounts, readCounts } from "./lmdb-counts.ts";
import { damagedDocument, LmdbDocuments } from "./lmdb-documents.ts";
import type { LmdbDatabase, LmdbSnapshot } from "./lmdb-driver.ts";
import { lmdbError } from "./lmdb-error.ts";
import { inspectFile, openFile, verifyFile } from "./lmdb-file.ts";
import { documentOfExpiry, expiryKey, tagKey } from "./lmdb-keys.ts";
import type { MaintenanceOptions } from "./lmdb-maintenance.ts";
import { readHead, type ValueHead } from "./lmdb-value.ts";
import { type LmdbWriter, nothing } from "./lmdb-writer.ts";

/** Keys that are looked at before others get their turn. */
const stepLength = 200;

/** Something that is wrong, and what mends it within a transaction, which looks again. */
interface Finding {
  readonly problem: Omit<StoreProblem, "remedy">;
  readonly remedy: "mended" | "set-aside";
  readonly mend: (writer: LmdbWriter) => void;
}

/** Looks at everything in a file as it is at one moment: pages, documents, indexes, counts. */
export class LmdbCheck {
  readonly #options: MaintenanceOptions;
  readonly #findings: Finding[] = [];
  #sound = 0;

  constructor(options: MaintenanceOptions) {
    this.#options = options;
  }

  async run({ fix = false, dryRun = false }: CheckOptions): Promise<StoreCheck> {
    const { environment, writes, location } = this.#options;
    if (fix && !dryRun) writes.checkWritable();
    const snapshot = environment.hold();
    try {
      const broken = this.#lookAtPages();
      // LMDB is not to be led over pages that lead anywhere.
      if (broken !== undefined) return { sound: 0, problems: [broken] };
      await this.#lookAtDocuments(snapshot);
      await this.#lookAtEntries(environment.expiries, snapshot);
      await this.#lookAtEntries(environment.tags, snapshot);
      await this.#lookAtEntries(environment.parts, snapshot);
    } catch (error) {
      throw lmdbError(error, location);
    } finally {
      snapshot.done();
    }
    if (fix && !dryRun) await this.#mend();
    const problems = this.#findings.map(({ problem, remedy }): StoreProblem => {
      return { ...problem, remedy: fix || dryRun ? remedy : "none" };
    });
    return { sound: this.#sound, problems };
  }

  #lookAtPages(): StoreProblem | undefined {
    const { path, location } = this.#options;
    const file = openFile(path, "r");
    if (file === undefined) {
      const message = "The file is gone, or another one is in its place.";
      return { code: "damaged-structure", place: path, message, remedy: "none" };
    }
    try {
      verifyFile(file, inspectFile(file, location).meta, location);
      return undefined;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return { code: "damaged-structure", place: path, message: error.message, remedy: "none" };
    } finally {
      closeSync(file);
    }
  }

  async #lookAtDocuments(snapshot: LmdbSnapshot): Promise<void> {
    const { environment, location } = this.#options;
    const documents = new LmdbDocuments(environment, location, snapshot);
    const counted = emptyCounts();
    for await (const at of keysOf(environment.documents, snapshot)) {
      const value = documents.bytesAt(at);
      if (value === undefined) continue;
      const head = readHead(value);
      if (head !== undefined) countDocument(counted, { at, head, length: value.length });
      const found = documents.look(at, value);
      if (found.kind === "sound") {
        this.#sound++;
        this.#lookForEntries(at, found.envelope, snapshot);
        continue;
      }
      const { type, key } = found;
      const name = { ...(type !== undefined && { type }), ...(key !== undefined && { key }) };
      const { message } = damagedDocument(location, found);
      this.#findings.push({
        problem: { code: "damaged-document", place: placeOf("documents", at), message, ...name },
        remedy: "set-aside",
        mend: (writer) => this.#setAside(writer, at),
      });
    }
    if (this.#isCounted(counted, snapshot)) return;
    const message = "The number of documents or of their bytes is not what is counted.";
    const problem = { code: "wrong-count", place: "counts", message } as const;
    this.#findings.push({ problem, remedy: "mended", mend: (writer) => writer.recount() });
  }

  /** Entries that a document should have, and has not. */
  #lookForEntries(at: Uint8Array, { expiresAt, tags = [] }: Envelope, snapshot: LmdbSnapshot): void {
    const { expiries, tags: tagMap } = this.#options.environment;
    const due: [string, LmdbDatabase, Buffer][] = tags.map((tag) => ["tags", tagMap, tagKey(tag, at)]);
    if (expiresAt !== undefined) due.push(["expiries", expiries, expiryKey(expiresAt, at)]);
    for (const [name, map, entry] of due) {
      if (map.getBinaryFast(entry, { transaction: snapshot }) !== undefined) continue;
      const message = `A document is not listed in the map \`${name}\`, though it says so.`;
      this.#findings.push({
        problem: { code: "dangling-entry", place: placeOf(name, entry), message },
        remedy: "mended",
        mend: (writer) => {
          if (this.#hasEntry(at, entry)) writer.putEntry(map, entry, nothing);
        },
      });
    }
  }

  /** Entries that no document has. */
  async #lookAtEntries(map: LmdbDatabase, snapshot: LmdbSnapshot): Promise<void> {
    const { environment } = this.#options;
    const name = map === environment.tags ? "tags" : map === environment.parts ? "parts" : "expiries";
    for await (const entry of keysOf(map, snapshot)) {
      if (this.#isOwned(map, entry, snapshot)) continue;
      const message = `The map \`${name}\` lists what no document has.`;
      this.#findings.push({
        problem: { code: "dangling-entry", place: placeOf(name, entry), message },
        remedy: "mended",
        mend: (writer) => {
          if (!this.#isOwned(map, entry)) writer.removeEntry(map, entry);
        },
      });
    }
  }

  #isOwned(map: LmdbDatabase, entry: Uint8Array, snapshot?: LmdbSnapshot): boolean {
    const { environment } = this.#options;
    if (map === environment.expiries) return this.#hasEntry(documentOfExpiry(entry), entry, snapshot);
    if (map === environment.parts) return this.#headAt(entry.subarray(0, -4), snapshot)?.isInParts === true;
    const length = entry.length < 3 ? 0 : 3 + (((entry[1] ?? 0) << 8) | (entry[2] ?? 0));
    return this.#hasEntry(entry.subarray(length), entry, snapshot);
  }

  #hasEntry(at: Uint8Array, entry: Uint8Array, snapshot?: LmdbSnapshot): boolean {
    const head = at.length < 5 ? undefined : this.#headAt(at, snapshot);
    if (head === undefined) return false;
    const { expiresAt, tags = [] } = head;
    const entries = tags.map((tag) => tagKey(tag, at));
    if (expiresAt !== undefined) entries.push(expiryKey(expiresAt, at));
    return entries.some((own) => own.equals(entry));
  }

  #headAt(at: Uint8Array, snapshot?: LmdbSnapshot): ValueHead | undefined {
    const value = this.#options.environment.documents.getBinaryFast(at, snapshot && { transaction: snapshot });
    return value && readHead(value);
  }

  #isCounted(counted: LmdbCounts, snapshot: LmdbSnapshot): boolean {
    const stored = readCounts(this.#options.environment.root, snapshot);
    if (stored === undefined) return false;
    const length = Math.max(stored.schemas.length, counted.schemas.length);
    return Array.from({ length }, (_, index) => index + 1).every((id) => {
      const [a, b] = [countOf(stored, id), countOf(counted, id)];
      return a.documents === b.documents && a.bytes === b.bytes && a.expiring === b.expiring;
    });
  }

  /** Whatever was wrong is looked at again, alone among all processes: it may be gone by now. */
  async #mend(): Promise<void> {
    if (this.#findings.length === 0) return;
    for (let from = 0; from < this.#findings.length; from += stepLength) {
      const step = this.#findings.slice(from, from + stepLength);
      await this.#options.writes.change((writer) => {
        for (const { mend } of step) mend(writer);
      });
    }
    await this.#options.writes.change((writer) => writer.recount());
  }

  #setAside(writer: LmdbWriter, at: Uint8Array): void {
    const { environment, location } = this.#options;
    const documents = new LmdbDocuments(environment, location);
    const value = documents.bytesAt(at);
    const kept = value && Buffer.from(Uint8Array.prototype.slice.call(value, 0, value.length));
    if (kept === undefined) return;
    const found = documents.look(at, kept);
    if (found.kind === "sound") return;
    writer.setAside(at, kept, found);
  }
}

/** A page of keys at a time; between two, others get their turn. */
async function* keysOf(map: LmdbDatabase, snapshot: LmdbSnapshot): AsyncIterable<Uint8Array> {
  let start = Buffer.of(0);
  for (;;) {
    const keys = [...map.getKeys({ start, limit: stepLength, transaction: snapshot })];
    yield* keys;
    const last = keys.at(-1);
    if (last === undefined) return;
    start = Buffer.concat([last, Buffer.of(0)]);
    await turn();
  }
}

function placeOf(map: string, key: Uint8Array): string {
  return `${map}: ${Buffer.from(key.subarray(0, 32)).toString("hex")}`;
}
