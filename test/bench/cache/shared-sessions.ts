import { deepEqual } from "node:assert/strict";
import type { Session } from "../schemas/session.schema.ts";
import { askedKeys, makeSession, sessionKey } from "./sessions.ts";
import { Walk } from "./walk.ts";

/** The documents that the candidates of a cell keep, and the keys that everybody is asked for. */
export class SharedSessions {
  readonly size: number;

  constructor(size: number) {
    this.size = size;
  }

  /** Documents of the caller's own: those that several candidates keep would be in the processor's cache for all of them. */
  *makeDocuments(): Generator<Session> {
    for (let at = 0; at < this.size; at++) yield makeSession(at, this.size);
  }

  /**
   * The keys in the order in which everybody is asked for them. They are texts of the caller's own: whoever keeps documents as properties of an
   * object makes V8 turn the texts it is asked for into references to others, which are slower for everybody else.
   */
  walk(): Walk<string> {
    return new Walk(askedKeys(this.size));
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
}
