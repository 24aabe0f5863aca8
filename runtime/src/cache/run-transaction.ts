import { conflictError } from "./cache-errors.ts";
import type { CallContext, CallScope } from "./call-context.ts";
import type { CommitQueue } from "./commit-queue.ts";
import type { RoutedStore } from "./store-routing.ts";
import { Transaction } from "./transaction.ts";
import { ConflictSignal, type TransactionHost, TransactionState } from "./transaction-state.ts";

const attemptLimit = 10;

/** What a transaction runs in. */
export interface TransactionRunner extends TransactionHost {
  readonly context: CallContext;
  queueOf(store: RoutedStore): CommitQueue;
}

/** Runs the callback, and runs it again when someone else wrote what it had read. @throws what the callback throws; CacheError `cache/conflict` */
export async function runTransaction<R>(
  host: TransactionRunner,
  callback: (tx: Transaction) => R | Promise<R>,
): Promise<R> {
  for (let attempt = 0; attempt < attemptLimit; attempt++) {
    const state = new TransactionState(host);
    const result = await callBack(host.context, state, callback);
    try {
      await commit(host, state);
      return result;
    } catch (error) {
      if (!(error instanceof ConflictSignal)) throw error;
    }
  }
  throw conflictError("The transaction", attemptLimit);
}

async function callBack<R>(
  context: CallContext,
  state: TransactionState,
  callback: (tx: Transaction) => R | Promise<R>,
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
async function commit(host: TransactionRunner, state: TransactionState): Promise<void> {
  if (state.touched === undefined || !state.hasWrites) return;
  await host.queueOf(state.touched.store).submit((stage) => state.plan(stage));
}
