import { statSync } from "node:fs";
import { identityAt } from "../files/atomic-file.ts";
import type { LmdbCheckpoints } from "./lmdb-checkpoints.ts";
import {
  type LmdbDatabase,
  type LmdbModule,
  type LmdbRoot,
  type LmdbSnapshot,
  wholeTransaction,
} from "./lmdb-driver.ts";
import type { LmdbLockTable } from "./lmdb-lock-table.ts";
import { LmdbNames } from "./lmdb-names.ts";

/** Milliseconds that a reading may be behind what others committed. Looking anew costs 0.6 µs, and a timer that nobody can take back. */
const freshFor = 0.02;

/**
 * A file that this process has open. All stores of a thread share one: LMDB's package drops the locks of a file, and with them what protects
 * the pages that are being read, as soon as it opens the same file a second time.
 */
export class LmdbEnvironment {
  readonly root: LmdbRoot;
  readonly documents: LmdbDatabase;
  /** Times of expiry, and whose they are. */
  readonly expiries: LmdbDatabase;
  readonly tags: LmdbDatabase;
  /** The rest of values that are too long for a row. */
  readonly parts: LmdbDatabase;
  /** What changed, by generation, as long as somebody follows. */
  readonly changes: LmdbDatabase;
  /** Damaged values that a check put aside. */
  readonly aside: LmdbDatabase;
  readonly names: LmdbNames;
  readonly isReadOnly: boolean;
  /** Undefined where nothing is written. */
  checkpoints: LmdbCheckpoints | undefined;
  lockTable: LmdbLockTable | undefined;
  readonly #path: string;
  readonly #identity: string | undefined;
  #lookedAt = 0;
  #isWriting = false;

  constructor(root: LmdbRoot, { path, isReadOnly }: { readonly path: string; readonly isReadOnly: boolean }) {
    this.root = root;
    this.isReadOnly = isReadOnly;
    this.#path = path;
    this.#identity = identityOfFile(path);
    this.documents = mapOf(root, "documents");
    this.expiries = mapOf(root, "expiries");
    this.tags = mapOf(root, "tags");
    this.parts = mapOf(root, "parts");
    this.changes = mapOf(root, "changes");
    this.aside = mapOf(root, "aside");
    this.names = new LmdbNames(root);
  }

  /** False when the file was removed, or another one put in its place: what is written here then is nobody's. */
  get isInPlace(): boolean {
    return identityOfFile(this.#path) === this.#identity;
  }

  /** Before reading: lets it see what others have committed. */
  look(): void {
    const now = performance.now();
    if (now - this.#lookedAt < freshFor) return;
    this.#lookedAt = now;
    this.lookAnew();
  }

  /** As `look`, at what was committed up to this very moment. */
  lookAnew(): void {
    if (!this.#isWriting) this.root.resetReadTxn();
  }

  /** Alone among all processes, which it waits for. What throws takes everything back. */
  transact<T>(act: () => T): T {
    const { count } = this.names;
    const made: T[] = [];
    this.#isWriting = true;
    try {
      // What a put returns looks like a promise, for which the transaction would stay open.
      for (let round = 0; made.length === 0 && round < 100; round++) {
        this.root.transactionSync(() => {
          const { lockTable } = this;
          if (lockTable === undefined || lockTable.isLatest(this.root.getWriteTxnId() - 1)) made.push(act());
        }, wholeTransaction);
      }
      for (const result of made) return result;
      throw new Error("the transaction was not made");
    } catch (error) {
      this.names.forgetBackTo(count);
      throw error;
    } finally {
      this.#isWriting = false;
    }
  }

  /** The content as it is now, until it is let go. */
  hold(): LmdbSnapshot {
    this.root.resetReadTxn();
    return this.root.useReadTransaction();
  }
}

function identityOfFile(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats && `${stats.dev}:${stats.ino}`;
}

function mapOf(root: LmdbRoot, name: string): LmdbDatabase {
  const map = root.openDB({ name, encoding: "binary", keyEncoding: "binary" });
  if (map === undefined) throw new Error(`there is no map \`${name}\` in the file`);
  return map;
}

/** How a file of ours is opened. Nothing is synced by LMDB: that is the durable record's affair. */
export function openRoot(lmdb: LmdbModule, path: string, { isReadOnly }: { readonly isReadOnly: boolean }): LmdbRoot {
  return lmdb.open({
    path,
    noSubdir: true,
    noSync: true,
    encoding: "binary",
    keyEncoding: "binary",
    // Address space alone; it grows when it has to, and each time the old map stays until the file is closed.
    mapSize: process.platform === "win32" ? 1 << 20 : 1 << 28,
    maxReaders: 500,
    permissionsMode: 0o600,
    readOnly: isReadOnly,
  });
}

interface Held {
  readonly environment: LmdbEnvironment;
  stores: number;
}

const held = new Map<string, Held>();
let turn: Promise<unknown> = Promise.resolve();

/** Runs `act` when those before it are done: between a look into a file and its opening, nobody else of this thread opens it. */
export function inTurn<T>(act: () => Promise<T>): Promise<T> {
  const result = turn.then(act);
  turn = result.catch(() => undefined);
  return result;
}

export interface HeldEnvironment {
  readonly environment: LmdbEnvironment;
  /** Closes it with the last store. */
  release(): Promise<void>;
}

/** What this thread has open at a path, unless `check` refuses it. In turn. */
export async function heldAt(
  path: string,
  check: (environment: LmdbEnvironment) => void,
): Promise<HeldEnvironment | undefined> {
  const name = await nameOf(path);
  const found = name === undefined ? undefined : held.get(name);
  if (name === undefined || found === undefined) return undefined;
  check(found.environment);
  return share(name, found);
}

/** In turn. */
export async function hold(path: string, environment: LmdbEnvironment): Promise<HeldEnvironment> {
  const name = (await nameOf(path)) ?? path;
  const entry = { environment, stores: 0 };
  held.set(name, entry);
  return share(name, entry);
}

function share(name: string, entry: Held): HeldEnvironment {
  entry.stores++;
  let isReleased = false;
  const release = async () => {
    if (isReleased) return;
    isReleased = true;
    await inTurn(async () => {
      entry.stores--;
      if (entry.stores > 0) return;
      held.delete(name);
      const { checkpoints, root } = entry.environment;
      await (checkpoints?.close() ?? Promise.resolve()).finally(() => root.close());
      entry.environment.lockTable?.close();
    });
  };
  return { environment: entry.environment, release };
}

async function nameOf(path: string): Promise<string | undefined> {
  const identity = await identityAt(path);
  return identity && `${identity.device}:${identity.inode}`;
}
