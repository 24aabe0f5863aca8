import type { DocumentDefinition } from "../../document/definition.ts";
import { keyPath } from "../../document/key-path.ts";
import type { CacheCore } from "../cache-core.ts";
import { globalIdError, invalidArgumentError, kindText } from "../cache-errors.ts";
import type { Operation } from "../commit/commit-stage.ts";
import { isWellFormed } from "../prepare-document.ts";
import { lifetimeOf, type PutOptions } from "../put-arguments.ts";

/** A store key below a view: its text, or its parts, which may hold any text. */
export type KeyBelow = string | readonly string[];

/**
 * The documents whose store keys begin with certain parts. Keys that go in and come out leave those parts off. Listing passes over all keys
 * of the type.
 */
export class KeyView {
  readonly #core: CacheCore;
  /** What the keys begin with: nothing, or parts with a `/` behind them. */
  readonly #prefix: string;

  constructor(core: CacheCore, prefix: string) {
    this.#core = core;
    this.#prefix = prefix;
  }

  /** The view of what is below further parts. @throws CacheError `cache/invalid-argument` */
  within(...parts: readonly string[]): KeyView {
    return new KeyView(this.#core, this.#prefix + prefixOf(parts));
  }

  get<T>(definition: DocumentDefinition<T, never>, key: KeyBelow): Readonly<T> | undefined {
    // As `cache.get`, which counts as a use.
    return this.#core.collectionOf(definition).valueFor(undefined, this.#keyOf(definition, key));
  }

  has<T>(definition: DocumentDefinition<T, never>, key: KeyBelow): boolean {
    return this.#core.collectionOf(definition).has(this.#keyOf(definition, key));
  }

  /** The store keys below, without the parts that all of them begin with. */
  keys<T>(definition: DocumentDefinition<T, never>): readonly string[] {
    return this.#storeKeys(definition).map((key) => key.slice(this.#prefix.length));
  }

  all<T>(definition: DocumentDefinition<T, never>): readonly Readonly<T>[] {
    const collection = this.#core.collectionOf(definition);
    return this.#storeKeys(definition).flatMap((key) => collection.value(key) ?? []);
  }

  count<T>(definition: DocumentDefinition<T, never>): number {
    return this.#storeKeys(definition).length;
  }

  /** As `cache.put`. @throws as `cache.put`; CacheError `cache/key-mismatch` for a value whose own identity is another */
  async put<T>(
    definition: DocumentDefinition<T, never>,
    key: KeyBelow,
    ...given: readonly [T, PutOptions?]
  ): Promise<void> {
    const [value, options] = given;
    const prepared = { key: this.#keyOf(definition, key), value, lifetime: lifetimeOf(options) };
    await this.#core.write([this.#core.prepare(definition, prepared)]);
  }

  /** True when there was one. @throws StoreError */
  async delete<T>(definition: DocumentDefinition<T, never>, key: KeyBelow): Promise<boolean> {
    return (await this.#delete(definition, [this.#keyOf(definition, key)])) > 0;
  }

  /** Deletes everything of the type below, all or nothing. The result is how many documents those were. @throws StoreError */
  async clear<T>(definition: DocumentDefinition<T, never>): Promise<number> {
    return this.#delete(definition, this.#storeKeys(definition));
  }

  async #delete<T>(definition: DocumentDefinition<T, never>, keys: readonly string[]): Promise<number> {
    const collection = this.#core.collectionOf(definition);
    const operations = keys.map((key): Operation => ({ collection, key, version: undefined }));
    const changes = await this.#core.submit(collection, () => operations);
    return changes.filter(({ before }) => before !== undefined).length;
  }

  #storeKeys<T>(definition: DocumentDefinition<T, never>): string[] {
    return this.#core
      .collectionOf(definition)
      .keys()
      .filter((key) => key.startsWith(this.#prefix));
  }

  #keyOf<T>(definition: DocumentDefinition<T, never>, key: KeyBelow): string {
    if (definition.global) throw globalIdError(definition.type, key);
    const parts = typeof key === "string" ? [key] : key;
    checkParts(parts);
    return this.#prefix + (typeof key === "string" ? key : keyPath(...parts));
  }
}

/** The view of what begins with some parts. @throws CacheError `cache/invalid-argument` */
export function keyViewOf(core: CacheCore, parts: readonly string[]): KeyView {
  return new KeyView(core, prefixOf(parts));
}

function prefixOf(parts: readonly string[]): string {
  checkParts(parts);
  return parts.length === 0 ? "" : `${keyPath(...parts)}/`;
}

function checkParts(parts: unknown): void {
  if (Array.isArray(parts) && parts.every(isWellFormed)) return;
  throw invalidArgumentError(`A part of a key is ${kindText(parts)}. Pass strings of well-formed text.`);
}
