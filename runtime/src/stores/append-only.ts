import { ConflictError } from "../document/conflict-error.ts";
import { StoreError } from "../errors.ts";
import type { BackingStore, DocumentPut, StoreChange, WriteInfo } from "./backing-store.ts";
import { identityOf } from "./identity.ts";
import { isMaintained } from "./store-abilities.ts";
import { passOn } from "./wrappers/wrapper-pass-on.ts";

/**
 * A store that only takes documents that are not there yet: whatever would replace or delete one is refused with `store/append-only`, the
 * whole batch with it. Of several processes that put one document at once, one succeeds: each put goes out under the condition that there
 * is none.
 */
export function appendOnlyStore(store: BackingStore): BackingStore {
  return {
    ...passOn(store),
    get name() {
      return `append-only ${store.name}`;
    },
    write: (changes, info) => append(store, changes, info),
    ...(isMaintained(store) && {
      evictTag: async (tag: string) => {
        throw refusal(store, `the documents with the tag ${JSON.stringify(tag)} cannot be evicted`);
      },
    }),
  };
}

async function append(store: BackingStore, changes: readonly StoreChange[], info: WriteInfo | undefined) {
  const written = new Set<string>();
  const conditional = changes.map((change) => {
    if (change.kind === "check") return change;
    if (change.kind === "delete") throw refusal(store, `${nameOf(change)} cannot be deleted`);
    const identity = identityOf(change.envelope.type, change.envelope.key);
    const isOverwrite = typeof change.condition === "string" || written.has(identity);
    if (isOverwrite) throw overwriteRefusal(store, change);
    written.add(identity);
    return { ...change, condition: null };
  });
  try {
    await store.write(conditional, info);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    // Those who asked for the condition themselves get to know that it does not hold, as from any store.
    const taken = error.conflicts.map(({ index }) => changes[index]).find((change) => change?.condition === undefined);
    if (taken?.kind !== "put") throw error;
    throw overwriteRefusal(store, taken);
  }
}

function overwriteRefusal(store: BackingStore, { envelope }: DocumentPut): StoreError {
  return refusal(store, `${nameOf(envelope)} is there already and cannot be replaced`);
}

function nameOf({ type, key }: { readonly type: string; readonly key: string }): string {
  return `the document ${JSON.stringify(key)} of ${JSON.stringify(type)}`;
}

function refusal(store: BackingStore, problem: string): StoreError {
  const advice = "Put documents under new store keys alone, or write to the store that it wraps.";
  return new StoreError("store/append-only", store.location, `${problem}: the store is append-only. ${advice}`);
}
