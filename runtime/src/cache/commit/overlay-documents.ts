import type { DocumentVersion } from "../document-version.ts";
import type { SlotKeys } from "../memory/slot-keys.ts";

/** The documents by which an overlay differs from its collection: each with its version there, or none, and a slot for indexes. */
export class OverlayDocuments<T> implements SlotKeys {
  readonly #slots = new Map<string, number>();
  readonly #keys: string[] = [];
  readonly #versions: (DocumentVersion<T> | undefined)[] = [];

  get size(): number {
    return this.#keys.length;
  }

  has(key: string): boolean {
    return this.#slots.has(key);
  }

  version(key: string): DocumentVersion<T> | undefined {
    const slot = this.#slots.get(key);
    return slot === undefined ? undefined : this.#versions[slot];
  }

  /** Sets a version and returns the slot. */
  set(key: string, version: DocumentVersion<T> | undefined): number {
    let slot = this.#slots.get(key);
    if (slot === undefined) {
      slot = this.#keys.push(key) - 1;
      this.#slots.set(key, slot);
    }
    this.#versions[slot] = version;
    return slot;
  }

  entries(): IterableIterator<[key: string, slot: number]> {
    return this.#slots.entries();
  }

  key(slot: number): string {
    return this.#keys[slot] ?? "";
  }

  compare(a: number, b: number): number {
    const [left, right] = [this.key(a), this.key(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  }
}
