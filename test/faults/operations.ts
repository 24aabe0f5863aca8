import { type BackingStore, type Envelope, etagOf, type StoreChange } from "@keyslot/runtime";

const keyCount = 7;

/** Far enough for no clock of a test to come near it. */
const expiresAt = 32_503_680_000_000;

/** What was never written: worse than any error. */
export class WrongDocument extends Error {}

/** Operation `index` of a run: one document, under one of seven keys, that says which operation wrote it. */
export function operation(index: number, writer = "", store: Pick<BackingStore, "keepsMetadata"> = {}): StoreChange {
  return { kind: "put", envelope: envelopeOf(index, { writer, keepsMetadata: store.keepsMetadata ?? false }) };
}

/** Store key → operation that wrote it. @throws WrongDocument for a document that no operation wrote */
export async function readOperations(store: BackingStore): Promise<Map<string, number>> {
  await store.open({ catalog: [] });
  try {
    return await operationsIn(store);
  } finally {
    await store.close();
  }
}

/** As `readOperations`, of a store that is open. */
export async function operationsIn(store: BackingStore): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for await (const envelope of store.readAll()) {
    if (found.has(envelope.key)) throw new WrongDocument(`\`${envelope.key}\` is there twice`);
    found.set(envelope.key, indexOf(envelope, store.keepsMetadata ?? false));
  }
  return found;
}

/** The store key of an operation. */
export function keyOf(index: number, writer = ""): string {
  return `${writer}k${index % keyCount}`;
}

/** What a store holds after operations 0 … `last`. */
export function stateAfter(last: number, writer = ""): Map<string, number> {
  const state = new Map<string, number>();
  for (let index = Math.max(0, last - keyCount + 1); index <= last; index++) state.set(keyOf(index, writer), index);
  return state;
}

function envelopeOf(index: number, { writer, keepsMetadata }: { writer: string; keepsMetadata: boolean }): Envelope {
  const payload = new TextEncoder().encode(JSON.stringify({ i: index, pad: "x".repeat(50 + index) }));
  const storedAt = "2026-01-02T03:04:05.678Z";
  const plain = { type: "note", key: keyOf(index, writer), schemaId: "note", storedAt, payload };
  return keepsMetadata ? { ...plain, expiresAt: expiresAt + index, tags: ["note", `number ${index}`] } : plain;
}

function indexOf(found: Envelope, keepsMetadata: boolean): number {
  const text = new TextDecoder().decode(found.payload);
  const index = Number(/^\{"i":(\d+),/.exec(text)?.[1] ?? Number.NaN);
  const writer = /^(.*)k\d$/.exec(found.key)?.[1] ?? "";
  const isWritten =
    Number.isSafeInteger(index) &&
    index < 1_000_000 &&
    statement(found) === statement(envelopeOf(index, { writer, keepsMetadata }));
  if (!isWritten)
    throw new WrongDocument(`\`${found.key}\` was never written: ${statement(found)} ${text.slice(0, 40)}`);
  return index;
}

/** Everything that is in an envelope, as a text. */
function statement(envelope: Envelope): string {
  const { type, key, expiresAt: expiry, tags } = envelope;
  return JSON.stringify([type, key, envelope.schemaId, envelope.storedAt, etagOf(envelope), expiry, tags]);
}
