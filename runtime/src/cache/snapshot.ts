import type { DocumentDefinition } from "../document/definition.ts";
import { notRegisteredError } from "./cache-errors.ts";
import type { Collections } from "./collection.ts";
import type { CommitRecord } from "./commit/commit-history.ts";
import { type AnyOverlay, Overlay } from "./commit/overlay.ts";
import { DocumentReader } from "./document-reader.ts";

/**
 * All documents as they were at one moment, for reading. Later writes do not change it, and it stays readable after the cache
 * is closed. It costs nothing to take; while it is held, replaced versions stay in memory.
 */
export class Snapshot extends DocumentReader {
  readonly #collections: Collections;
  readonly #moment: CommitRecord;
  readonly #overlays = new Map<unknown, AnyOverlay>();

  constructor(collections: Collections, moment: CommitRecord) {
    super();
    this.#collections = collections;
    this.#moment = moment;
  }

  protected override source<T>(definition: DocumentDefinition<T, never>): Overlay<T> {
    let overlay = this.#overlays.get(definition);
    if (overlay === undefined) {
      const collection = this.#collections.get(definition);
      if (collection === undefined) throw notRegisteredError(definition);
      overlay = new Overlay(collection, this.#moment);
      this.#overlays.set(definition, overlay);
    }
    return overlay;
  }
}
