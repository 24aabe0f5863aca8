import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import type { BackingStore, Envelope, StoreChange } from "@keyslot/runtime";
import { directoryStore } from "@keyslot/runtime/stores/directory";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { crashStart, crashWrites } from "./directory-writes.ts";
import { freshFolder } from "./fresh-folder.ts";

const scratch = freshFolder();
const worker = join(scratch.path, "directory-worker.mjs");
// In the tests every few calls; `FAULTS=full` stops at each.
const steps = process.env.FAULTS === "full" ? { process: 1, power: 1 } : { process: 3, power: 7 };

beforeAll(async () => {
  const entry = fileURLToPath(new URL("directory-worker.ts", import.meta.url));
  await build({
    entryPoints: [entry],
    outfile: worker,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
  });
});
afterAll(() => scratch.remove());

type State = Readonly<Record<string, Envelope>>;

function stateAfter(writes: readonly (readonly StoreChange[])[]): State {
  const state = new Map<string, Envelope>();
  for (const change of writes.flat()) {
    if (change.kind === "put") state.set(`${change.envelope.type} ${change.envelope.key}`, change.envelope);
    else if (change.kind === "delete") state.delete(`${change.type} ${change.key}`);
  }
  return Object.fromEntries([...state].sort());
}

const states = [0, 1, 2, 3].map((count) => stateAfter([crashStart, ...crashWrites.slice(0, count)]));

async function stateOf(store: BackingStore): Promise<State> {
  const found: [string, Envelope][] = [];
  for await (const value of store.readAll()) found.push([`${value.type} ${value.key}`, value]);
  for (const [name] of Object.entries(stateAfter([crashStart, ...crashWrites]))) {
    const [type = "", key = ""] = name.split(" ");
    const value = await store.read(type, key);
    expect([name, value]).toEqual([name, found.find(([other]) => other === name)?.[1]]);
  }
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

for (const [durability, step] of Object.entries(steps)) {
  test(`${durability}: a writer that dies at any call leaves what was before a batch or after it; every ${step}. call`, {
    timeout: 600_000,
  }, async () => {
    const seen = new Set<number>();
    for (let call = step; ; call += step) {
      const { isOver, found } = await crashAt(call, durability);
      seen.add(found);
      if (isOver) break;
    }
    expect([...seen].sort()).toEqual([0, 1, 2, 3]);
  });
}

/** The number of the state that a process leaves which dies before its `call`-th call, and whether it lived to the end. */
async function crashAt(
  call: number,
  durability: string,
): Promise<{ readonly isOver: boolean; readonly found: number }> {
  const folder = freshFolder();
  const path = join(folder.path, "game");
  const store = directoryStore({ path });
  await store.open({ catalog: [] });
  await store.write(crashStart);
  await store.close();

  const follower = directoryStore({ path });
  await follower.open({ catalog: [] });
  const told: unknown[] = [];
  const following = follower.follow((changed) => told.push(changed));
  const child = spawn(process.execPath, [worker, path, String(call), durability], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const { signal, output } = await ended(child);
  const acknowledged = Number(/ACK (\d)\n$/.exec(output)?.[1] ?? 0);

  const reading = directoryStore({ path, readOnly: true });
  await reading.open({ catalog: [] });
  const state = await stateOf(reading);
  await reading.close();
  const found = states.findIndex((expected) => isDeepStrictEqual(expected, state));
  expect([acknowledged, acknowledged + 1], `call ${call}: ${JSON.stringify(state)}`).toContain(found);

  await following.poll();
  if (found > 0) expect(told.length, `call ${call}: what the follower was told`).toBeGreaterThan(0);
  await follower.close();
  await store.open({ catalog: [] });
  expect(await stateOf(store)).toEqual(state);
  expect((await store.usage()).documents).toBe(Object.keys(state).length);
  expect((await store.check({ fix: true })).problems.filter(({ code }) => code !== "dangling-entry")).toEqual([]);
  expect(await store.check()).toEqual({ sound: Object.keys(state).length, problems: [] });
  expect(readdirSync(join(path, ".keyslot/staging"))).toHaveLength(1);
  expect(existsSync(join(path, ".keyslot/commit"))).toBe(false);
  const tagged = Object.values(state).filter(({ tags }) => tags?.includes("t"));
  expect((await store.evictTag("t", { limit: 9 })).length).toBe(tagged.length);
  await store.close();
  folder.remove();
  return { isOver: signal === null, found };
}

function ended(child: ChildProcess): Promise<{ readonly signal: string | null; readonly output: string }> {
  let output = "";
  child.stdout?.on("data", (chunk) => {
    output += String(chunk);
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (_, signal) => resolve({ signal, output }));
  });
}
