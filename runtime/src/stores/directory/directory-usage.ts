import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { StoreUsage } from "../store-abilities.ts";
import { type DocumentSize, firstLineLimit, readDocumentSize } from "./directory-document.ts";
import { allEntries } from "./directory-entries.ts";
import { type DirectoryPlace, readFile } from "./directory-file.ts";
import { documentSuffix } from "./directory-name.ts";
import { walkFiles } from "./directory-tree.ts";

const block = 4096;

/** What one document takes. */
export interface DocumentUsage {
  /** Bytes of its store key and payload. */
  readonly bytes: number;
  /** Bytes that its file and its entries take on the disk. */
  readonly volume: number;
}

/** Files take whole blocks, mostly of this length. */
export function documentUsage(
  { key, payload }: Pick<DocumentSize, "key" | "payload">,
  { size, entries }: { readonly size: number; readonly entries: number },
): DocumentUsage {
  return { bytes: key + payload, volume: (Math.ceil(size / block) + entries) * block };
}

export function addUsage(usage: StoreUsage, { bytes, volume }: DocumentUsage, sign: 1 | -1): StoreUsage {
  return {
    documents: usage.documents + sign,
    bytes: usage.bytes + sign * bytes,
    volume: usage.volume + sign * volume,
  };
}

/** Counts anew, by the first lines of all files; nobody may write meanwhile. @throws StoreError, a system error */
export async function countUsage(place: DirectoryPlace): Promise<StoreUsage> {
  let usage: StoreUsage = { documents: 0, bytes: 0, volume: 0 };
  let looked = 0;
  for (const { names, isLink } of walkFiles(place, [])) {
    if (isLink || !names.at(-1)?.endsWith(documentSuffix)) continue;
    const found = readFile(join(place.root, ...names), (read, size) => {
      const lengths = readDocumentSize(read(0, Math.min(size, firstLineLimit)));
      return lengths && documentUsage(lengths, { size, entries: 0 });
    });
    if (found !== undefined) usage = addUsage(usage, found, 1);
    if (looked++ % 100 === 99) await setImmediate();
  }
  for (const _ of allEntries(place)) usage = { ...usage, volume: usage.volume + block };
  return usage;
}
