import type { FileLock } from "../files/file-lock.ts";
import { checkRoot, type DirectoryPlace } from "./directory-file.ts";
import { dropLock, lockTree } from "./directory-lock.ts";
import type { DirectoryReader } from "./directory-reader.ts";
import type { DirectoryStaging } from "./directory-staging.ts";
import { DirectoryWriter } from "./directory-writer.ts";

/** A tree that is open. */
export interface OpenTree {
  readonly place: DirectoryPlace;
  readonly reader: DirectoryReader;
  readonly clock: () => number;
  /** Unset where the tree is only read. */
  readonly staging: DirectoryStaging | undefined;
}

/** A tree that is open for writing. */
export interface WritableTree extends OpenTree {
  readonly staging: DirectoryStaging;
}

/** Has the tree's lock while `act` goes on. @throws what `act` throws, StoreError, a system error */
export async function whileWriting<T>(tree: WritableTree, act: (writer: DirectoryWriter) => Promise<T>): Promise<T> {
  checkRoot(tree.place);
  const lock = await lockTree(tree.place, tree.staging.standing);
  try {
    // It may have been taken away while others were waited for.
    checkRoot(tree.place);
    const writer = await DirectoryWriter.begin(tree);
    try {
      return await act(writer);
    } finally {
      writer.end();
    }
  } finally {
    giveBack(tree.place, lock);
  }
}

/** Gives the lock back, whatever happens: nobody else could write before the end of this process. */
export function giveBack(place: DirectoryPlace, lock: FileLock): void {
  try {
    lock.release();
  } catch {
    // With a full table of descriptors it cannot be looked at once more; but nobody takes the lock of one who lives.
    dropLock(place);
  }
}
