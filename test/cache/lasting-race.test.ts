import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { type BackingStore, openCache } from "@keyslot/runtime";
import { directoryStore } from "@keyslot/runtime/stores/directory";
import { lmdbStore } from "@keyslot/runtime/stores/lmdb";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { City } from "../../generated/typescript/index.ts";
import { temporaryFolder } from "../codec/support/load-generated.ts";
import { Note } from "./support/documents.ts";
import { bundleWorker, type WorkerBundle } from "./support/worker-bundle.ts";

let worker: WorkerBundle;
beforeAll(async () => {
  worker = await bundleWorker(new URL("support/lasting-worker.ts", import.meta.url));
}, 60_000);
afterAll(() => worker.remove());

/** Processes, and how often each counts. */
const races: readonly (readonly [string, (path: string) => BackingStore, number, number])[] = [
  ["sqlite", (path) => sqliteStore({ path }), 8, 60],
  ["lmdb", (path) => lmdbStore({ path }), 4, 50],
  ["directory", (path) => directoryStore({ path }), 4, 25],
];

test.each(races)(
  "%s: processes that count, touch, add and pop at once lose no count and share no document",
  async (kind, make, processes, rounds) => {
    const path = join(mkdtempSync(join(temporaryFolder(), "race-")), "store");
    const before = await openCache({ documents: [City, Note], stores: [make(path)] });
    const place = { latitude: 64, longitude: -21 };
    const city = { id: 1, name: "Reykjavík", country: "IS", feature: "PPLC", population: 0, location: place } as const;
    await before.put(City, City.validate({ ...city, claimants: [] }), { expire: 3_600_000 });
    const expiresAt = before.info(City, 1)?.expiresAt;
    for (let round = 0; round < rounds; round++) await before.put(Note, `there ${round}`, { text: "x" });
    await before.close();

    const runs = Array.from({ length: processes }, () => worker.run([path, kind, String(rounds)]));
    const results = (await Promise.all(runs)).map((output) => JSON.parse(output));
    const all = (name: string) => results.flatMap((result) => result[name]);
    const counted = Array.from({ length: processes * rounds }, (_, at) => at + 1);
    expect(all("sums").sort((a, b) => a - b)).toEqual(counted);
    expect(all("added").sort()).toEqual(Array.from({ length: rounds }, (_, at) => `added ${at}`).sort());
    expect(all("popped").sort()).toEqual(Array.from({ length: rounds }, (_, at) => `there ${at}`).sort());

    const after = await openCache({ documents: [City, Note], stores: [make(path)] });
    expect(after.get(City, 1)?.population).toBe(processes * rounds);
    expect(after.info(City, 1)?.expiresAt).toBe(expiresAt);
    expect(after.info(City, 1)?.tags.length).toBe(2);
    await after.close();
  },
  120_000,
);
