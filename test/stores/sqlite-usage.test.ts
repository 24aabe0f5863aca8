import type { Envelope, StoreChange } from "@keyslot/runtime";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import fc from "fast-check";
import Database from "libsql";
import { expect, test } from "vitest";
import { format1File } from "./format-1-file.ts";
import { envelope, put, remove, withFile } from "./store-file.ts";

const seed = Number(process.env.SEED ?? 20261122);

function usageOf(documents: Iterable<Envelope>): readonly [number, number] {
  const all = [...documents];
  return [all.length, all.reduce((sum, { key, payload }) => sum + Buffer.byteLength(key) + payload.length, 0)];
}

const metadata = fc.option(
  fc.record({ expiresAt: fc.constant(9e15), tags: fc.uniqueArray(fc.constantFrom("a", "é", "")) }),
  { nil: undefined },
);
const change: fc.Arbitrary<StoreChange> = fc
  .record({
    type: fc.constantFrom("note", "word"),
    key: fc.constantFrom("a", "b", "ключ", "😀", ""),
    size: fc.oneof({ weight: 9, arbitrary: fc.nat(300) }, { weight: 1, arbitrary: fc.nat(9000) }),
    storedAt: fc.constantFrom("2026-01-02T03:04:05.678Z", "é", "x".repeat(254), "x".repeat(255), "x".repeat(70_000)),
    schemaId: fc.constantFrom("s1", "s2"),
    isRemoval: fc.boolean(),
    metadata,
  })
  .map(({ type, key, size, storedAt, schemaId, isRemoval, metadata: more }) => {
    if (isRemoval) return remove(type, key);
    return put(type, key, { storedAt, schemaId, payload: new Uint8Array(size), ...more });
  });

test(`documents and bytes are counted whoever writes, before and after somebody first asks; seed ${seed}`, () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(1), fc.array(change, { maxLength: 12 })), { minLength: 2, maxLength: 8 }),
      fc.nat(7),
      (batches, asked) =>
        withFile(undefined, async (path) => {
          const stores = [sqliteStore({ path }), sqliteStore({ path })] as const;
          for (const store of stores) await store.open({ catalog: [] });
          const model = new Map<string, Envelope>();
          for (const [at, [writer, changes]] of batches.entries()) {
            await stores[writer === 0 ? 0 : 1].write(changes);
            for (const made of changes) {
              if (made.kind === "put")
                model.set(JSON.stringify([made.envelope.type, made.envelope.key]), made.envelope);
              else model.delete(JSON.stringify([made.type, made.key]));
            }
            if (at < asked && at < batches.length - 1) continue;
            for (const store of stores) {
              const { documents, bytes } = await store.usage();
              expect([documents, bytes]).toEqual(usageOf(model.values()));
            }
          }
          expect((await stores[0].check()).problems).toEqual([]);
          for (const store of stores) await store.close();
        }),
    ),
    { seed, numRuns: 12 },
  ));

test("a large store is counted in slices when somebody first asks, and hardly at all from then on", () =>
  withFile(undefined, async (path) => {
    const store = sqliteStore({ path });
    await store.open({ catalog: [] });
    const all = Array.from({ length: 5000 }, (_, at) =>
      envelope("note", `k${at}`, { payload: new Uint8Array(at % 90) }),
    );
    await store.write(all.map((each) => ({ kind: "put", envelope: each })));
    const [first, second] = await Promise.all([store.usage(), store.usage()]);
    expect([first.documents, first.bytes]).toEqual(usageOf(all));
    expect(second).toEqual(first);
    const database = new Database(path);
    const through = () => database.prepare("SELECT through FROM sizes").raw().get([]);
    expect(through()).toEqual([5000]);
    await store.write([put("note", "new", { payload: new Uint8Array(11) })]);
    expect((await store.usage()).bytes).toBe(first.bytes + 3 + 11);
    // So few are not worth a write.
    expect(through()).toEqual([5000]);
    database.close();
    await store.close();
  }));

test("nothing is counted in bytes, and no trigger is there for it, before somebody asks", () =>
  withFile(undefined, async (path) => {
    const store = sqliteStore({ path });
    await store.open({ catalog: [] });
    await store.write([put("note", "a")]);
    const database = new Database(path);
    const triggers = () =>
      database.prepare("SELECT name FROM sqlite_master WHERE name LIKE 'sizes!_%' ESCAPE '!'").all();
    expect(triggers()).toEqual([]);
    await store.usage();
    expect(triggers()).toHaveLength(2);
    database.close();
    await store.close();
  }));

test("a store that only reads counts each time, also one of the first version", () =>
  withFile(undefined, async (path, folder) => {
    const store = sqliteStore({ path });
    await store.open({ catalog: [] });
    const all = Array.from({ length: 3000 }, (_, at) =>
      envelope("note", `k${at}`, { payload: new Uint8Array(at % 7) }),
    );
    await store.write(all.map((each) => ({ kind: "put", envelope: each })));
    await store.close();
    format1File(`${folder}/old`, all);
    for (const file of [path, `${folder}/old`]) {
      const reading = sqliteStore({ path: file, readOnly: true });
      await reading.open({ catalog: [] });
      const { documents, bytes, volume } = await reading.usage();
      expect([documents, bytes]).toEqual(usageOf(all));
      expect(volume).toBeGreaterThan(bytes);
      await reading.close();
    }
  }));
