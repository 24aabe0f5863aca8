import {
  type BackingStore,
  ConflictError,
  type Envelope,
  type HistoryStore,
  type MaintainedStore,
  type StoreChange,
  type SyncStore,
} from "@keyslot/runtime";
import { memoryStore } from "@keyslot/runtime/stores/memory";
import { storeConformance } from "@keyslot/runtime/testing";
import { expect, test } from "vitest";
import { isMaintained, isSync } from "../../runtime/src/stores/store-abilities.ts";

type Sound = BackingStore & SyncStore & MaintainedStore;

/** A memory store with one thing wrong. */
type Fault = (sound: Sound) => Partial<Sound & HistoryStore>;

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
  "ignores conditions": [
    "a change whose condition does not hold is not made, and its conflict says what is stored",
    (sound) => ({ write: (changes) => sound.write(changes.map(withoutCondition)) }),
  ],
  "judges a condition when its turn comes": [
    "conditions are judged before the first change of their batch",
    (sound) => ({
      write: async (changes) => {
        for (const change of changes) await sound.write([change]);
      },
    }),
  ],
  "tells of one conflict only": [
    "one condition that does not hold leaves the whole batch undone, and every such one is listed",
    (sound) => ({
      write: (changes) =>
        sound.write(changes).catch((error: unknown) => {
          if (error instanceof ConflictError) throw new ConflictError("memory", error.conflicts.slice(0, 1));
          throw error;
        }),
    }),
  ],
  "expires by the second": [
    "a document is there until the millisecond in which it expires, and from then on it is absent from every reading",
    (sound) => ({
      open: ({ clock = Date.now, ...context }) =>
        sound.open({ ...context, clock: () => Math.floor(clock() / 1000) * 1000 }),
    }),
  ],
  "keeps the tags of former states": ["a put replaces all tags, and a put without has none", keepTags],
  "counts what was deleted": [
    "usage is exact after any writes, and after opening again",
    (sound) => {
      let gone = 0;
      return {
        write: async (changes) => {
          await sound.write(changes);
          gone += changes.filter(({ kind }) => kind === "delete").length;
        },
        usage: async () => {
          const usage = await sound.usage();
          return { ...usage, documents: usage.documents + gone };
        },
      };
    },
  ],
  "expires more than it was asked to": [
    "documents that have expired are removed in steps, and nothing else with them",
    (sound) => ({ expire: () => sound.expire(1000) }),
  ],
  "evicts documents of other types": [
    "documents are evicted by a tag, of one type or of all, in steps",
    (sound) => ({ evictTag: (tag, { limit }) => sound.evictTag(tag, { limit }) }),
  ],
  "takes a tag for a pattern": [
    "tags that look alike evict nothing of one another",
    (sound) => ({
      evictTag: async (tag, options) => [
        ...(await sound.evictTag(tag, options)),
        ...(tag === "%" ? await sound.evictTag("a", options) : []),
      ],
    }),
  ],
  "reads an older state at once": [
    "a reading at once shows what a reading shows",
    (sound) => {
      const seen = new Map<string, Envelope | undefined>();
      return {
        readNow: (type, key) => {
          const name = JSON.stringify([type, key]);
          if (!seen.has(name)) seen.set(name, sound.readNow(type, key));
          return seen.get(name);
        },
      };
    },
  ],
  "has a history that its row does not know of": [
    "it can do what its row says, and nothing else",
    () => ({ history: () => expect.fail("is not asked") }),
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
      keepsMetadata: true,
      abilities: ["sync", "maintained"],
      setUp: async () => {
        const store = faultyStore(fault);
        return { store, another: () => store, cleanup: async () => {} };
      },
    });
    const checked = rows.find((candidate) => candidate.name === `faulty: ${row}`) ?? expect.fail(`no row ${row}`);
    await expect(checked.run()).rejects.toThrow(/expected|made for/);
  });
}

function faultyStore(fault: Fault): BackingStore {
  const sound = memoryStore();
  if (!isSync(sound) || !isMaintained(sound)) expect.fail("the memory store can less than it could");
  const store: Sound = {
    name: "faulty",
    location: "memory",
    keepsMetadata: true,
    open: (context) => sound.open(context),
    readAll: () => sound.readAll(),
    read: (type, key) => sound.read(type, key),
    readNow: (type, key) => sound.readNow(type, key),
    write: (changes) => sound.write(changes),
    expire: (limit) => sound.expire(limit),
    evictTag: (tag, options) => sound.evictTag(tag, options),
    usage: () => sound.usage(),
    check: (options) => sound.check(options),
    close: () => sound.close(),
  };
  return { ...store, ...fault(sound) };
}

function withoutCondition(change: StoreChange): StoreChange {
  if (change.kind === "put") return { kind: "put", envelope: change.envelope };
  if (change.kind === "delete") return { kind: "delete", type: change.type, key: change.key };
  return { kind: "delete", type: "nothing", key: "nothing" };
}

function keepTags(sound: Sound): Partial<Sound> {
  return {
    write: async (changes) => {
      const merged = changes.map((change) => {
        if (change.kind !== "put") return change;
        const { type, key, tags = [] } = change.envelope;
        const all = new Set([...tags, ...(sound.readNow(type, key)?.tags ?? [])]);
        return all.size === 0 ? change : { ...change, envelope: { ...change.envelope, tags: [...all].sort() } };
      });
      await sound.write(merged);
    },
  };
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
