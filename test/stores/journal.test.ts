import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Envelope, StoreChange } from "@keyslot/runtime";
import { type JournalStore, type JournalStoreOptions, journalStore } from "@keyslot/runtime/stores/journal";
import { afterEach, expect, test } from "vitest";
import { freshFolder } from "./fresh-folder.ts";
import { codeOf } from "./store-file.ts";

let folder = freshFolder();
afterEach(() => {
  folder.remove();
  folder = freshFolder();
});

const place = () => join(folder.path, "game");
const journal = (options: Omit<JournalStoreOptions, "path"> = {}) => journalStore({ path: place(), ...options });
const start = 1_800_000_000_000;

function put(key: string, payload: Uint8Array | readonly number[], more: Partial<Envelope> = {}): StoreChange {
  const bytes = Uint8Array.from(payload);
  const envelope = { type: "note", key, schemaId: "note", storedAt: "2026-01-02T03:04:05.678Z", payload: bytes };
  return { kind: "put", envelope: { ...envelope, ...more } };
}

async function content(store: Pick<JournalStore, "readAll">): Promise<Record<string, number>> {
  const found: [string, number][] = [];
  for await (const { key, payload } of store.readAll()) found.push([key, payload[0] ?? -1]);
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function filled(options: Omit<JournalStoreOptions, "path">, count: number): Promise<JournalStore> {
  const store = journal(options);
  await store.open({ catalog: [] });
  for (let at = 0; at < count; at++) await store.write([put(`k${at % 5}`, new Uint8Array(40).fill(at))]);
  return store;
}

function files(ending: string): string[] {
  return readdirSync(place())
    .filter((name) => name.endsWith(ending))
    .sort();
}

function flip(name: string, at: number): void {
  const bytes = readFileSync(join(place(), name));
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  writeFileSync(join(place(), name), bytes);
}

test("damage in the middle of the log is refused; `intact` goes back to what was before it, and keeps the rest", async () => {
  const store = await filled({}, 20);
  const sound = await content(store);
  await store.close();
  const [log = ""] = files(".log");
  const middle = readFileSync(join(place(), log)).length >> 1;
  flip(log, middle);
  const damaged = readFileSync(join(place(), log));
  expect(await codeOf(() => journal().open({ catalog: [] }))).toBe("store/corrupt");
  expect(readFileSync(join(place(), log)).equals(damaged)).toBe(true);
  const intact = journal({ recover: "intact" });
  await intact.open({ catalog: [] });
  const [report] = intact.recovered ?? [];
  expect(report?.kind).toBe("damaged-log");
  expect(readFileSync(join(place(), report?.keptIn ?? "")).equals(damaged.subarray(report?.position))).toBe(true);
  const former = await content(intact);
  expect(Object.values(former).every((value) => value < 20)).toBe(true);
  expect(former).not.toEqual(sound);
  await intact.write([put("next", [1])]);
  await intact.close();
  const again = journal();
  await again.open({ catalog: [] });
  expect(again.recovered).toBeUndefined();
  expect(await content(again)).toEqual({ ...former, next: 1 });
  await again.close();
});

test("of a damaged snapshot `intact` shows every sound document, and writes a sound snapshot; otherwise reading it is refused", async () => {
  const store = journal();
  await store.open({ catalog: [] });
  await store.write(Array.from({ length: 200 }, (_, at) => put(`k${at}`, new Uint8Array(50).fill(at))));
  await store.compact();
  await store.write([put("later", [7])]);
  const sound = await content(store);
  await store.close();
  const [snapshot = ""] = files(".snapshot");
  flip(snapshot, 4_000);
  const reading = journal({ readOnly: true });
  await reading.open({ catalog: [] });
  expect(await codeOf(() => content(reading))).toBe("store/corrupt");
  await reading.close();
  const intact = journal({ recover: "intact" });
  await intact.open({ catalog: [] });
  expect(intact.recovered).toMatchObject([{ kind: "damaged-snapshot" }]);
  const found = await content(intact);
  expect(Object.keys(found)).toHaveLength(200);
  for (const [key, value] of Object.entries(found)) expect(sound[key]).toBe(value);
  expect((await intact.check()).problems).toEqual([]);
  await intact.close();
  const again = journal();
  await again.open({ catalog: [] });
  expect(await content(again)).toEqual(found);
  await again.close();
});

test("a journal that was closed and is cut afterwards is refused, also between two transactions", async () => {
  const store = journal();
  await store.open({ catalog: [] });
  await store.write([put("a", [1])]);
  const [log = ""] = files(".log");
  const { length } = readFileSync(join(place(), log));
  await store.write([put("b", [2])]);
  await store.close();
  writeFileSync(join(place(), log), readFileSync(join(place(), log)).subarray(0, length));
  expect(await codeOf(() => journal().open({ catalog: [] }))).toBe("store/corrupt");
});

test("history is kept as long as it was asked for, over any number of snapshots, and goes with it", async () => {
  const clock = { now: start };
  const store = journal({ history: { keep: 1_000 } });
  await store.open({ catalog: [], clock: () => clock.now });
  for (let at = 0; at < 9; at++) {
    clock.now = start + at * 500;
    await store.write([put("a", [at])], { action: `step ${at}` });
    if (at % 2 === 1) await store.compact();
  }
  const sequences: number[] = [];
  for await (const { sequence, changes } of store.history()) {
    sequences.push(sequence);
    expect(changes[0]?.before?.payload[0]).toBe(sequence === 1 ? undefined : sequence - 2);
    expect(changes[0]?.after?.payload[0]).toBe(sequence - 1);
  }
  expect(sequences.at(-1)).toBe(9);
  expect(sequences[0]).toBeGreaterThan(1);
  expect(sequences).toEqual(sequences.map((_, at) => (sequences[0] ?? 0) + at));
  const first = (sequences[0] ?? 0) - 1;
  // The state that the oldest transaction was made in is still there; the one before is not.
  expect(await content({ readAll: () => store.stateAt(start + (first - 1) * 500) })).toEqual({ a: first - 1 });
  expect(await codeOf(() => content({ readAll: () => store.stateAt(start + (first - 2) * 500) }))).toBe(
    "store/history-gone",
  );
  const newest: number[] = [];
  for await (const { sequence } of store.history({ reverse: true, limit: 3 })) newest.push(sequence);
  expect(newest).toEqual([9, 8, 7]);
  await store.close();
});

test("a reader follows the writer through snapshots, also when it looks too late for the log between them", async () => {
  const store = await filled({}, 5);
  const reader = journal({ readOnly: true });
  await reader.open({ catalog: [] });
  expect(reader.isShared).toBe(true);
  const told: (string | undefined)[] = [];
  const following = reader.follow((changed) =>
    told.push(...(changed === undefined ? [undefined] : changed.map(({ key }) => key))),
  );
  await store.compact();
  await store.write([put("k1", [77])]);
  await following.poll();
  expect(new Set(told)).toEqual(new Set(["k1"]));
  expect(reader.readNow("note", "k1")?.payload).toEqual(Uint8Array.of(77));
  told.length = 0;
  for (let round = 0; round < 3; round++) {
    await store.write([put("k2", [100 + round])]);
    await store.compact();
  }
  await following.poll();
  expect(told.some((key) => key === undefined || key === "k2")).toBe(true);
  expect(await content(reader)).toEqual(await content(store));
  expect(await codeOf(() => reader.write([put("a", [1])]))).toBe("store/read-only");
  following.stop();
  await reader.close();
  await store.close();
});

test("a moment stays as it was while the store is overwritten, emptied and compacted", async () => {
  const store = journal();
  await store.open({ catalog: [] });
  const all = Array.from({ length: 3_000 }, (_, at) => put(`k${at}`, new Uint8Array(300).fill(at)));
  await store.write(all);
  const before = await content(store);
  const moment = store.openMoment();
  for (let round = 0; round < 5; round++)
    await store.write(all.map((_, at) => put(`k${at}`, new Uint8Array(310).fill(round))));
  await store.compact();
  await store.write(all.map((_, at) => ({ kind: "delete", type: "note", key: `k${at}` })));
  expect((await store.usage()).documents).toBe(0);
  expect(moment.contents()).toEqual([{ type: "note", schemaId: "note", documents: 3_000 }]);
  const seen: [string, number][] = [];
  for (let some = moment.next(100); some.length > 0; some = moment.next(100))
    seen.push(...some.map(({ key, payload }) => [key, payload[0] ?? -1] as [string, number]));
  expect(Object.fromEntries(seen)).toEqual(before);
  expect(moment.read("note", "k1234")?.payload[0]).toBe(1234 & 255);
  moment.close();
  expect(await codeOf(async () => moment.next(1))).toBe("store/closed");
  await store.close();
});

test("memory holds at most about twice the content, however often it is overwritten", async () => {
  const store = journal({ snapshots: { leastBytes: 1e9 } });
  await store.open({ catalog: [] });
  const before = await arrayBuffers();
  for (let round = 0; round < 60; round++)
    await store.write(Array.from({ length: 2_000 }, (_, at) => put(`k${at}`, new Uint8Array(1_000).fill(round + at))));
  // 2 MB of content, of which 120 were written.
  expect((await arrayBuffers()) - before).toBeLessThan(10_000_000);
  await store.close();
});

test("what a failed transaction would have named is named by the next one", async () => {
  const store = journal();
  await store.open({ catalog: [] });
  const failing: StoreChange[] = [put("a", [1], { type: "first", schemaId: "first" }), put("a\ud800", [1])];
  expect(await codeOf(() => store.write(failing))).toBe("store/lone-surrogate");
  await store.write([put("b", [2], { type: "second", schemaId: "second" })]);
  await store.write([put("c", [3], { type: "first", schemaId: "first" })]);
  await store.close();
  const again = journal();
  await again.open({ catalog: [] });
  expect(await content(again)).toEqual({ b: 2, c: 3 });
  expect((await again.read("first", "c"))?.type).toBe("first");
  expect(await again.read("first", "a")).toBeUndefined();
  await again.close();
});

test("a journal needs a folder, and one that is only read needs a journal in it", async () => {
  expect(await codeOf(() => journal({ readOnly: true }).open({ catalog: [] }))).toBe("store/not-found");
  writeFileSync(place(), "");
  expect(await codeOf(() => journal().open({ catalog: [] }))).toBe("store/foreign-format");
  const empty = journalStore({ path: folder.path, readOnly: true });
  expect(await codeOf(() => empty.open({ catalog: [] }))).toBe("store/not-found");
  for (const options of [
    { recover: "maybe" },
    { history: { keep: "some" } },
    { snapshots: { ratio: 0 } },
    { durability: 1 },
  ])
    expect(await codeOf(async () => Reflect.apply(journalStore, undefined, [{ path: place(), ...options }]))).toBe(
      "store/invalid-option",
    );
  expect(existsSync(`${place()}.keyslot-lock`)).toBe(false);
});

/** Bytes in buffers that somebody still holds: V8 gives back what nobody holds some time after it has found it. */
async function arrayBuffers(): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 20; round++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 5));
    least = Math.min(least, process.memoryUsage().arrayBuffers);
  }
  return least;
}
