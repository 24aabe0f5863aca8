import * as fs from "node:fs";
import { join } from "node:path";
import type { Envelope, StoreChange } from "@keyslot/runtime";
import { type JournalStoreOptions, journalStore } from "@keyslot/runtime/stores/journal";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import type { JournalFiles } from "../../runtime/src/stores/journal/journal-files.ts";
import { OpenableJournal } from "../../runtime/src/stores/journal/journal-store.ts";
import { freshFolder } from "../stores/fresh-folder.ts";
import { codeOf } from "../stores/store-file.ts";

let folder = freshFolder();
afterEach(() => {
  folder.remove();
  folder = freshFolder();
});

const seed = Number(process.env.SEED ?? 20261122);
const log = () => join(folder.path, "game", "00000001.log");
const journal = (options: Omit<JournalStoreOptions, "path"> = {}, files?: JournalFiles) =>
  new OpenableJournal({ path: join(folder.path, "game"), ...options }, files);

function put(key: string, payload: Uint8Array): StoreChange {
  const envelope = { type: "note", key, schemaId: "note", storedAt: "2026-01-02T03:04:05.678Z", payload };
  return { kind: "put", envelope };
}

async function payloads(store: { readAll(): AsyncIterable<Envelope> }): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const { key, payload } of store.readAll()) found.set(key, Buffer.from(payload).toString("hex"));
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

test("a transaction costs what it changes, whatever else there is", async () => {
  const store = journal();
  await store.open({ catalog: [] });
  const costs: number[] = [];
  for (const documents of [10, 1_000, 20_000]) {
    await store.write(Array.from({ length: documents }, (_, at) => put(`k${at}`, new Uint8Array(1_000).fill(at))));
    const before = fs.statSync(log()).size;
    const changed = new Uint8Array(1_000).fill(7);
    changed[500] = 9;
    await store.write([put("k7", changed)]);
    costs.push(fs.statSync(log()).size - before);
  }
  expect(new Set(costs).size).toBe(1);
  expect(costs[0]).toBeLessThan(60);
  await store.close();
});

test("what is acknowledged is in the file, and on the disk where that is promised", async () => {
  const calls: string[] = [];
  const files: JournalFiles = {
    ...fs,
    writeSync: (...values: Parameters<JournalFiles["writeSync"]>) => {
      calls.push("write");
      return fs.writeSync(...values);
    },
    fdatasync: (fd, done) => {
      fs.fdatasync(fd, (error) => {
        calls.push("synced");
        done(error);
      });
    },
  };
  for (const durability of ["process", "power"] as const) {
    const store = journal({ durability }, files);
    await store.open({ catalog: [] });
    calls.length = 0;
    const size = fs.statSync(log()).size;
    await store.write([put("a", Uint8Array.of(1))]);
    calls.push("acknowledged");
    expect(calls).toEqual(durability === "process" ? ["write", "acknowledged"] : ["write", "synced", "acknowledged"]);
    expect(fs.statSync(log()).size).toBeGreaterThan(size);
    // Many that are not awaited share one sync.
    calls.length = 0;
    await Promise.all(Array.from({ length: 50 }, (_, at) => store.write([put(`k${at}`, Uint8Array.of(at))])));
    expect(calls.filter((call) => call === "synced")).toHaveLength(durability === "process" ? 0 : 1);
    expect(calls.filter((call) => call === "write").length).toBeLessThanOrEqual(2);
    await store.close();
  }
});

test("a torn end is cut off and reported, its bytes are kept, and the journal opens; `strict` refuses and changes nothing", async () => {
  const store = journal();
  await store.open({ catalog: [] });
  const states: Map<string, string>[] = [new Map()];
  const sizes = [fs.statSync(log()).size];
  for (let at = 0; at < 3; at++) {
    await store.write([put(`k${at % 2}`, new Uint8Array(18 + at).fill(at)), put("last", Uint8Array.of(at))]);
    states.push(await payloads(store));
    sizes.push(fs.statSync(log()).size);
  }
  // As a crash leaves it: nobody closes it.
  const whole = fs.readFileSync(log());
  await store.close();
  for (let size = sizes[0] ?? 0; size <= whole.length; size++) {
    const place = join(folder.path, `cut-${size}`);
    fs.mkdirSync(place);
    fs.writeFileSync(join(place, "00000001.log"), whole.subarray(0, size));
    const before = sizes.findLastIndex((each) => each <= size);
    const isTorn = sizes[before] !== size;
    if (isTorn) {
      expect(await codeOf(() => journalStore({ path: place, recover: "strict" }).open({ catalog: [] }))).toBe(
        "store/truncated",
      );
      expect(fs.readFileSync(join(place, "00000001.log")).length).toBe(size);
    }
    const opened = journalStore({ path: place });
    await opened.open({ catalog: [] });
    expect(await payloads(opened)).toEqual(states[before]);
    if (!isTorn) expect(opened.recovered).toBeUndefined();
    else {
      const [found] = opened.recovered ?? [];
      expect(found).toMatchObject({ kind: "torn-end", position: sizes[before], bytes: size - (sizes[before] ?? 0) });
      expect(fs.readFileSync(join(place, found?.keptIn ?? "")).equals(whole.subarray(sizes[before], size))).toBe(true);
    }
    await opened.write([put("next", Uint8Array.of(1))]);
    await opened.close();
  }
});

