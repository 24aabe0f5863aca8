import { makeSizedSession, sessionKey, shuffled } from "../cache/sessions.ts";
import { Walk } from "../cache/walk.ts";
import type { Subject } from "../subject/subject.ts";
import type { StoredDocument } from "./engine.ts";

/** How much is in a store. */
export interface Filling {
  readonly entries: number;
  /** Bytes of a payload. */
  readonly bytes: number;
}

/** The documents that a store of a size is filled with, and those that are written then. */
export class StoredDocuments {
  readonly filling: Filling;
  readonly #subject: Subject;

  constructor(subject: Subject, filling: Filling) {
    this.#subject = subject;
    this.filling = filling;
  }

  /** The document of a number, with the value of another one, so that writing it changes something. */
  make(number: number, value: number): StoredDocument {
    const { Session } = this.#subject.documents;
    const session = { ...makeSizedSession(value, this.filling.bytes), id: sessionKey(number) };
    return { key: session.id, value: session, bytes: Session.encode(session) };
  }

  *slices(length: number): Generator<readonly StoredDocument[]> {
    const { entries } = this.filling;
    for (let first = 0; first < entries; first += length) {
      const count = Math.min(length, entries - first);
      yield Array.from({ length: count }, (_, at) => this.make(first + at, first + at));
    }
  }

  /** Store keys in the order in which they are asked for. */
  keys(): Walk<string> {
    return new Walk(Array.from(shuffled(this.filling.entries), sessionKey));
  }

  /**
   * New values, made before anything is timed, for keys all over the store. Each differs from the one that it replaces: SQLite leaves out
   * a write that changes nothing. So whoever goes on writing to a store goes on with the same walk, or with another revision.
   */
  changing(revision = 1): Walk<StoredDocument> {
    const places = [...shuffled(this.filling.entries).subarray(0, 4096)];
    const pass = (shift: number) => places.map((number, at) => this.make(number, number + at + shift));
    return new Walk([...pass(revision), ...pass(revision + 1)]);
  }
}
