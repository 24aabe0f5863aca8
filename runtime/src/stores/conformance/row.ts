import { ConflictError } from "../../document/conflict-error.ts";
import type { Envelope } from "../../document/envelope.ts";
import { StoreError } from "../../errors.ts";
import type {
  BackingStore,
  Condition,
  DocumentCheck,
  DocumentDelete,
  DocumentPut,
  OpenContext,
} from "../backing-store.ts";

/** One behaviour that every store has. Running it throws an error that says what was expected and what was found. */
export interface ConformanceRow {
  readonly name: string;
  run(): Promise<void>;
}

/** A fresh, empty place and the means to open it. */
export interface StoreSetup {
  /** Not open yet. */
  readonly store: BackingStore;
  /** Another store object over the same place, not open; the same object where there is only one, as in memory. */
  another(): BackingStore;
  /** A store object over the same place that may be open while `store` writes, and only reads; `another` where many may write. */
  reader?(): BackingStore;
  /** Damages what is stored, while no store is open; the store must then refuse to open or to read. */
  corrupt?(): Promise<void>;
  /** Damages one document, whichever it is, while no store is open; the store still opens, and `check` finds it. */
  damage?(): Promise<void>;
  /** Deletes the place. Every store is closed by then. */
  cleanup(): Promise<void>;
}

/** A row before it is bound to a store. */
export interface Behaviour {
  readonly name: string;
  run(setup: StoreSetup): Promise<void>;
}

export const context = { catalog: [] };

/** A clock that stands still until it is set. */
export interface SetClock {
  now: number;
}

export function contextWith(clock: SetClock): OpenContext {
  return { catalog: [], clock: () => clock.now };
}

/** An envelope whose schema id is its type, which every format can hold. */
export function envelope(type: string, key: string, payload: readonly number[] = [0x91, 0x01]): Envelope {
  return { type, key, schemaId: type, storedAt: "2026-01-02T03:04:05.678Z", payload: Uint8Array.from(payload) };
}

export function put(value: Envelope): DocumentPut {
  return { kind: "put", envelope: value };
}

export function putIf(value: Envelope, condition: Condition): DocumentPut {
  return { kind: "put", envelope: value, condition };
}

export function remove(type: string, key: string): DocumentDelete {
  return { kind: "delete", type, key };
}

export function removeIf(type: string, key: string, condition: Condition): DocumentDelete {
  return { kind: "delete", type, key, condition };
}

export function checkOf(type: string, key: string, condition: Condition): DocumentCheck {
  return { kind: "check", type, key, condition };
}

/** Everything, in an order of our own: a store may use any. */
export async function collect(source: AsyncIterable<Envelope>): Promise<Envelope[]> {
  const all: Envelope[] = [];
  for await (const value of source) all.push(value);
  return inOrder(all);
}

export function inOrder(all: readonly Envelope[]): Envelope[] {
  const nameOf = ({ type, key }: Envelope) => JSON.stringify([type, key]);
  return [...all].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

/** @throws Error when the envelopes differ in any text or byte */
export function expectSame(
  found: readonly (Envelope | undefined)[],
  expected: readonly (Envelope | undefined)[],
): void {
  if (found.length !== expected.length) throw new Error(`expected ${expected.length} documents, found ${found.length}`);
  for (const [index, value] of expected.entries()) {
    const [want, got] = [show(value), show(found[index])];
    if (want !== got) throw new Error(`expected ${want}, found ${got}`);
  }
}

/** @throws Error unless `act` rejects or throws a `StoreError` with one of these codes */
export async function expectCode(codes: readonly string[], act: () => unknown): Promise<void> {
  const expected = codes.map((code) => `\`${code}\``).join(" or ");
  try {
    await act();
  } catch (error) {
    if (error instanceof StoreError && codes.includes(error.code)) return;
    throw new Error(`expected a StoreError with ${expected}, found ${String(error)}`, { cause: error });
  }
  throw new Error(`expected a StoreError with ${expected}, but nothing was thrown`);
}

/** @throws Error unless `act` rejects with a `ConflictError` of exactly these conflicts: position in the batch, and what is stored */
export async function expectConflict(
  expected: readonly (readonly [index: number, current: Envelope | undefined])[],
  act: () => Promise<unknown>,
): Promise<void> {
  const failure: unknown = await act().then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failure === undefined) throw new Error("expected a ConflictError, but nothing was thrown");
  if (!(failure instanceof ConflictError))
    throw new Error(`expected a ConflictError, found ${String(failure)}`, { cause: failure });
  expectEqual(
    "the positions of the conflicts",
    failure.conflicts.map(({ index }) => index),
    expected.map(([index]) => index),
  );
  expectSame(
    failure.conflicts.map(({ current }) => current),
    expected.map(([, current]) => current),
  );
}

/** @throws Error when two values of plain data differ */
export function expectEqual(what: string, found: unknown, expected: unknown): void {
  const [want, got] = [JSON.stringify(expected), JSON.stringify(found)];
  if (want !== got) throw new Error(`expected ${what} to be ${want}, found ${got}`);
}

/** Type and store key of each, in an order of our own. */
export function namesOf(all: readonly { readonly type: string; readonly key: string }[]): string[] {
  return all.map(({ type, key }) => JSON.stringify([type, key])).sort();
}

function show(value: Envelope | undefined): string {
  if (value === undefined) return "no document";
  if (value.payload.constructor !== Uint8Array) throw new Error("expected every payload to be a plain Uint8Array");
  const bytes = value.payload;
  const shown = bytes.length > 64 ? `${bytes.length} bytes, hash ${hashOf(bytes)}` : bytes.join(" ");
  const { type, key, schemaId, storedAt, expiresAt = "never", tags = "none" } = value;
  return JSON.stringify([type, key, schemaId, storedAt, shown, { expiresAt, tags }]);
}

// FNV-1a: enough to tell two big payloads of one length apart.
function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
