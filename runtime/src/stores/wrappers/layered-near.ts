import type { Envelope } from "../../document/envelope.ts";
import type { BackingStore, OpenContext, StoreChange } from "../backing-store.ts";
import { identityOf } from "../identity.ts";
import { type DocumentName, isMaintained, isSync } from "../store-abilities.ts";

export interface NearOptions {
  readonly near: BackingStore;
  /** How many documents it may hold. */
  readonly limit: number;
  /** Told of what the near store could not do. */
  readonly onError: (error: unknown) => void;
}

/** The near store of a layered one. Nothing that it holds is needed, so nothing that it fails in is an error. */
export class LayeredNear {
  readonly #near: BackingStore;
  readonly #limit: number;
  readonly #onError: (error: unknown) => void;
  /** What it holds, from the least recently used on; empty where there is no limit. */
  readonly #used = new Map<string, DocumentName>();

  constructor({ near, limit, onError }: NearOptions) {
    this.#near = near;
    this.#limit = limit;
    this.#onError = onError;
  }

  /** @throws StoreError */
  async open({ indexes: _, ...context }: OpenContext): Promise<void> {
    await this.#near.open(context);
    this.#used.clear();
    if (this.#limit === Number.POSITIVE_INFINITY) return;
    for await (const { type, key } of this.#near.readAll()) this.#use({ type, key });
    await this.#trim();
  }

  async read(type: string, key: string): Promise<Envelope | undefined> {
    try {
      const found = await this.#near.read(type, key);
      if (found !== undefined) this.#use({ type, key });
      return found;
    } catch (error) {
      this.#onError(error);
      return undefined;
    }
  }

  readNow(type: string, key: string): Envelope | undefined {
    try {
      return isSync(this.#near) ? this.#near.readNow(type, key) : undefined;
    } catch (error) {
      this.#onError(error);
      return undefined;
    }
  }

  /** Makes it hold what was put, and nothing under the names of what was deleted. False when it then holds nobody knows what. */
  async apply(given: readonly StoreChange[]): Promise<boolean> {
    const changes = given.filter(({ kind }) => kind !== "check").map((change) => this.#changeOf(change));
    if (changes.length === 0) return true;
    try {
      await this.#near.write(changes);
      for (const change of changes) {
        if (change.kind === "put") this.#use(change.envelope);
        else this.#used.delete(identityOf(change.type, change.key));
      }
      await this.#trim();
      return true;
    } catch (error) {
      this.#onError(error);
      return false;
    }
  }

  async expire(limit: number): Promise<void> {
    if (isMaintained(this.#near)) await this.#near.expire(limit).catch(this.#onError);
  }

  async close(): Promise<void> {
    await this.#near.close();
  }

  // What the near store has no place for is not kept at all: without its expiry it would stay for ever.
  #changeOf(change: StoreChange): StoreChange {
    if (change.kind !== "put") return { kind: "delete", type: change.type, key: change.key };
    const { type, key, expiresAt, tags } = change.envelope;
    const isPlain = expiresAt === undefined && tags === undefined;
    return isPlain || this.#near.keepsMetadata === true
      ? { kind: "put", envelope: change.envelope }
      : { kind: "delete", type, key };
  }

  #use({ type, key }: DocumentName): void {
    if (this.#limit === Number.POSITIVE_INFINITY) return;
    const identity = identityOf(type, key);
    this.#used.delete(identity);
    this.#used.set(identity, { type, key });
  }

  // A tenth at a time: the first keys of a map are slow to find where many were deleted.
  async #trim(): Promise<void> {
    if (this.#used.size <= this.#limit) return;
    const target = Math.floor(this.#limit * 0.9);
    const changes: StoreChange[] = [];
    for (const [identity, { type, key }] of this.#used) {
      if (this.#used.size <= target) break;
      this.#used.delete(identity);
      changes.push({ kind: "delete", type, key });
    }
    await this.#near.write(changes);
  }
}
