import type { BackingStore, Envelope, StoreChange } from "@keyslot/runtime";
import { type SqliteStore, sqliteStore } from "@keyslot/runtime/stores/sqlite";
import fc from "fast-check";
import Database from "libsql";
import { expect, test } from "vitest";
import { codeOf, envelope, put, withFile } from "./store-file.ts";

const seed = Number(process.env.SEED ?? 20261122);

// Few keys, so that one batch puts a document more than once, under more than one schema, and deletes it in between; runs of one schema,
// so that several documents go out with one statement.
const identity = fc.record({ type: fc.constantFrom("note", "word"), key: fc.constantFrom(..."abcdefghijklm") });
const length = fc.oneof({ weight: 9, arbitrary: fc.nat(60) }, { weight: 1, arbitrary: fc.nat(9000) });
const run: fc.Arbitrary<readonly StoreChange[]> = fc
  .record({ schemaId: fc.constantFrom("s1", "s2"), documents: fc.array(fc.tuple(identity, length), { maxLength: 20 }) })
  .map(({ schemaId, documents }) =>
    documents.map(([{ type, key }, size], at) => {
      return put(type, key, { schemaId, storedAt: `at ${at}`, payload: new Uint8Array(size).fill(at) });
    }),
  );
const removal: fc.Arbitrary<readonly StoreChange[]> = identity.map((parts) => [{ kind: "delete", ...parts }]);
const batch = fc
  .array(fc.oneof({ weight: 3, arbitrary: run }, { weight: 1, arbitrary: removal }), { maxLength: 5 })
  .map((runs) => runs.flat());

const nameOf = (type: string, key: string) => `${type} ${key}`;

async function contentOf(store: BackingStore): Promise<Map<string, Envelope>> {
  const found = new Map<string, Envelope>();
  for await (const each of store.readAll()) found.set(nameOf(each.type, each.key), each);
  return found;
}

/** How many documents there are of each type and schema, as the store has counted them. */
function countsOf(store: SqliteStore): Map<string, number> {
  const moment = store.openMoment?.();
  try {
    return new Map(moment?.contents().map(({ type, schemaId, documents }) => [nameOf(type, schemaId), documents]));
  } finally {
    moment?.close();
  }
}

function countIn(model: ReadonlyMap<string, Envelope>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { type, schemaId } of model.values()) {
    counts.set(nameOf(type, schemaId), (counts.get(nameOf(type, schemaId)) ?? 0) + 1);
  }
  return counts;
}

test(`batches of many documents leave what a map would hold, and count it; seed ${seed}`, () =>
  fc.assert(
    fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 6 }), (batches) =>
      withFile(undefined, async (path) => {
        const store = sqliteStore({ path });
        await store.open({ catalog: [] });
        const model = new Map<string, Envelope>();
        for (const changes of batches) {
          await store.write(changes);
          for (const made of changes) {
            if (made.kind === "put") model.set(nameOf(made.envelope.type, made.envelope.key), made.envelope);
            else model.delete(nameOf(made.type, made.key));
          }
          expect(await contentOf(store)).toEqual(model);
          expect(countsOf(store)).toEqual(countIn(model));
        }
        for (const each of model.values()) expect(await store.read(each.type, each.key)).toEqual(each);
        await store.close();
      }),
    ),
    { seed, numRuns: 30 },
  ));

test("a batch that fails in its middle leaves nothing, and the numbers that it was given mean nothing", () =>
  withFile(undefined, async (path) => {
    const store = sqliteStore({ path });
    await store.open({ catalog: [] });
    const stop = new Database(path);
    stop.exec(
      "CREATE TRIGGER stop BEFORE INSERT ON documents WHEN new.key = 'k19' BEGIN SELECT RAISE(ABORT, 'no'); END",
    );
    const many = (type: string) => Array.from({ length: 20 }, (_, at) => put(type, `k${at}`));
    expect(await codeOf(() => store.write(many("note")))).toBe("store/io");
    await store.close();
    stop.exec("DROP TRIGGER stop");
    await store.open({ catalog: [] });
    expect(await contentOf(store)).toEqual(new Map());
    stop.exec(
      "CREATE TRIGGER stop BEFORE INSERT ON documents WHEN new.key = 'k19' BEGIN SELECT RAISE(FAIL, 'no'); END",
    );
    expect(await codeOf(() => store.write(many("note")))).toBe("store/io");
    await store.close();
    stop.exec("DROP TRIGGER stop");
    stop.close();
    await store.open({ catalog: [] });
    await store.write(many("word"));
    await store.write(many("note"));
    expect(countsOf(store)).toEqual(
      new Map([
        ["word word", 20],
        ["note note", 20],
      ]),
    );
    expect(await store.read("note", "k7")).toEqual(envelope("note", "k7"));
    await store.close();
  }));

test("more types than a connection keeps statements for are written and read like any other", () =>
  withFile(undefined, async (path) => {
    const store = sqliteStore({ path });
    await store.open({ catalog: [] });
    const types = Array.from({ length: 150 }, (_, at) => `type ${at}`);
    for (const key of ["a", "b"]) await store.write(types.map((type) => put(type, key)));
    for (const type of types) await store.write(Array.from({ length: 9 }, (_, at) => put(type, `c${at}`)));
    for (const type of types) await store.write([put(type, "c8", { schemaId: "later" })]);
    for (const type of types) {
      expect(await store.read(type, "b")).toEqual(envelope(type, "b"));
      expect(await store.read(type, "c7")).toEqual(envelope(type, "c7"));
      expect(await store.read(type, "c8")).toEqual(envelope(type, "c8", { schemaId: "later" }));
    }
    expect(countsOf(store).get("type 149 later")).toBe(1);
    await store.close();
  }));
