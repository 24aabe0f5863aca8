import { setImmediate } from "node:timers/promises";
import type { Envelope } from "../../document/envelope.ts";
import type { StoreChange } from "../backing-store.ts";
import { identityOf } from "../identity.ts";
import type { DocumentName } from "../store-abilities.ts";
import { printDocument } from "./directory-document.ts";
import type { DirectoryStaging } from "./directory-staging.ts";

/** A batch whose documents are printed. */
export interface PrintedWrite {
  /** As they were given, for their conditions. */
  readonly changes: readonly StoreChange[];
  /** What is to become of each document, once all changes have happened. */
  readonly documents: readonly PrintedChange[];
}

interface PrintedChange extends DocumentName {
  /** Unset: it is deleted. */
  readonly content?: { readonly head: Omit<Envelope, "payload">; readonly payload: number; readonly bytes: Uint8Array };
}

/** A document that is in a staged file. */
export interface StagedChange extends DocumentName {
  /** Unset: it is deleted. */
  readonly content?: {
    readonly head: Omit<Envelope, "payload">;
    /** Length of the payload. */
    readonly payload: number;
    /** Length of the file. */
    readonly size: number;
    readonly path: string;
  };
}

/** Takes what it needs of the caller's objects at once: they may change afterwards. */
export function printWrite(changes: readonly StoreChange[]): PrintedWrite {
  const documents = new Map<string, PrintedChange>();
  for (const change of changes) {
    if (change.kind === "check") continue;
    const { type, key } = change.kind === "put" ? change.envelope : change;
    documents.set(identityOf(type, key), { type, key, ...(change.kind === "put" && printPut(change.envelope)) });
  }
  const kept = changes.map((change) => {
    return change.kind === "put" ? { ...change, envelope: { ...change.envelope } } : { ...change };
  });
  return { changes: kept, documents: [...documents.values()] };
}

/** Writes the documents into files beside the tree, all or none. @throws a system error */
export async function stageWrite(
  { documents }: PrintedWrite,
  staging: DirectoryStaging,
): Promise<readonly StagedChange[]> {
  const staged: StagedChange[] = [];
  let since = performance.now();
  try {
    for (const { type, key, content } of documents) {
      if (content === undefined) {
        staged.push({ type, key });
        continue;
      }
      const { head, payload, bytes } = content;
      staged.push({ type, key, content: { head, payload, size: bytes.length, path: staging.add(bytes) } });
      if (performance.now() - since < 5) continue;
      await setImmediate();
      since = performance.now();
    }
  } catch (error) {
    discardWrite(staged, staging);
    throw error;
  }
  return staged;
}

/** Removes the staged files that were not moved. */
export function discardWrite(staged: readonly StagedChange[], staging: DirectoryStaging): void {
  for (const { content } of staged) if (content !== undefined) staging.discard(content.path);
}

function printPut(envelope: Envelope): Pick<PrintedChange, "content"> {
  const { payload, ...head } = envelope;
  const tags = head.tags === undefined ? {} : { tags: [...head.tags] };
  return { content: { head: { ...head, ...tags }, payload: payload.length, bytes: printDocument(envelope) } };
}
