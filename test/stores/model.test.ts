import { type BackingStore, ConflictError, type Envelope, type StoreChange } from "@keyslot/runtime";
import { memoryStore } from "@keyslot/runtime/stores/memory";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isMaintained, isSync } from "../../runtime/src/stores/store-abilities.ts";
import { storeKinds } from "../faults/store-kinds.ts";
import { freshFolder } from "./fresh-folder.ts";
import { type Guess, type GuessedChange, nameOf, StoreModel } from "./store-model.ts";

const seed = Number(process.env.SEED ?? 20261121);

type Step =
  | { readonly kind: "write"; readonly changes: readonly GuessedChange[] }
  | { readonly kind: "reopen" }
  | { readonly kind: "clock"; readonly by: number }
  | { readonly kind: "expire"; readonly limit: number }
  | { readonly kind: "evict"; readonly tag: string; readonly type: string | undefined; readonly limit: number };

/** A document whose expiry is in so many milliseconds. */
type Draft = Omit<Envelope, "expiresAt"> & { readonly expiresIn: number | undefined };

// Few names, so that documents meet; some of any text, so that nothing is taken for granted.
const wellFormed = fc.string({ unit: "binary", maxLength: 6 });
const name = fc.oneof({ weight: 4, arbitrary: fc.constantFrom("a", "b", "A", "a\0", "") }, wellFormed);
const tag = fc.oneof({ weight: 4, arbitrary: fc.constantFrom("x", "y", "%") }, wellFormed);
const identity = { type: name, key: name };

const draft: fc.Arbitrary<Draft> = fc
  .record({
    ...identity,
    storedAt: wellFormed,
    payload: fc.uint8Array({ maxLength: 40 }),
    expiresIn: fc.option(fc.integer({ min: -3, max: 40 }), { nil: undefined }),
    tags: fc.option(fc.uniqueArray(tag, { minLength: 1, maxLength: 3 }), { nil: undefined }),
  })
  .map(({ tags, ...parts }) => {
    return { ...parts, schemaId: parts.type, ...(tags === undefined ? {} : { tags: [...tags].sort() }) };
  });

type DraftedChange = { readonly guess: Guess; readonly draft: Draft; readonly kind: StoreChange["kind"] };

const change: fc.Arbitrary<DraftedChange> = fc.record({
  draft,
  kind: fc.constantFrom("put", "put", "put", "delete", "check"),
  guess: fc.constantFrom<Guess>("none", "none", "right", "right", "right", "wrong"),
});

type DraftedStep = Exclude<Step, { kind: "write" }> | { readonly kind: "write"; readonly changes: DraftedChange[] };

const step: fc.Arbitrary<DraftedStep> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant("write"), changes: fc.array(change, { maxLength: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("reopen") }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("clock"), by: fc.integer({ min: -30, max: 60 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("expire"), limit: fc.integer({ min: 1, max: 4 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("evict"),
      tag,
      type: fc.option(name, { nil: undefined }),
      limit: fc.integer({ min: 1, max: 4 }),
    }),
  },
);

const stores: Readonly<Record<string, (folder: string) => BackingStore>> = {
  memory: () => memoryStore(),
  ...Object.fromEntries(Object.entries(storeKinds).map(([kind, { open }]) => [kind, (folder: string) => open(folder)])),
};

for (const [storeName, open] of Object.entries(stores)) {
  const numRuns = storeName === "memory" ? 400 : 40;
  test(`${storeName}: any writes, conditions, expiries, evictions and reopenings leave what a map would hold; seed ${seed}`, () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), (steps) => checkSteps(open, steps)),
      { seed, numRuns },
    ));
}

async function checkSteps(open: (folder: string) => BackingStore, steps: readonly DraftedStep[]): Promise<void> {
  const folder = freshFolder();
  const store = open(folder.path);
  const model = new StoreModel();
  const context = { catalog: [], clock: () => model.now };
  try {
    await store.open(context);
    for (const taken of steps) {
      if (taken.kind === "reopen") {
        await store.close();
        await store.open(context);
      } else if (taken.kind === "clock") await model.moveClock(model.now + taken.by, store);
      else if (taken.kind === "write") await write({ store, model }, taken.changes);
      else await remove({ store, model }, taken);
      await compare(store, model);
    }
    if (!isMaintained(store)) return;
    expect((await store.check()).problems).toEqual([]);
    expect((await store.check({ fix: true })).problems).toEqual([]);
    await compare(store, model);
  } finally {
    await store.close();
    folder.remove();
  }
}

