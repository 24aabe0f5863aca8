import { spawn } from "node:child_process";
import { once } from "node:events";
import { type SqliteStore, sqliteStore } from "@keyslot/runtime/stores/sqlite";
import Database from "libsql";
import { expect, test } from "vitest";
import type { DocumentName } from "../../runtime/src/stores/store-abilities.ts";
import { codeOf, envelope, put, remove, withFile } from "./store-file.ts";

interface Follower {
  readonly store: SqliteStore;
  /** Keys, or `all`, of each call since it was last asked. */
  told(): readonly (readonly string[] | "all")[];
  poll(): Promise<void>;
  stop(): void;
}

const clock = () => clock.now;
clock.now = 1000;

// Long, so that nothing is told but by a poll.
const never = 2 ** 31 - 1;

async function follow(path: string, options: { readonly readOnly?: boolean } = {}): Promise<Follower> {
  const store = sqliteStore({ path, followInterval: never, ...options });
  await store.open({ catalog: [], clock });
  let calls: (readonly string[] | "all")[] = [];
  const following = store.follow((changed) => calls.push(changed?.map(({ key }) => key).toSorted() ?? "all"));
  const told = () => {
    const found = calls;
    calls = [];
    return found;
  };
  return { store, told, poll: () => following.poll(), stop: () => following.stop() };
}

function countIn(path: string, table: "triggers" | "followers" | "changes"): unknown {
  const database = new Database(path);
  const from =
    table === "triggers" ? "sqlite_master WHERE type = 'trigger' AND name LIKE 'keyslot!_log%' ESCAPE '!'" : table;
  try {
    const [row] = database.prepare(`SELECT count(*) FROM ${from}`).raw().all();
    return Array.isArray(row) ? row[0] : undefined;
  } finally {
    database.close();
  }
}

function withWriter(act: (path: string, writer: SqliteStore) => Promise<void>): Promise<void> {
  return withFile(undefined, async (path) => {
    clock.now = 1000;
    const writer = sqliteStore({ path });
    await writer.open({ catalog: [], clock });
    await writer.write([put("note", "before")]);
    await act(path, writer);
    await writer.close();
  });
}

test("changes are logged while somebody follows, and by nobody else's leave", () =>
  withWriter(async (path, writer) => {
    expect([countIn(path, "triggers"), countIn(path, "changes")]).toEqual([0, 0]);
    const [first, second] = [await follow(path), await follow(path)];
    await writer.write([
      put("note", "a"),
      put("word", "b"),
      remove("note", "before"),
      put("note", "a", { schemaId: "v2" }),
    ]);
    await first.poll();
    expect([first.told(), second.told()]).toEqual([[["a", "b", "before"]], []]);
    expect([countIn(path, "triggers"), countIn(path, "followers")]).toEqual([3, 2]);
    first.stop();
    await first.store.close();
    await writer.write([put("note", "c", { expiresAt: 5000 })]);
    await second.poll();
    expect(second.told()).toEqual([["a", "b", "before", "c"]]);
    await second.store.close();
    expect((["triggers", "followers", "changes"] as const).map((table) => countIn(path, table))).toEqual([0, 0, 0]);
  }));

test("of its own and others' writes in turns, a follower is told the others'", () =>
  withWriter(async (path, writer) => {
    const follower = await follow(path);
    for (let round = 0; round < 20; round++) {
      await follower.store.write([put("note", `own ${round}`)]);
      if (round % 3 === 0) await writer.write([put("note", `other ${round}`), put("note", "both")]);
      await follower.store.write([put("note", `own too ${round}`), put("note", "more")]);
      if (round % 4 === 3) await follower.poll();
    }
    await follower.poll();
    const keys = follower.told().flat().toSorted();
    expect(keys.filter((key) => !key.startsWith("other"))).toEqual(["both", "both", "both", "both", "both"]);
    expect(keys.filter((key) => key.startsWith("other"))).toHaveLength(7);
    await follower.store.expire(5);
    await follower.store.close();
  }));

test("what expires, is evicted or mended by others is told as well", () =>
  withWriter(async (path, writer) => {
    const follower = await follow(path);
    await writer.write([put("note", "a", { expiresAt: 2000 }), put("note", "b", { tags: ["x"] })]);
    await follower.poll();
    follower.told();
    clock.now = 3000;
    await writer.expire(10);
    await writer.evictTag("x", { limit: 10 });
    await follower.poll();
    expect(follower.told()).toEqual([["a", "b"]]);
    await follower.store.close();
  }));

test("a follower that falls behind further than the log reaches is told that everything may have changed", () =>
  withWriter(async (path, writer) => {
    const follower = await follow(path);
    const many = (payload: number) =>
      Array.from({ length: 9000 }, (_, at) => put("note", `k${at}`, { payload: Uint8Array.of(payload) }));
    for (const payload of [1, 2]) await writer.write(many(payload));
    expect(countIn(path, "changes")).toBe(16_384);
    await follower.poll();
    expect(follower.told()).toEqual(["all"]);
    await writer.write([put("note", "k7")]);
    await follower.poll();
    expect(follower.told()).toEqual([["k7"]]);
    await follower.store.close();
  }));

