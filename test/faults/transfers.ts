import { type BackingStore, ConflictError, type Envelope, etagOf, type StoreChange } from "@keyslot/runtime";

const accountCount = 8;
const beginning = 1000;

/** Opens eight accounts in one batch, unless another writer has. */
export async function openAccounts(store: BackingStore): Promise<void> {
  const changes = Array.from({ length: accountCount }, (_, number): StoreChange => {
    return { kind: "put", envelope: account(number, beginning, store), condition: null };
  });
  await store.write(changes).catch((error: unknown) => {
    if (!(error instanceof ConflictError)) throw error;
  });
}

/** Transfer `index` of a writer: two accounts and its own count of transfers change together, whatever others transfer meanwhile. */
export async function transfer(store: BackingStore, index: number, writer: string): Promise<void> {
  const from = (index * 5 + writer.charCodeAt(writer.length - 1)) % accountCount;
  const to = (from + 1 + (index % (accountCount - 1))) % accountCount;
  for (;;) {
    const [left, right] = await Promise.all([read(store, from), read(store, to)]);
    const amount = Math.min(1 + (index % 9), left.balance);
    try {
      await store.write([
        { kind: "put", envelope: account(from, left.balance - amount, store), condition: left.etag },
        { kind: "put", envelope: account(to, right.balance + amount, store), condition: right.etag },
        { kind: "put", envelope: document("done", writer, index) },
      ]);
      return;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}

/** Writer → its last transfer. @throws Error when accounts are missing or their sum is not what it was */
export async function auditAccounts(store: BackingStore): Promise<Map<string, number>> {
  await store.open({ catalog: [] });
  try {
    const done = new Map<string, number>();
    let sum = 0;
    let accounts = 0;
    for await (const envelope of store.readAll()) {
      if (envelope.type === "done") done.set(envelope.key, numberIn(envelope));
      if (envelope.type !== "account") continue;
      accounts++;
      sum += numberIn(envelope);
    }
    const isBefore = accounts === 0 && done.size === 0;
    if (!isBefore && (accounts !== accountCount || sum !== accountCount * beginning))
      throw new Error(`${accounts} accounts hold ${sum}`);
    return done;
  } finally {
    await store.close();
  }
}

async function read(store: BackingStore, number: number): Promise<{ balance: number; etag: string }> {
  const envelope = await store.read("account", `a${number}`);
  if (envelope === undefined) throw new Error(`account ${number} is gone`);
  return { balance: numberIn(envelope), etag: etagOf(envelope) };
}

function account(number: number, balance: number, { keepsMetadata = false }: BackingStore): Envelope {
  const plain = document("account", `a${number}`, balance);
  return keepsMetadata ? { ...plain, expiresAt: 32_503_680_000_000 + balance, tags: ["account"] } : plain;
}

// A state that comes again has another stored-at, so that its etag tells it from the one before.
let stamp = 0;

function document(type: string, key: string, number: number): Envelope {
  const storedAt = `${process.pid}.${++stamp}`;
  return { type, key, schemaId: type, storedAt, payload: new TextEncoder().encode(String(number)) };
}

function numberIn({ payload }: Envelope): number {
  return Number(new TextDecoder().decode(payload));
}