interface Pair {
  readonly store: BackingStore;
  readonly model: StoreModel;
}

async function write({ store, model }: Pair, drafts: readonly DraftedChange[]): Promise<void> {
  const guesses = drafts.map(({ guess, ...drafted }): GuessedChange => {
    // A check always has a condition.
    return {
      guess: drafted.kind === "check" && guess === "none" ? "right" : guess,
      change: made({ store, model }, drafted),
    };
  });
  const changes = model.conditioned(guesses);
  const conflicts = model.conflicts(changes);
  const result = await store.write(changes).then(
    () => [],
    (error: unknown) => (error instanceof ConflictError ? error.conflicts : Promise.reject(error)),
  );
  expect(result).toEqual(conflicts);
  if (conflicts.length === 0) model.apply(changes);
}

function made({ store, model }: Pair, { kind, draft: drafted }: Omit<DraftedChange, "guess">): StoreChange {
  const { expiresIn, tags, ...envelope } = drafted;
  if (kind === "check") return { kind, type: drafted.type, key: drafted.key, condition: null };
  if (kind === "delete") return { kind, type: drafted.type, key: drafted.key };
  if (store.keepsMetadata !== true) return { kind, envelope };
  const expiry = expiresIn === undefined ? {} : { expiresAt: model.now + expiresIn };
  return { kind, envelope: { ...envelope, ...expiry, ...(tags === undefined ? {} : { tags }) } };
}

async function remove({ store, model }: Pair, taken: Extract<Step, { kind: "expire" | "evict" }>): Promise<void> {
  if (!isMaintained(store)) return;
  const { limit } = taken;
  const fits = (envelope: Envelope) =>
    taken.kind === "expire"
      ? model.find(envelope.type, envelope.key) === undefined
      : (taken.type ?? envelope.type) === envelope.type && (envelope.tags ?? []).includes(taken.tag);
  const candidates = model.stored().filter(fits);
  const { type } = taken.kind === "evict" ? taken : { type: undefined };
  const removed =
    taken.kind === "expire"
      ? await store.expire(limit)
      : await store.evictTag(taken.tag, { limit, ...(type === undefined ? {} : { type }) });
  expect(removed.length).toBeLessThanOrEqual(limit);
  const names = new Set(removed.map(nameOf));
  expect([...names].filter((found) => !candidates.some((candidate) => nameOf(candidate) === found))).toEqual([]);
  // Fewer than were allowed: none is left.
  for (const candidate of candidates)
    if (removed.length < limit || names.has(nameOf(candidate))) model.remove(candidate);
}

async function compare(store: BackingStore, model: StoreModel): Promise<void> {
  const expected = model.visible();
  const found = new Map<string, Envelope>();
  for await (const envelope of store.readAll()) found.set(nameOf(envelope), envelope);
  expect(found).toEqual(expected);
  for (const { type, key } of model.stored()) {
    const envelope = expected.get(nameOf({ type, key }));
    expect(await store.read(type, key)).toEqual(envelope);
    if (isSync(store)) expect(store.readNow(type, key)).toEqual(envelope);
  }
  if (!isMaintained(store)) return;
  const { documents, bytes } = await store.usage();
  const most = model.stored();
  expect(documents).toBeGreaterThanOrEqual(expected.size);
  expect(documents).toBeLessThanOrEqual(most.length);
  expect(bytes).toBeGreaterThanOrEqual(sizeOf([...expected.values()]));
  expect(bytes).toBeLessThanOrEqual(sizeOf(most));
}

function sizeOf(all: readonly Envelope[]): number {
  return all.reduce((sum, { key, payload }) => sum + Buffer.byteLength(key) + payload.length, 0);
}
