import { statSync } from "node:fs";
import { StoreError } from "../../errors.ts";

// In milliseconds. A look takes 2 µs, which is more than a tenth of what a write does; whoever writes on and on looks at every few writes.
const believedFor = 0.05;

/** The file that a store has open. SQLite would go on writing to one that was removed, and to the log of another that took its name. */
export class SqlitePlace {
  readonly #file: string;
  readonly #location: string;
  readonly #identity: string;
  #lookedAt = Number.NEGATIVE_INFINITY;

  /** The file is there, and open. */
  constructor(file: string, location: string) {
    this.#file = file;
    this.#location = location;
    this.#identity = identityOf(file);
  }

  /** @throws StoreError `store/changed-outside` when another file has its name, or none */
  check(): void {
    const now = performance.now();
    if (now - this.#lookedAt < believedFor) return;
    if (identityOf(this.#file) !== this.#identity) {
      const advice = "Close the store and open it again; what is written until then would be lost, so nothing is.";
      throw new StoreError("store/changed-outside", this.#location, `the file was removed or replaced. ${advice}`);
    }
    this.#lookedAt = now;
  }
}

function identityOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? "none" : `${stats.dev}:${stats.ino}`;
}
