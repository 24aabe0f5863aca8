import { type BackingStore, memoryStore, StoreError } from "@keyslot/runtime";

/** Lets a program of some writes go on, or die at a certain one: with it, before it or after it. */
export interface Life {
  /** Writes that are still to come. */
  left: number;
  /** What becomes of the last one. */
  readonly end: "before the write" | "after the write";
}

export const endless = (): Life => ({ left: Number.POSITIVE_INFINITY, end: "before the write" });

/** Opened memory stores that any number of programs share, each through `seenBy`. */
export async function openParts(count: number): Promise<readonly BackingStore[]> {
  const parts = Array.from({ length: count }, () => memoryStore());
  for (const part of parts) await part.open({ catalog: [] });
  return parts;
}

export interface Seeing {
  readonly life?: Life;
  readonly isShared?: boolean;
  /** Awaited before and after every call: lets others go first. */
  readonly turn?: () => Promise<void>;
}

/** The store as one program sees it, which may open and close it as if it were alone, and may die. */
export function seenBy(
  store: BackingStore,
  { life = endless(), isShared = true, turn = async () => {} }: Seeing,
): BackingStore {
  const checkAlive = () => {
    if (life.left <= 0) throw new StoreError("store/io", "memory", "the program is gone.");
  };
  return {
    name: "memory",
    location: "memory",
    isShared,
    keepsMetadata: true,
    open: async () => checkAlive(),
    readAll: () => {
      checkAlive();
      return store.readAll();
    },
    read: async (type, key) => {
      await turn();
      checkAlive();
      return store.read(type, key);
    },
    write: async (changes, info) => {
      await turn();
      checkAlive();
      life.left--;
      if (life.left === 0 && life.end === "before the write") checkAlive();
      await store.write(changes, info);
      await turn();
      checkAlive();
    },
    close: async () => {},
  };
}
