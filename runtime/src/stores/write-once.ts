import type { Envelope } from "../document/envelope.ts";
import { StoreError } from "../errors.ts";
import type { BackingStore } from "./backing-store.ts";
import { type DocumentName, isMaintained } from "./store-abilities.ts";
import { passOn } from "./wrappers/wrapper-pass-on.ts";
import { evictRefusal } from "./wrappers/write-once-errors.ts";
import { WriteOnceWriter } from "./wrappers/write-once-writer.ts";

export interface WriteOnceOptions {
  /**
   * The share, from 0 to 1, of repeated puts that are compared with what is stored; the others are compared with what this store remembers
   * of it, and the wrapped one is not asked. 1 unless told.
   */
  readonly check?: number;
  /** From 0 up to, not including, 1; `Math.random` unless told. */
  readonly random?: () => number;
  /** How many documents are remembered at least; 10,000 unless told. */
  readonly remembered?: number;
  /** Called when a comparison finds that a document changed or went, although it may not. */
  readonly onInconsistent?: (document: InconsistentDocument) => void;
}

export interface InconsistentDocument extends DocumentName {
  /** What is put now. */
  readonly expected: Envelope;
  /** What is stored; undefined when there was none. */
  readonly found: Envelope | undefined;
}

export interface WriteOnceStore extends BackingStore {
  /** Comparisons with what is stored, and how many of them found something else than was stored before. */
  readonly comparisons: { readonly made: number; readonly failed: number };
}

/**
 * A store whose documents never change once they are written. A second put of the same content (schema id and payload) is nothing, one
 * of other content is refused with `store/write-once`, and so are deletes.
 * @throws StoreError `store/invalid-option`
 */
export function writeOnceStore(store: BackingStore, options: WriteOnceOptions = {}): WriteOnceStore {
  const { check = 1, random = Math.random, remembered = 10_000, onInconsistent } = options;
  if (!(check >= 0 && check <= 1)) {
    throw new StoreError("store/invalid-option", store.location, "`check` is no number from 0 to 1. Give a share.");
  }
  const report = (expected: Envelope, found: Envelope | undefined) =>
    onInconsistent?.({ type: expected.type, key: expected.key, expected, found });
  const writer = new WriteOnceWriter(store, { rate: check, random, remembered, report });
  return {
    ...passOn(store),
    get name() {
      return `write-once ${store.name}`;
    },
    get comparisons() {
      return { ...writer.comparisons };
    },
    open: async (context) => {
      await store.open(context);
      writer.begin(context.clock);
    },
    write: (changes, info) => writer.write(changes, info),
    close: async () => {
      await writer.settled;
      writer.begin();
      await store.close();
    },
    ...(isMaintained(store) && {
      evictTag: async (tag: string) => {
        throw evictRefusal(store.location, tag);
      },
    }),
  };
}
