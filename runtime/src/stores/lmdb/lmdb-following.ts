import { identityOf } from "../identity.ts";
import type { DocumentName, Following } from "../store-abilities.ts";
import { LmdbChanges } from "./lmdb-changes.ts";
import { readCounts, writeCounts } from "./lmdb-counts.ts";
import type { LmdbEnvironment } from "./lmdb-environment.ts";

/** Milliseconds between two looks. One reads one row. */
const every = 50;
/** Writers keep what they change for so long after the last one who follows asked for it. */
const lease = 60_000;
/** Generations that are looked through one by one. */
const mostGenerations = 4000;

type Listener = (changed: readonly DocumentName[] | undefined) => void;

export interface FollowOptions {
  readonly environment: LmdbEnvironment;
  /** What this store's own writes are marked with. */
  readonly writer: string;
  readonly listener: Listener;
  readonly onStop: (following: LmdbFollowing) => void;
}

/** Tells what others wrote, from the number that counts up with each commit and what writers keep of it. */
export class LmdbFollowing implements Following {
  readonly #options: FollowOptions;
  readonly #timer: NodeJS.Timeout;
  #seen: number;
  #askedAt = 0;

  constructor(options: FollowOptions) {
    this.#options = options;
    this.#seen = this.#ask();
    this.#timer = setInterval(() => this.#look(), every).unref();
  }

  async poll(): Promise<void> {
    this.#look();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#options.onStop(this);
  }

  #look(): void {
    const { environment, listener } = this.#options;
    if (Date.now() - this.#askedAt > lease / 3) this.#ask();
    environment.lookAnew();
    const generation = readCounts(environment.root)?.generation;
    if (generation === this.#seen) return;
    const changed = generation === undefined ? undefined : this.#changedUpTo(generation);
    this.#seen = generation ?? this.#seen;
    if (changed === undefined || changed.length > 0) listener(changed);
  }

  /** Undefined for everything. */
  #changedUpTo(generation: number): readonly DocumentName[] | undefined {
    const { environment, writer } = this.#options;
    if (generation < this.#seen || generation - this.#seen > mostGenerations) return undefined;
    const changes = new LmdbChanges(environment);
    const names = new Map<string, DocumentName>();
    for (let next = this.#seen + 1; next <= generation; next++) {
      const written = changes.of(next);
      if (written?.writer === writer) continue;
      if (written?.names === undefined) return undefined;
      for (const name of written.names) names.set(identityOf(name.type, name.key), name);
    }
    return [...names.values()];
  }

  /** Asks writers to keep what they change; the result is the generation from which on they do. */
  #ask(): number {
    const { environment } = this.#options;
    this.#askedAt = Date.now();
    // Who may not write learns that something changed, and mostly not what.
    if (environment.isReadOnly) return readCounts(environment.root)?.generation ?? 0;
    return environment.transact(() => {
      const counts = readCounts(environment.root);
      if (counts === undefined) return 0;
      counts.followedUntil = Math.max(counts.followedUntil, this.#askedAt + lease);
      writeCounts(environment.root, counts);
      return counts.generation;
    });
  }
}
