import type { BackingStore, Envelope } from "@keyslot/runtime";
import { memoryStore } from "@keyslot/runtime/stores/memory";
import { storeConformance } from "@keyslot/runtime/testing";
import { expect, test } from "vitest";

/** A memory store with one thing wrong. */
type Fault = (sound: BackingStore) => Partial<BackingStore>;

const lowerKeys = (change: Parameters<BackingStore["write"]>[0][number]) =>
  change.kind === "put"
    ? { ...change, envelope: { ...change.envelope, key: change.envelope.key.toLowerCase() } }
    : { ...change, key: change.key.toLowerCase() };

const faults: Record<string, readonly [row: string, fault: Fault]> = {
  "forgets deletions": [
    "a deleted document is gone, and nothing else with it",
    (sound) => ({ write: (changes) => sound.write(changes.filter((change) => change.kind === "put")) }),
  ],
  "applies a batch backwards": [
    "a batch is applied in its order",
    (sound) => ({ write: (changes) => sound.write([...changes].reverse()) }),
  ],
  "takes store keys for file names": [
    "store keys that look alike stay apart",
    (sound) => ({
      write: (changes) => sound.write(changes.map(lowerKeys)),
      read: (type, key) => sound.read(type, key.toLowerCase()),
    }),
  ],
  "keeps the caller's payloads": ["the caller's bytes stay the caller's", keepPayloads],
  "applies half of a refused batch": [
    "half a surrogate pair is refused, and the whole batch with it",
    (sound) => ({
      write: async (changes) => {
        for (const change of changes) await sound.write([change]);
      },
    }),
  ],
  "reads what is written later": [
    "readAll shows the moment of its call, whatever is written meanwhile",
    (sound) => ({
      readAll: async function* () {
        yield* sound.readAll();
      },
    }),
  ],
  "trims empty payloads away": [
    "an empty payload is kept",
    (sound) => ({
      read: async (type, key) => {
        const found = await sound.read(type, key);
        return found?.payload.length === 0 ? undefined : found;
      },
    }),
  ],
  "gives Buffers": [
    "a document is read as it was put, to the byte",
    (sound) => ({
      read: async (type, key) => {
        const found = await sound.read(type, key);
        return found && { ...found, payload: Buffer.from(found.payload) };
      },
    }),
  ],
  "writes its own stored-at": [
    "a document is read as it was put, to the byte",
    (sound) => ({
      write: (changes) =>
        sound.write(
          changes.map((change) =>
            change.kind === "put" ? { ...change, envelope: { ...change.envelope, storedAt: "now" } } : change,
          ),
        ),
    }),
  ],
  "opens twice": [
    "a second opener is refused until the first has closed",
    (sound) => ({ open: (context) => sound.open(context).catch(() => {}) }),
  ],
  "reads while closed": [
    "nothing works after it is closed; closing twice is nothing",
    (sound) => ({ close: async () => void sound }),
  ],
};

for (const [name, [row, fault]] of Object.entries(faults)) {
  test(`the conformance suite finds a store that ${name}`, async () => {
    const rows = storeConformance({
      name: "faulty",
      writers: "one",
      persistent: false,
      keepsSchemaIds: true,
      setUp: async () => {
        const sound = memoryStore();
        const store: BackingStore = {
          name: "faulty",
          location: "memory",
          open: (context) => sound.open(context),
          readAll: () => sound.readAll(),
          read: (type, key) => sound.read(type, key),
          write: (changes) => sound.write(changes),
          close: () => sound.close(),
          ...fault(sound),
        };
        return { store, another: () => store, cleanup: async () => {} };
      },
    });
    const checked = rows.find((candidate) => candidate.name === `faulty: ${row}`) ?? expect.fail(`no row ${row}`);
    await expect(checked.run()).rejects.toThrow(/expected/);
  });
}

function keepPayloads(sound: BackingStore): Partial<BackingStore> {
  const kept = new Map<string, Envelope>();
  return {
    write: async (changes) => {
      for (const change of changes) if (change.kind === "put") kept.set(change.envelope.key, change.envelope);
      await sound.write(changes);
    },
    read: async (_, key) => kept.get(key),
  };
}
