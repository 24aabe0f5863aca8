import type { BackingStore, IndexCompletion, MomentStore, StoreMoment } from "../../stores/backing-store.ts";
import type { AnyCollection } from "../collection.ts";
import { indexEntriesOf, keepsIndexes, storedIndexesOf } from "./index-entries.ts";

const batch = 200;

/**
 * Gives a store the entries of those indexes that it does not have in whole: because it is older than they are, or than their slots'
 * types. They are found while the documents are read anyway, so that the next opening has them. A store that does not take them is
 * left as it is: it is an index less, and nothing else.
 */
export class MissingEntries {
  readonly #store: BackingStore & Partial<MomentStore>;
  readonly #moment: StoreMoment;
  /** By type, what was not handed over yet. */
  readonly #found = new Map<string, IndexCompletion["entries"][number][]>();
  #given: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(store: BackingStore & Partial<MomentStore>, moment: StoreMoment) {
    this.#store = store;
    this.#moment = moment;
  }

  /** Asks what the store has of a type's indexes. */
  addType({ definition }: AnyCollection): void {
    if (this.#store.completeIndexes === undefined || !keepsIndexes(this.#store)) return;
    const isMissing = storedIndexesOf(definition).some((index) => !this.#moment.index(definition.type, index));
    if (isMissing) this.#found.set(definition.type, []);
  }

  get isWanted(): boolean {
    return this.#found.size > 0;
  }

  /** True when the store takes entries slower than they are found. */
  get isBehind(): boolean {
    return this.#waiting > 1;
  }

  /** Notes the entries of a document, if it is still there. */
  add(collection: AnyCollection, key: string): void {
    const { definition, residents } = collection;
    const found = this.#found.get(definition.type);
    const version = found && residents.version(key);
    if (found === undefined || version === undefined) return;
    const persisted = version.persistedKey;
    for (const entry of indexEntriesOf(definition, version.peek())) found.push({ ...entry, key: persisted });
    if (found.length >= batch) this.#give({ type: definition.type, entries: found.splice(0), isLast: false });
  }

  /** Says that every document was added. Resolves when the store has the entries, or has not taken them. */
  finish(): Promise<void> {
    for (const [type, entries] of this.#found) this.#give({ type, entries, isLast: true });
    return this.#given;
  }

  /** Goes without. */
  giveUp(): void {
    this.#found.clear();
  }

  #give(completion: IndexCompletion): void {
    this.#waiting++;
    const give = async () => {
      if (this.#found.has(completion.type)) await this.#store.completeIndexes?.(this.#moment, completion);
    };
    this.#given = this.#given
      .then(give)
      .catch(() => this.giveUp())
      .finally(() => this.#waiting--);
  }
}
