import { ConflictError } from "../document/conflict-error.ts";
import type { Envelope } from "../document/envelope.ts";
import { StoreError } from "../errors.ts";
import type { BackingStore } from "./backing-store.ts";
import { isSameDocument } from "./copy-same-document.ts";
import { isMaintained } from "./store-abilities.ts";

export interface CopyOptions {
  /** Called after each batch. */
  readonly onProgress?: (progress: CopyProgress) => void;
  /**
   * Goes on with a copy that was begun: what the target has already, the same to the byte, is passed over. Without it a target that has a
   * document of the source is refused.
   */
  readonly resume?: boolean;
  /** What becomes of documents that the target has with other content: `refuse` (default) ends the copy, `replace` overwrites them. */
  readonly existing?: "refuse" | "replace";
  /** Documents for which this is the same go into one batch, and no others with them: for targets of several places. */
  readonly groupBy?: (envelope: Envelope) => unknown;
  /** Ends the copy between two batches, with its reason. */
  readonly signal?: AbortSignal;
}

export interface CopyProgress {
  /** Documents that were looked at, of how many, where the source can tell. */
  readonly documents: number;
  readonly total?: number;
  readonly bytes: number;
  /** What became of them. */
  readonly copied: number;
  readonly skipped: number;
  readonly replaced: number;
}

/**
 * Copies every document of one store into another, both open: payload, schema id, stored-at, expiry and tags to the byte. Documents of the
 * target that the source does not have stay. May be ended at any point and run again with `resume`.
 * @throws StoreError `store/copy-conflict`, and those of both stores
 */
export async function copyStore(
  from: BackingStore,
  to: BackingStore,
  options: CopyOptions = {},
): Promise<CopyProgress> {
  const copy = new Copy(to, options, isMaintained(from) ? (await from.usage()).documents : undefined);
  for await (const envelope of from.readAll()) await copy.add(envelope);
  return copy.end();
}

// A batch is written once it has so many documents or bytes.
const batchDocuments = 500;
const batchBytes = 1_000_000;

interface Batch {
  readonly envelopes: Envelope[];
  bytes: number;
}

class Copy {
  readonly #to: BackingStore;
  readonly #options: CopyOptions;
  readonly #batches = new Map<unknown, Batch>();
  #progress: CopyProgress;

  constructor(to: BackingStore, options: CopyOptions, total: number | undefined) {
    this.#to = to;
    this.#options = options;
    this.#progress = {
      documents: 0,
      ...(total !== undefined && { total }),
      bytes: 0,
      copied: 0,
      skipped: 0,
      replaced: 0,
    };
  }

  async add(envelope: Envelope): Promise<void> {
    const group = this.#options.groupBy?.(envelope);
    const batch = this.#batches.get(group) ?? { envelopes: [], bytes: 0 };
    this.#batches.set(group, batch);
    batch.envelopes.push(envelope);
    batch.bytes += envelope.key.length + envelope.payload.length;
    if (batch.envelopes.length < batchDocuments && batch.bytes < batchBytes) return;
    this.#batches.delete(group);
    await this.#write(batch);
  }

  async end(): Promise<CopyProgress> {
    for (const batch of this.#batches.values()) await this.#write(batch);
    return this.#progress;
  }

  async #write({ envelopes, bytes }: Batch): Promise<void> {
    this.#options.signal?.throwIfAborted();
    const replacing = new Set<Envelope>();
    let pending: readonly Envelope[] = envelopes;
    while (pending.length > 0) {
      try {
        await this.#to.write(
          pending.map((envelope) =>
            replacing.has(envelope) ? { kind: "put", envelope } : { kind: "put", envelope, condition: null },
          ),
        );
        break;
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
        pending = this.#resolve(pending, { error, replacing });
      }
    }
    const { documents, copied, skipped, replaced } = this.#progress;
    this.#progress = {
      ...this.#progress,
      documents: documents + envelopes.length,
      bytes: this.#progress.bytes + bytes,
      copied: copied + pending.length - replacing.size,
      skipped: skipped + envelopes.length - pending.length,
      replaced: replaced + replacing.size,
    };
    this.#options.onProgress?.(this.#progress);
  }

  /** What of a batch has still to be written, now that the target has told what it has. @throws StoreError `store/copy-conflict` */
  #resolve(
    pending: readonly Envelope[],
    { error, replacing }: { readonly error: ConflictError; readonly replacing: Set<Envelope> },
  ): readonly Envelope[] {
    const { resume = false, existing = "refuse" } = this.#options;
    const found = new Map(error.conflicts.map(({ index, current }) => [index, current]));
    return pending.filter((envelope, index) => {
      const current = found.get(index);
      // An expired document that is gone by now.
      if (current === undefined) return true;
      if (resume && isSameDocument(current, envelope)) return false;
      if (existing === "refuse") throw conflictError(this.#to, envelope, resume);
      replacing.add(envelope);
      return true;
    });
  }
}

function conflictError(to: BackingStore, { type, key }: Envelope, resume: boolean): StoreError {
  const document = `the document ${JSON.stringify(key)} of ${JSON.stringify(type)}`;
  const [what, advice] = resume
    ? ["with other content", 'Copy with `existing: "replace"` if the source is right.']
    : ["already", "Copy into an empty store, or go on with a copy that was begun: `resume: true`."];
  return new StoreError("store/copy-conflict", to.location, `${document} is there ${what}. ${advice}`);
}
