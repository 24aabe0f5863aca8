import { setImmediate } from "node:timers/promises";
import type { Envelope } from "../../document/envelope.ts";
import type { DocumentName } from "../store-abilities.ts";
import {
  type EntryNames,
  entriesOf,
  expiredEntries,
  readEntry,
  removeEntry,
  taggedEntries,
} from "./directory-entries.ts";
import { type WritableTree, whileWriting } from "./directory-session.ts";
import type { DirectoryWriter } from "./directory-writer.ts";

/** Removes documents that have expired, at most `limit`. @throws StoreError, a system error */
export function removeExpired(tree: WritableTree, limit: number): Promise<readonly DocumentName[]> {
  return whileWriting(tree, (writer) => {
    const now = tree.clock();
    const isMeant = ({ expiresAt }: Envelope) => expiresAt !== undefined && expiresAt <= now;
    return removeFound(tree, writer, { entries: expiredEntries(tree.place, now), limit, isMeant });
  });
}

/** Removes documents with a tag, at most `limit`. @throws StoreError, a system error */
export function removeTagged(
  tree: WritableTree,
  tag: string,
  { type, limit }: { readonly type?: string; readonly limit: number },
): Promise<readonly DocumentName[]> {
  return whileWriting(tree, (writer) => {
    const isMeant = (envelope: Envelope) =>
      (type === undefined || envelope.type === type) && envelope.tags?.includes(tag) === true;
    return removeFound(tree, writer, { entries: taggedEntries(tree.place, tag, type), limit, isMeant });
  });
}

interface Removal {
  readonly entries: Iterable<EntryNames>;
  readonly limit: number;
  readonly isMeant: (envelope: Envelope) => boolean;
}

async function removeFound(
  { place, reader }: WritableTree,
  writer: DirectoryWriter,
  { entries, limit, isMeant }: Removal,
): Promise<readonly DocumentName[]> {
  const removed: DocumentName[] = [];
  let since = performance.now();
  for (const names of entries) {
    if (removed.length >= limit) break;
    const name = readEntry(place, names);
    if (name !== undefined && (await writer.removeWhere(name, isMeant))) removed.push(name);
    else if (name === undefined || !isAskedFor(names, reader.find(name))) removeEntry(place, names);
    if (performance.now() - since < 5) continue;
    await setImmediate();
    since = performance.now();
  }
  return removed;
}

// A document that is damaged may have asked for anything.
function isAskedFor(names: EntryNames, found: { readonly envelope: Envelope } | "damaged" | undefined): boolean {
  if (found === undefined || found === "damaged") return found === "damaged";
  const entry = names.join("/");
  return entriesOf(found.envelope).some((asked) => asked.join("/") === entry);
}
