import { join } from "node:path";
import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import type { Envelope } from "../../document/envelope.ts";
import { StoreError } from "../../errors.ts";
import { identityOf } from "../identity.ts";
import type { DocumentName } from "../store-abilities.ts";
import { type ChangesMark, changesSince, markChanges } from "./directory-changes.ts";
import { parseDocument } from "./directory-document.ts";
import { type DirectoryPlace, linkError, readBytes } from "./directory-file.ts";
import { isTreeLocked } from "./directory-lock.ts";
import { documentNames, documentSuffix } from "./directory-name.ts";
import { type DirectoryReader, damagedError } from "./directory-reader.ts";
import { readState } from "./directory-state.ts";
import { walkFiles } from "./directory-tree.ts";

/** How long, in milliseconds, writers that overtake a reading are followed. */
const patience = 30_000;

/**
 * Every document, expired ones too, as of one moment of the call. No writer is held up: what was written while the files were read is
 * read once more, until nothing was. @throws StoreError, a system error
 */
export async function readTree(place: DirectoryPlace, reader: DirectoryReader): Promise<readonly Envelope[]> {
  const end = performance.now() + patience;
  for (;;) {
    const before = await stillState(place, end);
    const mark = markChanges(place);
    const documents = await readFiles(place, reader);
    const pending = reader.pending()?.changes ?? [];
    if (await catchUp({ place, reader, documents, end, mark, pending, sequence: before }))
      return [...documents.values()];
  }
}

interface CatchingUp {
  readonly place: DirectoryPlace;
  readonly reader: DirectoryReader;
  readonly documents: Map<string, Envelope>;
  readonly end: number;
  readonly mark: ChangesMark | undefined;
  readonly pending: readonly DocumentName[];
  readonly sequence: number | undefined;
}

// False when nobody can tell any more what was written meanwhile.
async function catchUp({ place, reader, documents, end, ...from }: CatchingUp): Promise<boolean> {
  let { mark, sequence } = from;
  let names: readonly DocumentName[] | undefined = from.pending;
  for (;;) {
    for (const name of names) {
      const found = reader.read(name);
      if (found === undefined) documents.delete(identityOf(name.type, name.key));
      else documents.set(identityOf(name.type, name.key), found.envelope);
    }
    const now = await stillState(place, end);
    if (now === sequence) return true;
    const since = mark && changesSince(place, mark);
    if (since === undefined) return false;
    names = since.changes.flatMap(({ names: some = [] }) => some);
    if (since.changes.some((change) => change.names === undefined)) return false;
    mark = since.end;
    sequence = now;
  }
}

/** The number of the state, once nobody is at work. One who died at it stays so: readers know what is to be made of that. */
async function stillState(place: DirectoryPlace, end: number): Promise<number | undefined> {
  for (;;) {
    const state = readState(place);
    if (state === undefined || state.writer === "" || !isTreeLocked(place)) return state?.sequence;
    if (performance.now() > end) {
      const text = `other processes have been writing for ${patience / 1000} s without a pause. Try again later.`;
      throw new StoreError("store/locked", place.location, text);
    }
    await sleep(1);
  }
}

async function readFiles(place: DirectoryPlace, reader: DirectoryReader): Promise<Map<string, Envelope>> {
  const documents = new Map<string, Envelope>();
  let since = performance.now();
  for (const { names, isLink } of walkFiles(place, [])) {
    if (!names.at(-1)?.endsWith(documentSuffix)) continue;
    const path = join(place.root, ...names);
    if (isLink) throw linkError(path);
    const bytes = readBytes(path);
    if (bytes === undefined) continue;
    const envelope = parseDocument(bytes)?.envelope;
    if (envelope === undefined || !isPlaceOf(names, envelope)) {
      // What an unfinished batch replaces may look as it likes.
      if (reader.pending() !== undefined) continue;
      throw damagedError(path);
    }
    documents.set(identityOf(envelope.type, envelope.key), envelope);
    if (performance.now() - since < 5) continue;
    await setImmediate();
    since = performance.now();
  }
  return documents;
}

export function isPlaceOf(names: readonly string[], { type, key }: DocumentName): boolean {
  const expected = documentNames(type, key);
  return expected.length === names.length && expected.every((name, index) => name === names[index]);
}