test("writes at the same time write each transaction once", async () => {
  const store = journal();
  await store.open({ catalog: [] });
  await Promise.all(Array.from({ length: 30 }, (_, at) => store.write([put(`k${at}`, Uint8Array.of(at))])));
  const found: number[] = [];
  for await (const { sequence } of store.history()) found.push(sequence);
  expect(found).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
  await store.close();
});

test("after a failed write nothing of it is in memory, and nothing more is written until the journal is opened again", async () => {
  let isBroken = false;
  const files: JournalFiles = {
    ...fs,
    writeSync: (...values: Parameters<JournalFiles["writeSync"]>) => {
      if (isBroken) throw Object.assign(new Error("EIO: made up"), { code: "EIO" });
      return fs.writeSync(...values);
    },
  };
  const store = journal({}, files);
  await store.open({ catalog: [] });
  await store.write([put("a", Uint8Array.of(1))]);
  isBroken = true;
  expect(await codeOf(() => store.write([put("a", Uint8Array.of(2)), put("b", Uint8Array.of(3))]))).toBe("store/io");
  isBroken = false;
  const refusal = await store.write([put("a", Uint8Array.of(4))]).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: "store/failed", cause: { code: "store/io" } });
  expect(await payloads(store)).toEqual(new Map([["a", "01"]]));
  await store.close();
  await store.open({ catalog: [] });
  expect(await payloads(store)).toEqual(new Map([["a", "01"]]));
  await store.write([put("a", Uint8Array.of(5))]);
  await store.close();
});

test(`whatever replaces whatever is replayed as it was, also under names that other formats take for commands; seed ${seed}`, async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 80 }),
    // Much in common at both ends.
    fc
      .tuple(fc.uint8Array({ maxLength: 30 }), fc.uint8Array({ maxLength: 6 }), fc.integer({ min: 0, max: 40 }))
      .map(([head, middle, length]) => Uint8Array.from([...head, ...middle, ...new Uint8Array(length).fill(5)])),
  );
  const key = fc.constantFrom("$replace", "$delete", "__proto__", "a");
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(key, bytes), { minLength: 1, maxLength: 12 }), async (steps) => {
      const path = join(folder.path, `replay-${round++}`);
      const store = journalStore({ path });
      await store.open({ catalog: [] });
      for (const [name, payload] of steps) await store.write([put(name, payload)]);
      const before = await payloads(store);
      expect(before).toEqual(
        new Map(
          [...steps.map(([name, each]) => [name, Buffer.from(each).toString("hex")] as const)].sort(([a], [b]) =>
            a < b ? -1 : 1,
          ),
        ),
      );
      await store.close();
      await store.open({ catalog: [] });
      expect(await payloads(store)).toEqual(before);
      await store.close();
    }),
    { seed, numRuns: 60 },
  );
});

test("a log that has grown large beside its content is replaced by a snapshot, while writing goes on", async () => {
  const store = journal({ snapshots: { ratio: 2, leastBytes: 20_000 } });
  await store.open({ catalog: [] });
  const random = new Uint8Array(500);
  for (let at = 0; at < 400; at++) {
    random.forEach((_, index) => {
      random[index] = (at * 31 + index * 7) ^ (index >> 1);
    });
    await store.write([put(`k${at % 10}`, random)]);
    if (at % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await store.compact();
  const { volume } = await store.usage();
  expect(volume).toBeLessThan(20_000);
  const before = await payloads(store);
  await store.close();
  expect(fs.readdirSync(join(folder.path, "game")).filter((name) => name.endsWith(".snapshot"))).toHaveLength(1);
  await store.open({ catalog: [] });
  expect(await payloads(store)).toEqual(before);
  await store.close();
});
