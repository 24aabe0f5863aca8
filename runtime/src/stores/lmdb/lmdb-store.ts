import { randomBytes } from "node:crypto";
import type { Envelope } from "../../document/envelope.ts";
import { StoreError } from "../../errors.ts";
import type { BackingStore, MomentStore, OpenContext, StoreChange } from "../backing-store.ts";
import { fileError } from "../files/file-error.ts";
import type { LmdbStoreOptions } from "../lmdb.ts";
import { refuseClosed } from "../refuse-use.ts";
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
import { isExpired, LmdbDocuments } from "./lmdb-documents.ts";
import { findLmdb } from "./lmdb-driver.ts";
import type { HeldEnvironment } from "./lmdb-environment.ts";
import { lmdbError } from "./lmdb-error.ts";
import { LmdbFollowing } from "./lmdb-following.ts";
import { LmdbMaintenance } from "./lmdb-maintenance.ts";
import { LmdbMoment } from "./lmdb-moment.ts";
import { openEnvironment } from "./lmdb-open.ts";
import { LmdbScan } from "./lmdb-scan.ts";
import { LmdbWrites } from "./lmdb-writes.ts";

/** What is there while the store is open. */
interface OpenedStore {
  readonly held: HeldEnvironment;
  readonly documents: LmdbDocuments;
  readonly writes: LmdbWrites;
  readonly maintenance: LmdbMaintenance;
  readonly moments: Set<LmdbMoment>;
  readonly followings: Set<LmdbFollowing>;
  readonly clock: () => number;
}

export interface Machine {
  /** Of its last start; empty where it does not tell. */
  readonly boot: string;
}

export class LmdbStore implements BackingStore, SyncStore, MomentStore, MaintainedStore, FollowableStore {
  readonly name = "LMDB";
  readonly isShared = true;
  readonly keepsMetadata = true;
  readonly keepsIndexes = false;
  readonly location: string;
  readonly #options: LmdbStoreOptions;
  readonly #machine: Machine;
  /** What this store's writes are told from those of others by. */
  readonly #writer = randomBytes(6).toString("hex");
  #opened: OpenedStore | undefined;
  #isOpening = false;

  constructor(options: LmdbStoreOptions, machine: Machine) {
    this.#options = options;
    this.#machine = machine;
    this.location = options.path;
  }

  async open({ clock = Date.now }: OpenContext): Promise<void> {
    if (this.#opened !== undefined || this.#isOpening)
      throw new StoreError("store/locked", this.location, "this store is already open. Close it first.");
    this.#isOpening = true;
    try {
      this.#opened = await this.#open(clock);
    } finally {
      this.#isOpening = false;
    }
  }

  readAll(): AsyncIterable<Envelope> {
    return new LmdbScan(this.openMoment());
  }

  async read(type: string, key: string): Promise<Envelope | undefined> {
    return this.readNow(type, key);
  }

  readNow(type: string, key: string): Envelope | undefined {
    const { documents, held, clock } = this.#use();
    try {
      held.environment.look();
      const found = documents.read(type, key);
      return found === undefined || isExpired(found, clock()) ? undefined : found;
    } catch (error) {
      throw lmdbError(error, this.location);
    }
  }

  async write(changes: readonly StoreChange[]): Promise<void> {
    await this.#use().writes.write(changes);
  }

  openMoment(): LmdbMoment {
    const { held, moments, clock } = this.#use();
    const { environment } = held;
    const onClose = (moment: LmdbMoment) => moments.delete(moment);
    try {
      const moment = new LmdbMoment({ environment, location: this.location, now: clock(), onClose });
      moments.add(moment);
      return moment;
    } catch (error) {
      throw lmdbError(error, this.location);
    }
  }

  follow(listener: (changed: readonly DocumentName[] | undefined) => void): Following {
    const { held, followings } = this.#use();
    const onStop = (following: LmdbFollowing) => followings.delete(following);
    try {
      const { environment } = held;
      const following = new LmdbFollowing({ environment, writer: this.#writer, listener, onStop });
      followings.add(following);
      return following;
    } catch (error) {
      throw lmdbError(error, this.location);
    }
  }

  async expire(limit: number): Promise<readonly DocumentName[]> {
    return this.#use().maintenance.expire(limit);
  }

  async evictTag(
    tag: string,
    options: { readonly type?: string; readonly limit: number },
  ): Promise<readonly DocumentName[]> {
    return this.#use().maintenance.evictTag(tag, options);
  }

  async usage(): Promise<StoreUsage> {
    return this.#use().maintenance.usage();
  }

  async check(options: CheckOptions = {}): Promise<StoreCheck> {
    return this.#use().maintenance.check(options);
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    if (opened === undefined) return;
    try {
      await opened.writes.settled();
    } finally {
      for (const following of opened.followings) following.stop();
      for (const moment of opened.moments) moment.close();
      await opened.held.release().catch((error: unknown) => {
        throw lmdbError(error, this.location);
      });
    }
  }

  async #open(clock: () => number): Promise<OpenedStore> {
    const { path, readOnly = false, durability = "process", verify = "when-due" } = this.#options;
    const { location } = this;
    const lmdb = await findLmdb(location);
    const request = { lmdb, location, readOnly, verifiesAlways: verify === "always", boot: this.#machine.boot };
    const held = await openEnvironment(path, request).catch((error: unknown) => {
      throw isSystemError(error) ? fileError(error, location, readOnly ? "read" : "write") : lmdbError(error, location);
    });
    const { environment } = held;
    const writes = new LmdbWrites({ environment, location, readOnly, durability, clock, writer: this.#writer });
    return {
      held,
      documents: new LmdbDocuments(environment, location),
      writes,
      maintenance: new LmdbMaintenance({ environment, location, path, writes, clock }),
      moments: new Set(),
      followings: new Set(),
      clock,
    };
  }

  #use(): OpenedStore {
    return this.#opened ?? refuseClosed(this.location);
  }
}

// LMDB's errors have numbers, the system's names.
function isSystemError(error: unknown): boolean {
  return error instanceof Error && typeof Reflect.get(error, "code") === "string";
}
