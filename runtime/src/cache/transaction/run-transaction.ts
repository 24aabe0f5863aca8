import type { WriteInfo } from "../../stores/backing-store.ts";
import { conflictError, invalidArgumentError, isObject, kindText } from "../cache-errors.ts";
import type { CallContext, CallScope } from "../call-context.ts";
import type { CommitQueue } from "../commit/commit-queue.ts";
import type { CommitPlan } from "../commit/commit-stage.ts";
import { pauseAfterConflict } from "../commit/conflict-pause.ts";
import { fenceOf, type Lock } from "../coordination/lock.ts";
import type { RoutedStore } from "../opening/store-routing.ts";
import { isWellFormed } from "../prepare-document.ts";
import { Transaction } from "./transaction.ts";
import { ConflictSignal, type TransactionHost, TransactionState } from "./transaction-state.ts";

const attemptLimit = 50;

/** Why a transaction is made and by whom, for the history of stores that keep one. */
export interface TransactionOptions {
  readonly action?: string;
  readonly actor?: string;
  /** What it writes is stored only while this lock is held. */
  readonly lock?: Lock;
}

export type TransactionCallback<R> = (tx: Transaction) => R | Promise<R>;

/** @throws CacheError `cache/invalid-argument` */
export function readTransactionOptions(given: TransactionOptions): TransactionOptions {
  if (!isObject(given)) {
    throw invalidArgumentError(
      `\`transaction\` was given ${kindText(given)} for its options. Pass \`{ action, actor }\`.`,
    );
  }
  const { lock, ...info } = given;
  if (lock !== undefined) fenceOf(lock);
  for (const [name, value] of Object.entries(info)) {
    if (name !== "action" && name !== "actor") {
      throw invalidArgumentError(
        `\`${name}\` is not an option of a transaction. Use \`action\`, \`actor\` and \`lock\`.`,
      );
    }
    if (value !== undefined && !isWellFormed(value)) {
      throw invalidArgumentError(`\`${name}\` is ${kindText(value)}. Pass a string of well-formed text.`);
    }
  }
  return given;
}

/** What a transaction runs in. */
export interface TransactionRunner extends TransactionHost {
  readonly context: CallContext;
  queueOf(store: RoutedStore): CommitQueue;
}

/** Runs the callback, and runs it again when someone else wrote what it had read. @throws what the callback throws; CacheError `cache/conflict` */
export async function runTransaction<R>(
  host: TransactionRunner,
  { action, actor, lock }: TransactionOptions,
  callback: TransactionCallback<R>,
): Promise<R> {
  const info: WriteInfo = { ...(action !== undefined && { action }), ...(actor !== undefined && { actor }) };
  for (let attempt = 0; attempt < attemptLimit; attempt++) {
    const state = new TransactionState(host);
    const result = await callBack(host.context, state, callback);
    try {
      await commit(host, state, { info, lock });
      return result;
    } catch (error) {
      if (!(error instanceof ConflictSignal)) throw error;
    }
    await pauseAfterConflict(attempt);
  }
  throw conflictError("The transaction", attemptLimit);
}

async function callBack<R>(
  context: CallContext,
  state: TransactionState,
  callback: TransactionCallback<R>,
): Promise<R> {
  const scope: CallScope = { kind: "transaction", isActive: true };
  try {
    return await context.run(scope, () => callback(new Transaction(state)));
  } finally {
    await state.end();
    scope.isActive = false;
  }
}

// What only read saw one consistent moment, and has nothing to be compared with.
async function commit(host: TransactionRunner, state: TransactionState, { info, lock }: CommitOptions): Promise<void> {
  if (state.touched === undefined || !state.hasWrites) return;
  const { store } = state.touched;
  const plan: CommitPlan = (stage) => state.plan(stage);
  await host.queueOf(store).submit(lock === undefined ? plan : fenceOf(lock)(plan, store), info);
}

interface CommitOptions {
  readonly info: WriteInfo;
  readonly lock: Lock | undefined;
}
