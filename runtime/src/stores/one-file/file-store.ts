import * as fs from "node:fs/promises";
import { dirname } from "node:path";
import type { CatalogEntry } from "../../document/catalog-entry.ts";
import type { Envelope } from "../../document/envelope.ts";
import { StoreError } from "../../errors.ts";
import type { BackingStore, CatalogedStore, OpenContext, StoreChange } from "../backing-store.ts";
import { checkChanges } from "../check-changes.ts";
import { checkConditions } from "../check-conditions.ts";
import { checkPath, checkStoreOptions } from "../check-store-options.ts";
import { copyOfChange } from "../copy-change.ts";
import * as atomic from "../files/atomic-file.ts";
import { errnoOf, fileError, isOutOfDescriptors } from "../files/file-error.ts";
import { acquireFileLock, type FileLock } from "../files/file-lock.ts";
import { refuseMetadata } from "../refuse-metadata.ts";
import { checkWritable, refuseClosed } from "../refuse-use.ts";
import type {
  CheckOptions,
  DocumentName,
  MaintainedStore,
  StoreCheck,
  StoreUsage,
  SyncStore,
} from "../store-abilities.ts";
import { checkFile } from "./file-store-check.ts";

/** A store whose documents are in one file that is replaced as a whole. What the bytes mean is its format's affair. */
export interface FileFormat {
  /** The kind of store, for messages. */
  readonly name: string;
  /** @throws StoreError when the bytes are not such a file; undefined stands for a file that does not exist. */
  parse(bytes: Uint8Array | undefined, source: FormatSource): FileImage;
}

export interface FormatSource {
  readonly location: string;
  readonly catalog: readonly CatalogEntry[];
  /** See `OpenContext`. */
  readonly versionedTypes: ReadonlySet<string>;
}

/** The content of a file. Never changes: a commit makes the next image. */
export interface FileImage {
  /** A copy that is the caller's to keep. */
  read(type: string, key: string): Envelope | undefined;
  /** Copies, in the order of the file. */
  readAll(): Iterable<Envelope>;
  /** As `readAll`, not copied: for looking at. */
  envelopes(): Iterable<Envelope>;
  /** In formats with a catalog: see `CatalogedStore`. */
  describing?(schemaId: string): CatalogEntry | undefined;
  /** @throws StoreError when the format cannot hold a change. */
  apply(changes: readonly StoreChange[]): FileImage;
  print(): Uint8Array;
}

export interface FileStoreOptions {
  readonly path: string;
  readonly readOnly?: boolean;
}

