import type { StoreChange, WriteInfo } from "../backing-store.ts";

/** The changes of a batch that go into one of the stores. */
export interface BatchShare {
  readonly part: number;
  readonly changes: readonly StoreChange[];
}

/** What the lock of a batch says. The same document stands in every store that the batch touches. */
export interface BatchLock {
  readonly format: 1;
  /** Of one attempt at one batch. */
  readonly token: string;
  /** `batch`, or what takes longer, keeps everybody out and is ended by its own tool. */
  readonly purpose: "batch" | "reshard";
  /** Numbers of the stores, ascending. The first of them holds the intent. */
  readonly parts: readonly number[];
}

/** What a batch changes, in a form that outlives the process. */
export interface BatchIntent {
  readonly format: 1;
  readonly info: WriteInfo;
  readonly shares: readonly StoredShare[];
}

interface StoredShare {
  readonly part: number;
  readonly changes: readonly StoredStep[];
}

type StoredStep = StoredPut | { readonly kind: "delete"; readonly type: string; readonly key: string };

interface StoredPut {
  readonly kind: "put";
  readonly type: string;
  readonly key: string;
  readonly schemaId: string;
  readonly storedAt: string;
  /** Base64. */
  readonly payload: string;
  readonly expiresAt?: number;
  readonly tags?: readonly string[];
}

/** Conditions and checks are judged by then, and entries of indexes are left out: a store makes do without. */
export function intentOf(shares: readonly BatchShare[], info: WriteInfo): BatchIntent {
  return {
    format: 1,
    info,
    shares: shares.map(({ part, changes }) => ({ part, changes: changes.flatMap(stepsOf) })),
  };
}

export function sharesOf({ shares }: BatchIntent): BatchShare[] {
  return shares.map(({ part, changes }) => ({ part, changes: changes.map(changeOf) }));
}

function stepsOf(change: StoreChange): StoredStep[] {
  switch (change.kind) {
    case "check":
      return [];
    case "delete":
      return [{ kind: "delete", type: change.type, key: change.key }];
    case "put": {
      const { payload, ...rest } = change.envelope;
      const base64 = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString("base64");
      return [{ kind: "put", ...rest, payload: base64 }];
    }
  }
}

function changeOf(step: StoredStep): StoreChange {
  if (step.kind === "delete") return step;
  const { kind, payload, ...rest } = step;
  return { kind, envelope: { ...rest, payload: Uint8Array.from(Buffer.from(payload, "base64")) } };
}
