import { type ChildProcess, spawn } from "node:child_process";
import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { lmdbStore } from "@keyslot/runtime/stores/lmdb";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshFolder } from "./fresh-folder.ts";

// Inside node_modules, so that the bundle finds the package there.
const folder = fileURLToPath(new URL(`../../node_modules/.keyslot-lmdb/${process.pid}`, import.meta.url));
const program = join(folder, "lmdb-child.mjs");

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL("lmdb-child.ts", import.meta.url))],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Child {
  readonly process: ChildProcess;
  readonly ended: Promise<{ readonly signal: string | null; readonly output: string }>;
  /** Resolves with the first output. */
  readonly spoke: Promise<void>;
}

function start(path: string, work: string): Child {
  const child = spawn(process.execPath, [program, path, work], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  const spoke = new Promise<void>((resolve) => {
    child.stdout.on("data", (chunk) => {
      output += String(chunk);
      resolve();
    });
  });
  const ended = new Promise<{ signal: string | null; output: string }>((resolve) => {
    child.on("close", (_, signal) => resolve({ signal, output }));
  });
  return { process: child, ended, spoke };
}

const note = (key: string, length: number) => ({
  kind: "put" as const,
  envelope: { type: "note", key, schemaId: "note", storedAt: "2026-01-02", payload: new Uint8Array(length).fill(7) },
});

test("what another process lets the map grow for is read here, by readings that are open and by later ones", {
  timeout: 120_000,
}, async () => {
  const place = freshFolder();
  const path = join(place.path, "game.mdb");
  const store = lmdbStore({ path });
  await store.open({ catalog: [] });
  await store.write([note("before", 10)]);
  const moment = store.openMoment();
  expect((await start(path, "grow").ended).output).toBe("DONE\n");
  expect(statSync(path).size).toBeGreaterThan(1 << 28);
  expect(moment.next(10).map(({ key }) => key)).toEqual(["before"]);
  moment.close();
  expect((await store.read("note", "big 39 9"))?.payload.length).toBe(1_000_000);
  await store.write([note("after", 1_000_000)]);
  expect((await store.usage()).documents).toBe(402);
  await store.close();
  place.remove();
});

test("what a process was reading that was killed is in nobody's way: the room is used again", {
  timeout: 120_000,
}, async () => {
  const place = freshFolder();
  const path = join(place.path, "game.mdb");
  const store = lmdbStore({ path, durability: "power" });
  await store.open({ catalog: [] });
  await store.write([note("one", 100_000)]);
  const reader = start(path, "read");
  await reader.spoke;
  reader.process.kill("SIGKILL");
  expect((await reader.ended).signal).toBe("SIGKILL");
  for (let round = 0; round < 300; round++) await store.write([note("one", 100_000 + (round % 2))]);
  // Three hundred states of 100 kB each would be 30 MB.
  expect(statSync(path).size).toBeLessThan(5_000_000);
  await store.close();
  place.remove();
});

test("a process that is killed while it writes leaves no lock behind, and half of no transaction", {
  timeout: 120_000,
}, async () => {
  const place = freshFolder();
  const path = join(place.path, "game.mdb");
  const store = lmdbStore({ path });
  await store.open({ catalog: [] });
  for (let round = 0; round < 10; round++) {
    const writer = start(path, "write");
    await writer.spoke;
    await store.write([note("mine", round)]);
    writer.process.kill("SIGKILL");
    await writer.ended;
    await store.write([note("mine", round)]);
    const lengths = new Set<number>();
    for await (const { key, payload } of store.readAll()) if (key !== "mine") lengths.add(payload.length);
    expect(lengths.size).toBeLessThanOrEqual(1);
  }
  expect((await store.check()).problems).toEqual([]);
  await store.close();
  place.remove();
});
