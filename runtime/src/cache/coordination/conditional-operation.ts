import type { CacheCore } from "../cache-core.ts";
import type { Collection } from "../collection.ts";
import type { CommitStage, Operation } from "../commit/commit-stage.ts";
import { knownEtag, storedEtag, storedNames } from "../commit/stored-etag.ts";
import type { DocumentVersion } from "../document-version.ts";
import type { ConditionalResult, ReadCondition } from "./etag-condition.ts";

/** The document that a conditional operation is about. */
export interface ConditionalTarget<T> {
  readonly core: CacheCore;
  readonly collection: Collection<T>;
  readonly key: string;
}

/** A document and its etag, both as the store has them. */
export interface FoundVersion<T> {
  readonly version: DocumentVersion<T> | undefined;
  readonly etag: string | null;
}

/** Brings what others have written of a document into memory, and what is not in memory. @throws StoreError */
export async function refreshTarget<T>({ core, collection, key }: ConditionalTarget<T>): Promise<void> {
  if (!collection.isShared && collection.isAtHand(key)) return;
  await core.queueOf(collection.store).refresh(storedNames(collection, key));
}

/** The document as its store has it now. @throws StoreError */
export async function findVersion<T>(target: ConditionalTarget<T>): Promise<FoundVersion<T>> {
  await refreshTarget(target);
  const version = target.collection.version(target.key);
  return { version, etag: await storedEtag(target.collection, version) };
}

/** @throws StoreError */
export async function readIf<T>(target: ConditionalTarget<T>, condition: ReadCondition): Promise<ConditionalResult<T>> {
  const { version, etag } = await findVersion(target);
  return resultOf(condition, { version, etag }, { version, etag });
}

/**
 * Puts a version, or deletes the document when there is none, provided that the condition holds when the commit's turn has come. Where others
 * write too, the write is only applied to what it was judged by; and that the condition does not hold is never said of what memory shows, but
 * of what the store has.
 * @throws StoreError; CacheError `cache/duplicate-unique`, `cache/conflict`
 */
export async function writeIf<T>(
  target: ConditionalTarget<T>,
  condition: ReadCondition,
  after: DocumentVersion<T> | undefined,
): Promise<ConditionalResult<T>> {
  const { core, collection } = target;
  let asked: FoundVersion<T> | undefined;
  let isFresh = !collection.isShared || !collection.isAtHand(target.key);
  if (!collection.isAtHand(target.key)) await refreshTarget(target);
  for (;;) {
    let judged: Judged<T> | undefined;
    await core.submit(collection, (stage) => {
      judged = judge(target, { stage, condition, asked });
      return judged.kind === "met" ? operationsOf(target, after) : [];
    });
    if (judged?.kind === "met") {
      const version = after;
      return resultOf(condition, judged.found, { version, etag: await storedEtag(collection, version) });
    }
    if (judged?.kind === "unmet" && isFresh) return resultOf(condition, judged.found, judged.found);
    if (!isFresh) await refreshTarget(target);
    isFresh = true;
    if (judged?.kind === "unknown") asked = await findVersion(target);
  }
}

type Judged<T> =
  | { readonly kind: "met" | "unmet"; readonly found: FoundVersion<T> }
  // Only the store knows the etag, and it was not asked about this version yet.
  | { readonly kind: "unknown" };

interface Judging<T> {
  readonly stage: CommitStage;
  readonly condition: ReadCondition;
  readonly asked: FoundVersion<T> | undefined;
}

function judge<T>({ collection, key }: ConditionalTarget<T>, { stage, condition, asked }: Judging<T>): Judged<T> {
  const version = stage.source(collection).version(key);
  let etag = knownEtag(collection, version);
  if (etag === undefined && version !== undefined && asked?.version?.isStill(version)) etag = asked.etag;
  if (etag === undefined) return { kind: "unknown" };
  return { kind: condition.isHeldBy(etag) ? "met" : "unmet", found: { version, etag } };
}

function operationsOf<T>(
  { collection, key }: ConditionalTarget<T>,
  version: DocumentVersion<T> | undefined,
): readonly Operation[] {
  return [{ collection, key, version, isGuarded: collection.isShared }];
}

function resultOf<T>(
  condition: ReadCondition,
  judged: FoundVersion<T>,
  { version, etag }: FoundVersion<T>,
): ConditionalResult<T> {
  return {
    isSatisfied: condition.isHeldBy(judged.etag),
    actualEtag: judged.etag,
    resultingEtag: etag,
    value: version !== undefined && condition.wants(etag) ? version.value() : undefined,
  };
}
