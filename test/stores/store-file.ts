import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BackingStore, CatalogEntry, DocumentDelete, DocumentPut, Envelope, StoreChange } from "@keyslot/runtime";
import { StoreError } from "@keyslot/runtime";
import { freshFolder } from "./fresh-folder.ts";

/** A store object over a path, not open. */
export type StoreAt = (path: string) => BackingStore;

/** Runs `act` with a path in an empty folder, where `bytes` stand if they are given. */
export async function withFile(
  bytes: Uint8Array | undefined,
  act: (path: string, folder: string) => Promise<void>,
): Promise<void> {
  const folder = freshFolder();
  const path = join(folder.path, "game");
  if (bytes !== undefined) writeFileSync(path, bytes);
  try {
    await act(path, folder.path);
  } finally {
    folder.remove();
  }
}

export interface Session {
  readonly store: BackingStore;
  readonly catalog?: readonly CatalogEntry[];
}

/** Opens the store, writes each batch, and closes it. What was stored before the batches is returned. */
export async function write(
  { store, catalog = [] }: Session,
  ...batches: readonly StoreChange[][]
): Promise<Envelope[]> {
  await store.open({ catalog });
  try {
    const all: Envelope[] = [];
    for await (const envelope of store.readAll()) all.push(envelope);
    for (const batch of batches) await store.write(batch);
    return all;
  } finally {
    await store.close();
  }
}

export function envelope(type: string, key: string, overrides: Partial<Envelope> = {}): Envelope {
  return {
    type,
    key,
    schemaId: type,
    storedAt: "2026-01-02T03:04:05.678Z",
    payload: Uint8Array.of(0x91, 0x01),
    ...overrides,
  };
}

export function put(type: string, key: string, overrides: Partial<Envelope> = {}): DocumentPut {
  return { kind: "put", envelope: envelope(type, key, overrides) };
}

export function remove(type: string, key: string): DocumentDelete {
  return { kind: "delete", type, key };
}

/** The code of the StoreError that `act` ends in; `nothing` when it succeeds. Anything else is thrown on. */
export async function codeOf(act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
  } catch (error) {
    if (error instanceof StoreError) return error.code;
    throw error;
  }
  return "nothing";
}

/** Text in which `\xNN` stands for a byte, and everything else for itself as UTF-8. */
export function bytesOf(text: string): Uint8Array {
  return Buffer.concat(
    text
      .split(/(\\x[0-9a-f]{2})/)
      .map((part) => (part.startsWith("\\x") ? Buffer.from(part.slice(2), "hex") : Buffer.from(part))),
  );
}

export function read(path: string): Uint8Array {
  return Uint8Array.from(readFileSync(path));
}
