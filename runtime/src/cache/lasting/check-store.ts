import { StoreError } from "../../errors.ts";
import type { BackingStore } from "../../stores/backing-store.ts";
import { type CheckOptions, isMaintained, type StoreCheck } from "../../stores/store-abilities.ts";
import { reasonText } from "../cache-errors.ts";

/** What a store refuses to be opened for, and a check can tell. */
const damages = new Set(["store/corrupt", "store/truncated", "store/foreign-format"]);

/**
 * Checks a store that no cache has open, because it is damaged or because nobody needs it now. A store that cannot even be opened is a
 * finding; what it says is all that is known of it. The store is closed again.
 * @throws StoreError when it cannot be looked at: `store/locked`, `store/io`, `store/read-only`
 */
export async function checkStore(store: BackingStore, options: CheckOptions = {}): Promise<StoreCheck> {
  try {
    await store.open({ catalog: [] });
  } catch (error) {
    return damageOf(store, error);
  }
  try {
    return isMaintained(store) ? await store.check(options) : await readThrough(store);
  } finally {
    await store.close();
  }
}

/** Of a store that cannot look after itself: whether everything in it can be read. */
async function readThrough(store: BackingStore): Promise<StoreCheck> {
  let sound = 0;
  try {
    for await (const _ of store.readAll()) sound++;
    return { sound, problems: [] };
  } catch (error) {
    return { ...damageOf(store, error), sound };
  }
}

function damageOf({ location }: BackingStore, error: unknown): StoreCheck {
  if (!(error instanceof StoreError) || !damages.has(error.code)) throw error;
  return {
    sound: 0,
    problems: [{ code: "damaged-structure", place: location, message: reasonText(error), remedy: "none" }],
  };
}