interface QueuedWrite {
  readonly changes: readonly StoreChange[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface OpenFile {
  readonly path: string;
  readonly lock: FileLock | undefined;
  readonly source: FormatSource;
  image: FileImage;
  identity: atomic.FileIdentity | undefined;
}

export class FileStore implements BackingStore, CatalogedStore, SyncStore, MaintainedStore {
  readonly name: string;
  readonly location: string;
  readonly #format: FileFormat;
  readonly #readOnly: boolean;
  readonly #files: atomic.FileLayer;
  #open: OpenFile | undefined;
  #failure: StoreError | undefined;
  #queue: QueuedWrite[] = [];
  #flight: Promise<void> | undefined;

  /** @throws StoreError `store/invalid-option` */
  constructor(format: FileFormat, options: FileStoreOptions, files: atomic.FileLayer = fs) {
    checkStoreOptions(format.name, options);
    checkPath(format.name, options.path);
    this.name = format.name;
    this.location = options.path;
    this.#format = format;
    this.#readOnly = options.readOnly ?? false;
    this.#files = files;
  }

  async open(context: OpenContext): Promise<void> {
    if (this.#open !== undefined) {
      throw new StoreError("store/locked", this.location, "this store is already open. Close it first.");
    }
    const lock = await this.#prepare();
    try {
      this.#open = await this.#load(lock, context);
      this.#failure = undefined;
    } catch (error) {
      lock?.release();
      throw fileError(error, this.location, "read");
    }
  }

  readAll(): AsyncIterable<Envelope> {
    return iterate(this.#opened().image);
  }

  async read(type: string, key: string): Promise<Envelope | undefined> {
    return this.readNow(type, key);
  }

  readNow(type: string, key: string): Envelope | undefined {
    return this.#opened().image.read(type, key);
  }

  describing(schemaId: string): CatalogEntry | undefined {
    return this.#opened().image.describing?.(schemaId);
  }

  async write(changes: readonly StoreChange[]): Promise<void> {
    this.#checkWritable();
    checkChanges(changes, this.location);
    refuseMetadata(changes, this);
    const kept = changes.map(copyOfChange);
    return new Promise<void>((resolve, reject) => {
      this.#queue.push({ changes: kept, resolve, reject });
      this.#flight ??= this.#commitQueue();
    });
  }

  /** The formats keep no expiry, so nothing ever expires. */
  async expire(): Promise<readonly DocumentName[]> {
    this.#opened();
    return [];
  }

  /** The formats keep no tags, so nothing has one. */
  async evictTag(): Promise<readonly DocumentName[]> {
    this.#opened();
    return [];
  }

  async usage(): Promise<StoreUsage> {
    const { path, image } = this.#opened();
    let documents = 0;
    let bytes = 0;
    for (const { key, payload } of image.envelopes()) {
      documents++;
      bytes += Buffer.byteLength(key) + payload.length;
    }
    try {
      return { documents, bytes, volume: Number((await atomic.identityAt(path))?.size ?? 0) };
    } catch (error) {
      throw fileError(error, this.location, "read");
    }
  }

  async check(options: CheckOptions = {}): Promise<StoreCheck> {
    // No write is under way meanwhile: its temporary file would look left over, and the file itself changed.
    for (this.#opened(); this.#flight !== undefined; this.#opened()) await this.#flight;
    const { path, source, identity } = this.#opened();
    const isWriter = !this.#readOnly;
    const checked = checkFile(path, { parse: this.#format.parse, source, identity, isWriter, ...options });
    const settled = checked.then(
      () => undefined,
      () => undefined,
    );
    this.#flight = settled.then(() => this.#commitQueue());
    return checked;
  }

  async close(): Promise<void> {
    await this.#flight;
    const lock = this.#open?.lock;
    this.#open = undefined;
    lock?.release();
  }

  // Everything that must be so before the file is read: a folder, the right to write, no other writer, nothing left over.
  async #prepare(): Promise<FileLock | undefined> {
    if (this.#readOnly) return undefined;
    let lock: FileLock | undefined;
    try {
      const path = await atomic.followLinks(this.location);
      await fs.mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await fs.access(path, fs.constants.W_OK).catch((error: unknown) => {
        if (errnoOf(error) !== "ENOENT") throw error;
      });
      lock = acquireFileLock(path, this.location);
      await atomic.removeLeftovers(path);
      return lock;
    } catch (error) {
      lock?.release();
      throw fileError(error, this.location, "write");
    }
  }

  async #load(lock: FileLock | undefined, { catalog, versionedTypes = new Set() }: OpenContext): Promise<OpenFile> {
    const path = await atomic.followLinks(this.location);
    const content = await atomic.readWhole(path);
    const source = { location: this.location, catalog, versionedTypes };
    const image = this.#format.parse(content?.bytes, source);
    return { path, lock, source, image, identity: content?.identity };
  }

  // Writes that arrive while the file is being replaced go into the next replacement together.
  async #commitQueue(): Promise<void> {
    // A write that was just queued is first given the chance to be joined by others of the same turn.
    await undefined;
    while (this.#queue.length > 0) {
      const writes = this.#queue;
      this.#queue = [];
      await this.#commit(writes);
    }
    this.#flight = undefined;
  }

  async #commit(writes: readonly QueuedWrite[]): Promise<void> {
    const open = this.#opened();
    let image = open.image;
    const accepted: QueuedWrite[] = [];
    for (const write of writes) {
      try {
        this.#checkWritable();
        const before = image;
        checkConditions(write.changes, this.location, (type, key) => before.read(type, key));
        image = image.apply(write.changes);
        accepted.push(write);
      } catch (error) {
        write.reject(error);
      }
    }
    if (accepted.length === 0) return;
    try {
      open.identity = await this.#replace(open, image);
      open.image = image;
      for (const write of accepted) write.resolve();
    } catch (error) {
      const failure = fileError(error, this.location, "write");
      // A full disk, a changed file or a full table of descriptors left everything as it was; after any other failure nobody knows what
      // is on the disk.
      if (failure.code === "store/io" && !isOutOfDescriptors(error)) this.#failure = failure;
      for (const write of accepted) write.reject(failure);
    }
  }

  async #replace(open: OpenFile, image: FileImage): Promise<atomic.FileIdentity> {
    open.lock?.check();
    return atomic.replaceFile(open.path, {
      bytes: image.print(),
      files: this.#files,
      beforeRename: async () => {
        if (atomic.isSameIdentity(await atomic.identityAt(open.path), open.identity)) return;
        throw new StoreError(
          "store/changed-outside",
          this.location,
          "another program changed the file since it was read; writing would lose its documents. Close the store and open it again.",
        );
      },
    });
  }

  #opened(): OpenFile {
    if (this.#open === undefined) refuseClosed(this.location);
    return this.#open;
  }

  #checkWritable(): void {
    this.#opened();
    checkWritable(this.location, { readOnly: this.#readOnly, failure: this.#failure });
  }
}

async function* iterate(image: FileImage): AsyncIterable<Envelope> {
  yield* image.readAll();
}
