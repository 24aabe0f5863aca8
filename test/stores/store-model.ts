import { type BackingStore, type Envelope, etagOf, type StoreChange } from "@keyslot/runtime";

/** What a document has to be for its change: nothing asked, what is there now, what is not, or whatever a text says. */
export type Guess = "none" | "right" | "wrong";

export interface GuessedChange {
  readonly change: StoreChange;
  readonly guess: Guess;
}

/** What a store is to hold, as naively as can be: a map and a clock. */
export class StoreModel {
  now = 1_800_000_000_000;
  readonly #documents = new Map<string, Envelope>();
  // Documents that have expired at some moment: whether a store has removed them since is its own affair.
  readonly #doubtful = new Set<string>();

  /** What must be there, by type and key. */
  visible(): Map<string, Envelope> {
    return new Map([...this.#documents].filter(([, envelope]) => this.#isThere(envelope)));
  }

  /** What may take room: what is there, and what has expired and is perhaps not yet removed. */
  stored(): readonly Envelope[] {
    return [...this.#documents.values()];
  }

  find(type: string, key: string): Envelope | undefined {
    const envelope = this.#documents.get(nameOf({ type, key }));
    return envelope !== undefined && this.#isThere(envelope) ? envelope : undefined;
  }

  /** The changes with conditions that hold, or do not, as guessed. */
  conditioned(guesses: readonly GuessedChange[]): StoreChange[] {
    return guesses.map(({ change, guess }) => {
      if (guess === "none") return change;
      const { type, key } = change.kind === "put" ? change.envelope : change;
      const current = this.find(type, key);
      const right = current === undefined ? null : etagOf(current);
      return { ...change, condition: guess === "right" ? right : right === null ? "0".repeat(32) : null };
    });
  }

  /** Position and stored state of each condition that does not hold. */
  conflicts(changes: readonly StoreChange[]): { readonly index: number; readonly current: Envelope | undefined }[] {
    return changes.flatMap((change, index) => {
      if (change.condition === undefined) return [];
      const { type, key } = change.kind === "put" ? change.envelope : change;
      const current = this.find(type, key);
      return change.condition === (current === undefined ? null : etagOf(current)) ? [] : [{ index, current }];
    });
  }

  apply(changes: readonly StoreChange[]): void {
    for (const change of changes) {
      if (change.kind === "check") continue;
      const name = nameOf(change.kind === "put" ? change.envelope : change);
      this.#doubtful.delete(name);
      if (change.kind === "delete") this.#documents.delete(name);
      else this.#documents.set(name, change.envelope);
    }
    this.#doubtExpired();
  }

  remove(name: { readonly type: string; readonly key: string }): void {
    this.#documents.delete(nameOf(name));
  }

  /** Moves the clock; what expired and is back must be as it was, or be gone for good. */
  async moveClock(now: number, store: BackingStore): Promise<void> {
    this.now = now;
    for (const name of this.#doubtful) {
      const envelope = this.#documents.get(name);
      if (envelope === undefined) this.#doubtful.delete(name);
      else if (this.#isThere(envelope)) {
        this.#doubtful.delete(name);
        if ((await store.read(envelope.type, envelope.key)) === undefined) this.#documents.delete(name);
      }
    }
    this.#doubtExpired();
  }

  #doubtExpired(): void {
    for (const [name, envelope] of this.#documents) if (!this.#isThere(envelope)) this.#doubtful.add(name);
  }

  #isThere({ expiresAt }: Envelope): boolean {
    return expiresAt === undefined || expiresAt > this.now;
  }
}

export function nameOf({ type, key }: { readonly type: string; readonly key: string }): string {
  return JSON.stringify([type, key]);
}
