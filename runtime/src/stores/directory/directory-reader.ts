import { join } from "node:path";
import { StoreError } from "../../errors.ts";
import type { DocumentName } from "../store-abilities.ts";
import { parseDocument, type StoredDocument } from "./directory-document.ts";
import { type DirectoryPlace, readBytes } from "./directory-file.ts";
import { documentNames } from "./directory-name.ts";
import { type CommitRecord, readRecord } from "./directory-record.ts";
import { stagedPath } from "./directory-staging.ts";
import { findFolder } from "./directory-tree.ts";

/** Reads documents of a tree, without a lock: each is as it is at some moment of the call, batches whole. */
export class DirectoryReader {
  readonly #place: DirectoryPlace;
  #record: CommitRecord | undefined;

  constructor(place: DirectoryPlace) {
    this.#place = place;
  }

  /** The document, expired or not; undefined when there is none. @throws StoreError, a system error */
  read(name: DocumentName): StoredDocument | undefined {
    return this.soundOf(name, this.find(name));
  }

  /** @throws StoreError when it was found damaged */
  soundOf(name: DocumentName, found: StoredDocument | "damaged" | undefined): StoredDocument | undefined {
    if (found !== "damaged") return found;
    throw damagedError(join(this.#place.root, ...documentNames(name.type, name.key)));
  }

  /** As `read`, and takes a damaged one for what it is. @throws StoreError, a system error */
  find(name: DocumentName): StoredDocument | "damaged" | undefined {
    const pending = this.pending()?.find(name);
    if (pending !== undefined) {
      if (pending.staged === undefined) return undefined;
      const bytes = readBytes(stagedPath(this.#place, pending.staged));
      // Otherwise it was moved into its place meanwhile.
      if (bytes !== undefined) return documentIn(bytes, name);
    }
    return this.findInPlace(name);
  }

  /** As `find`, for whoever has the lock and knows that no record is left. @throws StoreError, a system error */
  findInPlace(name: DocumentName): StoredDocument | "damaged" | undefined {
    const names = documentNames(name.type, name.key);
    const folder = findFolder(this.#place, names.slice(0, -1));
    const bytes = folder === undefined ? undefined : readBytes(join(folder, names.at(-1) ?? ""));
    return bytes && documentIn(bytes, name);
  }

  /** Changes that are made, and whose files may not be in their places yet. @throws StoreError, a system error */
  pending(): CommitRecord | undefined {
    this.#record = readRecord(this.#place, this.#record);
    return this.#record;
  }
}

export function damagedError(path: string): StoreError {
  const advice = "Restore it from a copy, or have `check({ fix: true })` put it aside; it was left as it is.";
  return new StoreError(
    "store/corrupt",
    path,
    `the file is no whole document, or not the one that its name says. ${advice}`,
  );
}

function documentIn(bytes: Uint8Array, { type, key }: DocumentName): StoredDocument | "damaged" {
  const found = parseDocument(bytes);
  return found?.envelope.type === type && found.envelope.key === key ? found : "damaged";
}