test("one that was taken for gone is told that everything may have changed, and follows on", () =>
  withWriter(async (path, writer) => {
    const follower = await follow(path);
    clock.now += 60_000;
    // Whoever opens the database tidies up.
    const passing = sqliteStore({ path });
    await passing.open({ catalog: [], clock });
    expect([countIn(path, "triggers"), countIn(path, "followers")]).toEqual([0, 0]);
    await passing.write([put("note", "unlogged")]);
    await passing.close();
    await follower.poll();
    expect([follower.told(), countIn(path, "triggers")]).toEqual([["all"], 3]);
    await writer.write([put("note", "a")]);
    await follower.poll();
    expect(follower.told()).toEqual([["a"]]);
    await follower.store.close();
  }));

test("a follower that looks now and then is not taken for gone", () =>
  withWriter(async (path, writer) => {
    const follower = await follow(path);
    for (let round = 0; round < 9; round++) {
      clock.now += 15_000;
      await follower.poll();
      const passing = sqliteStore({ path });
      await passing.open({ catalog: [], clock });
      await passing.close();
    }
    await writer.write([put("note", "a")]);
    await follower.poll();
    expect(follower.told()).toEqual([["a"]]);
    await follower.store.close();
  }));

test("the log of a follower that was killed ends with the lease, once somebody has written a while", () =>
  withWriter(async (path, writer) => {
    const database = new Database(path);
    const follower = await follow(path);
    database.exec("UPDATE followers SET id = 'gone'");
    clock.now += 60_000;
    for (let at = 0; at < 1100; at++) await writer.write([put("note", `k${at}`)]);
    expect([countIn(path, "triggers"), countIn(path, "followers"), countIn(path, "changes")]).toEqual([
      0,
      0,
      expect.any(Number),
    ]);
    database.close();
    await follower.store.close();
  }));

test("a store that only reads is told that something changed, and logs nothing", () =>
  withWriter(async (path, writer) => {
    const follower = await follow(path, { readOnly: true });
    await follower.poll();
    await writer.write([put("note", "a")]);
    await follower.poll();
    expect([follower.told(), countIn(path, "triggers")]).toEqual([["all"], 0]);
    await follower.store.close();
  }));

test("several may follow through one store, until each has stopped", () =>
  withWriter(async (path, writer) => {
    const { store } = await follow(path);
    const told: string[] = [];
    const listener = (name: string) => (changed: readonly DocumentName[] | undefined) =>
      told.push(`${name} ${changed?.length}`);
    const [one, two] = [store.follow(listener("one")), store.follow(listener("two"))];
    await writer.write([put("note", "a")]);
    await one.poll();
    one.stop();
    one.stop();
    await one.poll();
    await writer.write([put("note", "b")]);
    await two.poll();
    expect(told).toEqual(["one 1", "two 1", "two 1"]);
    await store.close();
    await two.poll();
    expect(await codeOf(async () => store.follow(() => undefined))).toBe("store/closed");
  }));

test("writes of another process are told by themselves, soon", () =>
  withFile(undefined, async (path) => {
    const store = sqliteStore({ path });
    await store.open({ catalog: [] });
    await store.write([put("note", "a")]);
    const told = new Promise<readonly DocumentName[] | undefined>((resolve) => void store.follow(resolve));
    // Beside the store, with the driver alone: the triggers are the database's.
    const program = `const D = require("libsql"); new D(process.argv[1]).exec("DELETE FROM documents WHERE key = 'a'")`;
    const child = spawn(process.execPath, ["-e", program, path], { stdio: "inherit" });
    const [code] = await once(child, "exit");
    expect(code).toBe(0);
    // A timer that keeps nothing alive does not keep this test alive either.
    const waiting = setInterval(() => undefined, 1000);
    expect(await told).toEqual([{ type: "note", key: "a" }]);
    clearInterval(waiting);
    await store.close();
  }));

test("over a given connection, what others write is told too", () =>
  withWriter(async (path, writer) => {
    const database = new Database(path);
    const store = sqliteStore({ database, followInterval: never });
    await store.open({ catalog: [] });
    const told: unknown[] = [];
    const following = store.follow((changed) => told.push(changed));
    await store.write([put("note", "own")]);
    await writer.write([put("note", "a")]);
    await following.poll();
    expect(told).toEqual([[{ type: "note", key: "a" }]]);
    expect(store.readNow("note", "a")).toEqual(envelope("note", "a"));
    await store.close();
    database.close();
    expect(countIn(path, "triggers")).toBe(0);
  }));

test.each([0, -1, Number.NaN, 2 ** 31, "50"])("an interval of %s is refused", (followInterval) => {
  const options = { path: "x", followInterval };
  expect(() => Reflect.apply(sqliteStore, undefined, [options])).toThrow("`followInterval` is no number");
});
