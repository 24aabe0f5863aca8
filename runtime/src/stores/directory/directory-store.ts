import type { Envelope } from "../../document/envelope.ts";
import { StoreError } from "../../errors.ts";
import type { BackingStore, OpenContext, StoreChange } from "../backing-store.ts";
import { checkChanges } from "../check-changes.ts";
import { checkPath, checkStoreOptions } from "../check-store-options.ts";
import { fileError } from "../files/file-error.ts";
import { checkWritable, refuseClosed } from "../refuse-use.ts";
import type {
  CheckOptions,
  DocumentName,
  FollowableStore,
  Following,
  MaintainedStore,
  StoreCheck,
  StoreUsage,
  SyncStore,
} from "../store-abilities.ts";
import { checkTree } from "./directory-check.ts";
import { removeExpired, removeTagged } from "./directory-eviction.ts";
import { type DirectoryFiles, platformFiles } from "./directory-file.ts";
import { type ChangesListener, DirectoryFollowing } from "./directory-following.ts";
import { type DirectoryStoreOptions, openTree } from "./directory-open.ts";
import { DirectoryQueue } from "./directory-queue.ts";
import { isRecorded } from "./directory-record.ts";
import { type OpenTree, type WritableTree, whileWriting } from "./directory-session.ts";
import { readTree } from "./directory-snapshot.ts";
import { printWrite } from "./directory-staged-write.ts";
import { readState } from "./directory-state.ts";
import { countUsage } from "./directory-usage.ts";

/** A store of one file a document. */
export interface DirectoryStore extends BackingStore, SyncStore, MaintainedStore, FollowableStore {}

export class FolderStore implements DirectoryStore {
  readonly name = "directory";
  readonly location: string;
  readonly isShared = true;
  readonly keepsMetadata = true;
  readonly #options: DirectoryStoreOptions;
  readonly #files: DirectoryFiles;
  readonly #followings = new Set<DirectoryFollowing>();
  #tree: OpenTree | undefined;
  #queue: DirectoryQueue;
  #opening: Promise<OpenTree> | undefined;

  /** @throws StoreError `store/invalid-option` */
  constructor(options: DirectoryStoreOptions, files: DirectoryFiles = platformFiles) {
    checkStoreOptions("directory", options);
    checkPath("directory", options.path);
    this.location = options.path;
    this.#options = options;
    this.#files = files;
    this.#queue = new DirectoryQueue(this.location);
  }

  async open({ clock = Date.now }: OpenContext): Promise<void> {
    if (this.#tree !== undefined || this.#opening !== undefined) {
      throw new StoreError("store/locked", this.location, "this store is already open. Close it first.");
    }
    try {
      await this.#queue.idle();
      this.#opening = openTree(this.#options, { files: this.#files, clock });
      this.#tree = await this.#opening;
      this.#queue = new DirectoryQueue(this.location);
    } catch (error) {
      throw fileError(error, this.location, this.#options.readOnly ? "read" : "write");
    } finally {
      this.#opening = undefined;
    }
  }

  // Not a generator: its moment is the call, and what is written after it waits until all was read.
  readAll(): AsyncIterable<Envelope> {
    const tree = this.#opened();
    const now = tree.clock();
    const reading = this.#inTurn("read", () => readTree(tree.place, tree.reader));
    // Whoever never begins to iterate need not hear of a failure.
    reading.catch(() => undefined);
    return livingAt(now, reading);
  }

  async read(type: string, key: string): Promise<Envelope | undefined> {
    return this.readNow(type, key);
  }

  readNow(type: string, key: string): Envelope | undefined {
    const { reader, clock } = this.#opened();
    try {
      const envelope = reader.read({ type, key })?.envelope;
      return envelope === undefined || hasExpired(envelope, clock()) ? undefined : envelope;
    } catch (error) {
      throw fileError(error, this.location, "read");
    }
  }

  async write(changes: readonly StoreChange[]): Promise<void> {
    const tree = this.#writable();
    checkChanges(changes, this.location);
    return this.#queue.write(tree, printWrite(changes));
  }

  follow(listener: ChangesListener): Following {
    const { place, staging, ...tree } = this.#opened();
    const mend =
      staging && (() => this.#inTurn("write", () => whileWriting({ ...tree, place, staging }, async () => undefined)));
    try {
      const following = new DirectoryFollowing(
        { place, ownToken: staging?.token ?? "", ...(mend && { mend }) },
        listener,
      );
      this.#followings.add(following);
      return following;
    } catch (error) {
      throw fileError(error, this.location, "read");
    }
  }

  async expire(limit: number): Promise<readonly DocumentName[]> {
    const tree = this.#writable();
    return this.#inTurn("write", () => removeExpired(tree, limit));
  }

  async evictTag(
    tag: string,
    options: { readonly type?: string; readonly limit: number },
  ): Promise<readonly DocumentName[]> {
    const tree = this.#writable();
    return this.#inTurn("write", () => removeTagged(tree, tag, options));
  }

  async usage(): Promise<StoreUsage> {
    const { place, staging, ...tree } = this.#opened();
    return this.#inTurn("read", async () => {
      const state = readState(place);
      if (state?.writer === "" && state.usage !== undefined) return state.usage;
      if (staging === undefined) return countUsage(place);
      return whileWriting({ ...tree, place, staging }, async (writer) => {
        const usage = writer.usage ?? (await countUsage(place));
        if (writer.usage === undefined) writer.setUsage(usage);
        return usage;
      });
    });
  }

  async check(options: CheckOptions = {}): Promise<StoreCheck> {
    const { place, staging, ...tree } = options.fix && !options.dryRun ? this.#writable() : this.#opened();
    return this.#inTurn("write", () => {
      if (staging === undefined) return checkTree({ place }, options);
      return whileWriting({ ...tree, place, staging }, (writer) => {
        return checkTree({ place, mending: { writer, staging } }, options);
      });
    });
  }

  async close(): Promise<void> {
    await this.#opening?.catch(() => undefined);
    const tree = this.#tree;
    this.#tree = undefined;
    for (const following of this.#followings) following.stop();
    this.#followings.clear();
    await this.#queue.idle();
    try {
      tree?.staging?.close(isRecorded(tree.place));
    } catch {
      // What it could not remove, the next opener does.
    }
  }

  #inTurn<T>(action: "read" | "write", act: () => Promise<T>): Promise<T> {
    const queue = this.#queue;
    return queue.take(act).catch((error: unknown) => {
      throw action === "write" ? queue.failureOf(error) : fileError(error, this.location, "read");
    });
  }

  #opened(): OpenTree {
    return this.#tree ?? refuseClosed(this.location);
  }

  #writable(): WritableTree {
    const { staging, ...tree } = this.#opened();
    checkWritable(this.location, { readOnly: staging === undefined, failure: this.#queue.failure });
    return staging === undefined ? refuseClosed(this.location) : { ...tree, staging };
  }
}

function hasExpired({ expiresAt }: Envelope, now: number): boolean {
  return expiresAt !== undefined && expiresAt <= now;
}

async function* livingAt(now: number, reading: Promise<readonly Envelope[]>): AsyncIterable<Envelope> {
  for (const envelope of await reading) if (!hasExpired(envelope, now)) yield envelope;
}
