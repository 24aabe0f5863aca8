import type { CacheCore } from "../cache-core.ts";
import type { AnyCollection } from "../collection.ts";
import { takeTurns } from "../lazy/lazy-schedule.ts";
import { EvictionBound } from "./eviction-bound.ts";

/** Keeps a collection below a number of bytes: what a commit cannot make up for by itself, and what was too much from the start, goes step by step. */
export function boundDocuments(core: CacheCore, collection: AnyCollection, maxBytes: number): void {
  const bound = new EvictionBound(collection, maxBytes, core.opened.random);
  collection.bound = bound;
  let isAtIt = false;
  let isClosing = false;
  const shrink = async () => {
    for (let evicted = 1; evicted > 0 && bound.isOver && !isClosing; ) {
      const changes = await core.submit(collection, (stage) => bound.evictions(stage, []));
      evicted = changes.length;
      await takeTurns();
    }
  };
  const look = () => {
    if (isAtIt || isClosing || !bound.isOver) return;
    isAtIt = true;
    const done = () => {
      isAtIt = false;
    };
    // A store that fails tells whoever writes to it.
    core.track(shrink()).then(done, done);
  };
  core.history.watch(look);
  core.onClose(() => {
    isClosing = true;
  });
  look();
}
