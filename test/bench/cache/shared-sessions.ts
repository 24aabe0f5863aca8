import { deepEqual } from "node:assert/strict";
import type { Session } from "../schemas/session.schema.ts";
import { askedKeys, makeSession, sessionKey } from "./sessions.ts";
import { Walk } from "./walk.ts";

/** The documents that the peers of a cell keep, and the keys that everybody is asked for. */
export class SharedSessions {
  readonly size: number;
  #keys: readonly string[] | undefined;
  #documents: readonly Session[] | undefined;

  constructor(size: number) {
    this.size = size;
  }

  get documents(): readonly Session[] {
    this.#documents ??= Array.from({ length: this.size }, (_, at) => makeSession(at, this.size));
    return this.#documents;
  }

  /** The keys in the order in which everybody is asked for them. */
  walk(): Walk<string> {
    this.#keys ??= askedKeys(this.size);
    return new Walk(this.#keys);
  }

  /** Some store keys, the first and the last among them. */
  sample(): readonly string[] {
    return [0, 1, this.size >> 1, this.size - 1].map(sessionKey);
  }

  /** @throws when some document of the sample is not there as it was put, or one that was never put is */
  verify(get: (key: string) => unknown): void {
    for (const key of this.sample()) this.verifyOne(key, get(key));
    if (get(sessionKey(this.size)) !== undefined) throw new Error("There is a document that was never put.");
  }

  verifyOne(key: string, found: unknown): void {
    deepEqual(found, makeSession(Number(key.slice(5)) - 1_000_000, this.size));
  }

  /** Whoever still keeps documents has them; the next cell needs the room. */
  free(): void {
    this.#keys = undefined;
    this.#documents = undefined;
  }
}
