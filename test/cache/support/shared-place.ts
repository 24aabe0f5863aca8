import {
  type BackingStore,
  type DocumentName,
  type FollowableStore,
  type Following,
  memoryStore,
  type StoreChange,
} from "@keyslot/runtime";

/** A place that several stores read and write, as several processes do a database. */
export class SharedPlace {
  readonly #content = memoryStore();
  readonly #stores = new Set<SharedStore>();
  #opened: Promise<void> | undefined;
  /** Called before each write, as if another process were quicker. */
  beforeWrite: (changes: readonly StoreChange[]) => Promise<void> = async () => undefined;

  store(): BackingStore & FollowableStore {
    return new SharedStore(this);
  }

  get content(): BackingStore {
    return this.#content;
  }

  async join(store: SharedStore, context: Parameters<BackingStore["open"]>[0]): Promise<void> {
    this.#opened ??= this.#content.open(context);
    await this.#opened;
    this.#stores.add(store);
  }

  leave(store: SharedStore): void {
    this.#stores.delete(store);
  }

  async write(writer: SharedStore | undefined, changes: readonly StoreChange[]): Promise<void> {
    await this.#content.write(changes);
    const names = changes.map((change) => (change.kind === "put" ? change.envelope : change));
    for (const store of this.#stores) if (store !== writer) store.others.push(...names);
  }
}

class SharedStore implements BackingStore, FollowableStore {
  readonly name = "shared";
  readonly location = "shared";
  readonly isShared = true;
  readonly keepsMetadata = true;
  readonly others: DocumentName[] = [];
  readonly #place: SharedPlace;

  constructor(place: SharedPlace) {
    this.#place = place;
  }

  open(context: Parameters<BackingStore["open"]>[0]) {
    return this.#place.join(this, context);
  }

  readAll() {
    return this.#place.content.readAll();
  }

  read(type: string, key: string) {
    return this.#place.content.read(type, key);
  }

  async write(changes: readonly StoreChange[]) {
    await this.#place.beforeWrite(changes);
    await this.#place.write(this, changes);
  }

  follow(listener: (changed: readonly DocumentName[] | undefined) => void): Following {
    this.others.length = 0;
    return {
      poll: async () => {
        const names = this.others.splice(0);
        if (names.length > 0) listener(names);
      },
      stop: () => undefined,
    };
  }

  async close() {
    this.#place.leave(this);
  }
}
