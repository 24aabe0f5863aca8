import { StoreError } from "../errors.ts";
import type { BackingStore } from "./backing-store.ts";
import { isMaintained } from "./store-abilities.ts";
import { passOn } from "./wrappers/wrapper-pass-on.ts";

/**
 * A store that shows another and writes nothing to it: writes are refused with `store/read-only`. Where the store itself has a `readOnly`
 * option, that one also needs no lock and no right to write.
 */
export function readOnlyStore(store: BackingStore): BackingStore {
  const refuse = async (): Promise<never> => {
    const advice = "Write to the store that it wraps.";
    throw new StoreError("store/read-only", store.location, `it is shown through \`readOnlyStore\`. ${advice}`);
  };
  const { completeIndexes: _, ...passed } = passOn(store);
  return {
    ...passed,
    get name() {
      return `read-only ${store.name}`;
    },
    write: refuse,
    ...(isMaintained(store) && {
      expire: refuse,
      evictTag: refuse,
      check: ({ fix = false, dryRun = false } = {}) => (fix && !dryRun ? refuse() : store.check({ fix, dryRun })),
    }),
  };
}
