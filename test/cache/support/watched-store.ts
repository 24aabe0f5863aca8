import { type BackingStore, memoryStore, type StoreChange } from "@keyslot/runtime";

/** A memory store whose writes can be watched, held back and made to fail. */
export interface WatchedStore extends BackingStore {
  /** Every batch that was written, as text: `put player/a`, `delete player/a`. */
  readonly batches: string[][];
  isOpen: boolean;
  /** The next write fails with this, having written nothing. */
  failure: Error | undefined;
  /** Holds writes back until the returned function is called. */
  hold(): () => void;
}

export function watchedStore(location = "watched"): WatchedStore {
  const inner = memoryStore();
  let gate: Promise<void> | undefined;
  return {
    name: "memory",
    location,
    batches: [],
    isOpen: false,
    failure: undefined,
    async open(context) {
      await inner.open(context);
      this.isOpen = true;
    },
    readAll: () => inner.readAll(),
    read: (type, key) => inner.read(type, key),
    async write(changes) {
      await gate;
      const { failure } = this;
      this.failure = undefined;
      if (failure !== undefined) throw failure;
      this.batches.push(changes.map(changeText));
      await inner.write(changes);
    },
    async close() {
      await inner.close();
      this.isOpen = false;
    },
    hold() {
      let open = () => {};
      gate = new Promise<void>((resolve) => {
        open = () => {
          gate = undefined;
          resolve();
        };
      });
      return () => open();
    },
  };
}

function changeText(change: StoreChange): string {
  const { type, key } = change.kind === "put" ? change.envelope : change;
  return `${change.kind} ${type}/${key}`;
}
