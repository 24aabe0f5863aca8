import { ConflictError, type StoreConflict } from "../../document/conflict-error.ts";
import type { Envelope } from "../../document/envelope.ts";
import { etagOf } from "../../document/etag.ts";
import type { BackingStore, DocumentPut, StoreChange, WriteInfo } from "../backing-store.ts";
import { copyOfChange } from "../copy-change.ts";
import { identityOf } from "../identity.ts";
import { changeRefusal, deleteRefusal } from "./write-once-errors.ts";
import { contentOf, WriteOnceMemory } from "./write-once-memory.ts";

/** What decides when a repeated put is compared with the store, and who hears of it. */
export interface Comparing {
  readonly rate: number;
  readonly random: () => number;
  readonly remembered: number;
  /** Called for a document that is not stored as it was put. */
  readonly report: (expected: Envelope, found: Envelope | undefined) => void;
}

/** A change on its way into the store. */
interface Sending {
  /** In the batch as it was given. */
  readonly position: number;
  readonly given: StoreChange;
  readonly sent: StoreChange;
}

/** Writes what is new, and compares what is not. */
export class WriteOnceWriter {
  readonly comparisons = { made: 0, failed: 0 };
  /** Resolves once the writes that were begun have ended. */
  settled: Promise<unknown> = Promise.resolve();
  readonly #store: BackingStore;
  readonly #comparing: Comparing;
  #memory: WriteOnceMemory;
  #clock: () => number = Date.now;

  constructor(store: BackingStore, comparing: Comparing) {
    this.#store = store;
    this.#comparing = comparing;
    this.#memory = new WriteOnceMemory(comparing.remembered);
  }

  begin(clock: () => number = Date.now): void {
    this.#clock = clock;
    this.#memory = new WriteOnceMemory(this.#comparing.remembered);
  }

  // One after the other: a batch that has to be sent again must not be overtaken by one of after it.
  write(changes: readonly StoreChange[], info: WriteInfo | undefined): Promise<void> {
    const kept = changes.map(copyOfChange);
    const written = this.settled.then(() => this.#write(kept, info));
    this.settled = written.catch(() => undefined);
    return written;
  }

  async #write(changes: readonly StoreChange[], info: WriteInfo | undefined): Promise<void> {
    let batch = this.#prepare(changes);
    if (batch.length === 0 && changes.length > 0) return;
    // A round that fails has met documents that were there, or that others wrote or let expire meanwhile.
    for (let round = 0; ; round++) {
      try {
        await this.#store.write(
          batch.map(({ sent }) => sent),
          info,
        );
        break;
      } catch (error) {
        if (!(error instanceof ConflictError) || round === 20) throw error;
        batch = this.#withoutStored(batch, error.conflicts);
      }
    }
    for (const { sent } of batch) if (sent.kind === "put") this.#wrote(sent.envelope);
  }

  /** What of a batch has to go to the store, each put under the condition that there is no such document. @throws StoreError `store/write-once` */
  #prepare(changes: readonly StoreChange[]): Sending[] {
    const contents = new Map<string, string>();
    return changes.flatMap((given, position): Sending[] => {
      if (given.kind === "delete") throw deleteRefusal(this.#store.location, given);
      if (given.kind === "check") return [{ position, given, sent: given }];
      const { envelope, condition } = given;
      const identity = identityOf(envelope.type, envelope.key);
      const content = contentOf(envelope);
      const first = contents.get(identity);
      if (typeof condition === "string" || (first !== undefined && first !== content))
        throw changeRefusal(this.#store.location, envelope);
      if (first !== undefined || this.#isTakenAsStored(given, content)) return [];
      contents.set(identity, content);
      return [{ position, given, sent: { ...given, condition: null } }];
    });
  }

  // What is remembered to be something else is compared with what is stored: that decides.
  #isTakenAsStored({ envelope, condition }: DocumentPut, content: string): boolean {
    if (condition !== undefined || this.#known(envelope)?.content !== content) return false;
    return this.#comparing.random() >= this.#comparing.rate;
  }

  #known({ type, key }: Envelope): ReturnType<WriteOnceMemory["get"]> {
    const known = this.#memory.get(type, key);
    return known?.expiresAt !== undefined && known.expiresAt <= this.#clock() ? undefined : known;
  }

  /** The batch with conditions that nothing changes in place of the puts of what is stored already. @throws StoreError, ConflictError */
  #withoutStored(batch: readonly Sending[], conflicts: readonly StoreConflict[]): Sending[] {
    const found = new Map(conflicts.map(({ index, current }) => [index, current]));
    // Those who asked for a condition themselves get to know that it does not hold, as from any store.
    const own = batch.flatMap(({ given, position }, index) =>
      found.has(index) && given.condition !== undefined ? [{ index: position, current: found.get(index) }] : [],
    );
    if (own.length > 0) throw new ConflictError(this.#store.location, own);
    return batch.map((sending, index) => {
      const { given, position } = sending;
      if (given.kind !== "put" || !found.has(index)) return sending;
      const current = found.get(index);
      if (current === undefined) return { position, given, sent: { ...given, condition: null } };
      this.#compare(given.envelope, current);
      const { type, key } = current;
      return { position, given, sent: { kind: "check", type, key, condition: etagOf(current) } };
    });
  }

  #compare(envelope: Envelope, found: Envelope): void {
    const known = this.#known(envelope);
    const content = contentOf(found);
    this.comparisons.made++;
    if (known !== undefined && known.content !== content) this.#failed(envelope, found);
    if (content !== contentOf(envelope)) throw changeRefusal(this.#store.location, envelope);
    this.#memory.add(found);
  }

  // A document that was stored before, as far as is remembered, and was not there any more.
  #wrote(envelope: Envelope): void {
    if (this.#known(envelope) !== undefined) {
      this.comparisons.made++;
      this.#failed(envelope, undefined);
    }
    this.#memory.add(envelope);
  }

  #failed(expected: Envelope, found: Envelope | undefined): void {
    this.comparisons.failed++;
    this.#comparing.report(expected, found);
  }
}
