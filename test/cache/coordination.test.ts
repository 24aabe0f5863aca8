import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { memoryStore, openCache } from "@keyslot/runtime";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { freshFolder } from "../stores/fresh-folder.ts";
import { Note, Player, player } from "./support/documents.ts";
import { bundleWorker, type WorkerBundle } from "./support/worker-bundle.ts";

let worker: WorkerBundle;
let folder = freshFolder();
beforeAll(async () => {
  worker = await bundleWorker(new URL("support/coordination-worker.ts", import.meta.url));
});
afterAll(() => worker.remove());
beforeEach(() => {
  folder = freshFolder();
});
afterEach(() => folder.remove());

const database = () => join(folder.path, "game.db");
const open = () => openCache({ documents: [Note, Player], stores: [sqliteStore({ path: database() })] });
const times = <T>(count: number, make: () => T) => Array.from({ length: count }, make);

test("8 processes add 10,000 by transformations and by compare and swap, and none is lost", {
  timeout: 300_000,
}, async () => {
  await Promise.all(times(8, () => worker.run(["count", database(), "625"])));
  const cache = await open();
  expect(cache.get(Note, "count")?.text).toBe("10000");
  await cache.close();
});

test("8 processes under one lock are in one at a time, and their numbers grow", { timeout: 300_000 }, async () => {
  const cache = await open();
  await cache.put(Player, player("p", { name: "p", level: 0 }));
  const log = join(folder.path, "fences");
  await Promise.all(times(8, () => worker.run(["lock", database(), "25", log])));
  await cache.refresh();
  expect([cache.get(Note, "locked")?.text, cache.get(Player, "p")?.level]).toEqual(["200", 200]);
  const fences = readFileSync(log, "utf8").trim().split("\n").map(Number);
  expect(fences).toEqual(times(200, () => 0).map((_, at) => at + 1));
  await cache.close();
});

test("50 processes with 20 callers each run a memoized function once", { timeout: 300_000 }, async () => {
  const log = join(folder.path, "runs");
  const cache = await open();
  await cache.close();
  const outputs = await Promise.all(times(50, () => worker.run(["stampede", database(), "20", log])));
  const results = outputs.join("").trim().split("\n");
  expect([results.length, new Set(results)]).toEqual([1000, new Set(["result of k"])]);
  expect(readFileSync(log, "utf8")).toBe("ran\n");
});

test("what a killed process was computing is computed by one of those that waited for it", {
  timeout: 60_000,
}, async () => {
  const caches = [await open(), await open()];
  let runs = 0;
  const load = async (id: string) => ({ text: `${id} ${++runs}` });
  const results: Promise<string>[] = [];
  const output = await worker.run(["compute", database(), "400"], (child) => {
    child.stdout?.once("data", () => {
      for (const cache of caches)
        results.push(
          cache
            .memoize(
              Note,
              load,
            )("k")
            .then(({ text }) => text),
        );
      child.kill("SIGKILL");
    });
  });
  expect([output, await Promise.all(results), runs]).toEqual(["computing\n", ["k 1", "k 1"], 1]);
  await Promise.all(caches.map((cache) => cache.close()));
});

test("8 callers in one process add 10,000 in memory, and none is lost", async () => {
  const cache = await openCache({ documents: [Note], stores: [memoryStore()] });
  const add = async (how: number) => {
    for (let index = 0; index < 1250; index++) {
      const next = (now?: Note) => ({ text: String(Number(now?.text ?? 0) + 1) });
      await cache.transform(Note, "count", (now) => (how % 2 === 0 ? next(now) : Promise.resolve(next(now))), {
        attempts: 1000,
      });
    }
  };
  await Promise.all(times(8, () => 0).map((_, at) => add(at)));
  expect(cache.get(Note, "count")?.text).toBe("10000");
});

test("a holder that was stopped for longer than its lease writes nothing and frees nothing", {
  timeout: 60_000,
}, async () => {
  const go = join(folder.path, "go");
  const cache = await open();
  const output = await worker.run(["hold", database(), "300", go], (child) => {
    child.stdout?.on("data", async (chunk) => {
      if (!String(chunk).startsWith("held 1")) return;
      child.kill("SIGSTOP");
      const next = await cache.lock("held");
      await next.put(Note, "held", { text: `next ${next.fence}` });
      writeFileSync(go, "");
      child.kill("SIGCONT");
    });
  });
  expect(output).toBe("held 1\ncache/lock-lost false\n");
  expect(cache.get(Note, "held")?.text).toBe("next 2");
  await cache.close();
});

test("the lock of a process that was killed is free once its lease is over", { timeout: 60_000 }, async () => {
  const cache = await open();
  const output = await worker.run(["hold", database(), "200", join(folder.path, "never")], (child) => {
    child.stdout?.on("data", () => child.kill("SIGKILL"));
  });
  expect(output).toBe("held 1\n");
  const lock = await cache.lock("held", { timeout: 10_000 });
  expect(lock.fence).toBe(2);
  await cache.close();
});
