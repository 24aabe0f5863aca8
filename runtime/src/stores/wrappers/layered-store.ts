import { ConflictError } from "../../document/conflict-error.ts";
import type { Envelope } from "../../document/envelope.ts";
import { etagOf, stateOf } from "../../document/etag.ts";
import { StoreError } from "../../errors.ts";
import type { BackingStore, OpenContext, StoreChange, WriteInfo } from "../backing-store.ts";
import { copyOfChange } from "../copy-change.ts";
import { isSameDocument } from "../copy-same-document.ts";
import type { DocumentName, SyncStore } from "../store-abilities.ts";
import { type Claim, LayeredChanges, namesOf } from "./layered-changes.ts";
import { LayeredNear } from "./layered-near.ts";
import { LayeredTrust } from "./layered-trust.ts";

export interface Layers {
  readonly near: BackingStore;
  readonly far: BackingStore;
  readonly maxAge: number;
  readonly nearDocuments: number;
  readonly onNearError: (error: unknown) => void;
}

/** What a layered store does with its two. */
export class LayeredStore {
  readonly #far: BackingStore;
  readonly #near: LayeredNear;
  readonly #maxAge: number;
  readonly #trust = new LayeredTrust(50_000);
  readonly #changes = new LayeredChanges();
  readonly #begun = new Set<Promise<unknown>>();

  constructor({ near, far, maxAge, nearDocuments, onNearError }: Layers) {
    this.#far = far;
    this.#near = new LayeredNear({ near, limit: nearDocuments, onError: onNearError });
    this.#maxAge = maxAge;
  }

  async open(context: OpenContext): Promise<void> {
    await this.#far.open(context);
    try {
      // Of what the near store kept from before, nothing is known.
      this.#trust.clear();
      await this.#near.open(context);
    } catch (error) {
      await Promise.allSettled([this.#far.close(), this.#near.close()]);
      throw error;
    }
  }

  read(type: string, key: string): Promise<Envelope | undefined> {
    return this.#untilClose(this.#read({ type, key }));
  }

  readNow(far: SyncStore, { type, key }: DocumentName): Envelope | undefined {
    const copy = this.#isTrusted({ type, key }) ? this.#near.readNow(type, key) : undefined;
    return copy ?? far.readNow(type, key);
  }

  write(changes: readonly StoreChange[], info: WriteInfo | undefined): Promise<void> {
    const names = namesOf(changes);
    const kept = changes.map(copyOfChange);
    for (const { type, key } of names) this.#trust.delete(type, key);
    return this.#untilClose(
      this.#changes.claim("writing", names, async (claim) => {
        await this.#far.write(changes, info);
        await this.#keep(kept, claim);
      }),
    );
  }

  /** What the far store does not have any more. */
  async removed(names: readonly DocumentName[]): Promise<readonly DocumentName[]> {
    this.forget(names);
    await this.#near.apply(names.map(({ type, key }) => ({ kind: "delete", type, key })));
    return names;
  }

  /** Of documents that others may have written, nothing is known; undefined stands for all. */
  forget(names: readonly DocumentName[] | undefined): void {
    this.#changes.spoil(names);
    if (names === undefined) this.#trust.clear();
    else for (const { type, key } of names) this.#trust.delete(type, key);
  }

  expireNear(limit: number): Promise<void> {
    return this.#near.expire(limit);
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#begun);
    const results = await Promise.allSettled([this.#far.close(), this.#near.close()]);
    const failed = results.find((result) => result.status === "rejected");
    if (failed !== undefined) throw failed.reason;
  }

  async #read(name: DocumentName): Promise<Envelope | undefined> {
    const { type, key } = name;
    const copy = await this.#near.read(type, key);
    if (copy !== undefined && this.#isTrusted(name)) return copy;
    return this.#changes.claim("reading", [name], async (claim) => {
      const found = copy === undefined ? await this.#far.read(type, key) : await this.#validate(copy);
      if (found === copy && found !== undefined && !claim.isSpoilt) this.#trust.add(name, claim.begun);
      if (found === copy) return found;
      const change: StoreChange =
        found === undefined ? { kind: "delete", type, key } : { kind: "put", envelope: found };
      if (!claim.isSpoilt) await this.#keep([copyOfChange(change)], claim);
      return found;
    });
  }

  /** The copy itself when the far store still has what it is a copy of; else what the far store has. */
  async #validate(copy: Envelope): Promise<Envelope | undefined> {
    const { type, key } = copy;
    const condition = this.#far.keepsMetadata === true ? stateOf(copy) : etagOf(copy);
    try {
      await this.#far.write([{ kind: "check", type, key, condition }]);
      return copy;
    } catch (error) {
      if (error instanceof ConflictError) return error.conflicts[0]?.current;
      // Who may not write may not ask in this way either.
      if (!(error instanceof StoreError) || error.code !== "store/read-only") throw error;
      const found = await this.#far.read(type, key);
      return found !== undefined && isSameDocument(found, copy) ? copy : found;
    }
  }

  // Two who are at work on one document at once cannot tell who came last to the far store: the next read asks it.
  async #keep(changes: readonly StoreChange[], claim: Claim): Promise<void> {
    const isKept = await this.#near.apply(changes);
    if (!isKept || claim.isSpoilt) return;
    for (const change of changes) if (change.kind === "put") this.#trust.add(change.envelope, claim.begun);
  }

  #isTrusted({ type, key }: DocumentName): boolean {
    const since = this.#trust.since(type, key);
    if (since === undefined) return false;
    return this.#far.isShared !== true || performance.now() - since < this.#maxAge;
  }

  #untilClose<T>(act: Promise<T>): Promise<T> {
    const settled = act.catch(() => undefined);
    this.#begun.add(settled);
    void settled.then(() => this.#begun.delete(settled));
    return act;
  }
}
