import { execFile } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { memoryStore, openCache } from "@keyslot/runtime";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ClockPlatform, steadyClock } from "../../runtime/src/cache/lasting/steady-clock.ts";
import { temporaryFolder } from "../codec/support/load-generated.ts";
import { Note } from "./support/documents.ts";

const seed = Number(process.env.KEYSLOT_SEED ?? 20_260_101);
const hour = 3_600_000;

/** A machine whose clocks do as they are told. */
function machine({ tellsSleep = true } = {}) {
  const clocks = { wall: 1_700_000_000_000, running: 5000, up: 90_000 };
  const platform: ClockPlatform = {
    wall: () => clocks.wall,
    running: () => clocks.running,
    ...(tellsSleep && { up: () => clocks.up }),
  };
  const pass = (by: number) => {
    clocks.wall += by;
    clocks.running += by;
    clocks.up += by;
  };
  const sleep = (by: number) => {
    clocks.wall += by;
    clocks.up += by;
  };
  return { platform, pass, sleep, clocks };
}

test("time passes as the time of day does", () => {
  const { platform, pass } = machine();
  const clock = steadyClock(platform);
  const start = clock();
  pass(25);
  expect(clock() - start).toBe(25);
  pass(10 * hour);
  expect(clock() - start).toBe(10 * hour + 25);
});

test.each([-10 * hour, -5000, 5000, 10 * hour])("a jump of the clock by %i ms is none", (jump) => {
  const { platform, pass, clocks } = machine();
  const clock = steadyClock(platform);
  const start = clock();
  pass(1000);
  clocks.wall += jump;
  expect(clock() - start).toBe(1000);
  pass(1000);
  expect(clock() - start).toBe(2000);
  clocks.wall -= jump;
  pass(1000);
  expect(clock() - start).toBe(3000);
});

test("a machine that sleeps wakes to the time that it is, and a jump while it sleeps is none", () => {
  const { platform, pass, sleep, clocks } = machine();
  const clock = steadyClock(platform);
  const start = clock();
  sleep(8 * hour);
  expect(clock() - start).toBe(8 * hour);
  pass(1000);
  sleep(hour);
  clocks.wall += 24 * hour;
  expect(clock() - start).toBe(9 * hour + 1000);
  pass(50);
  expect(clock() - start).toBe(9 * hour + 1050);
});

test("where the platform cannot tell sleep from a jump, the clock stands still over it", () => {
  const { platform, pass, sleep } = machine({ tellsSleep: false });
  const clock = steadyClock(platform);
  const start = clock();
  sleep(8 * hour);
  expect(clock() - start).toBe(0);
  pass(10);
  expect(clock() - start).toBe(10);
});

test("a clock that is slewed is followed, however long it takes and however rarely somebody looks", () => {
  for (const looks of [1, 60, 43_200]) {
    const { platform, pass, clocks } = machine();
    const clock = steadyClock(platform);
    const start = clock();
    for (let look = 0; look < looks; look++) {
      pass((24 * hour) / looks);
      // Half a thousandth slower than the program's own clock: 43 seconds a day.
      clocks.wall -= (24 * hour * 0.0005) / looks;
      clock();
    }
    expect(Math.abs(clock() - start - 24 * hour * 0.9995)).toBeLessThan(2);
  }
});

test(`whatever clocks do, time never goes back and is never far from what has passed (seed ${seed})`, () => {
  const step = fc.record({
    kind: fc.constantFrom("pass", "sleep", "jump"),
    by: fc.integer({ min: 1, max: 48 * hour }),
    back: fc.boolean(),
  });
  const run = fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
    const { platform, pass, sleep, clocks } = machine();
    const clock = steadyClock(platform);
    const start = clock();
    let passed = 0;
    let before = start;
    for (const { kind, by, back } of steps) {
      if (kind === "pass") pass(by);
      if (kind === "sleep") sleep(by);
      if (kind === "jump") clocks.wall += back ? -by : by;
      if (kind !== "jump") passed += by;
      const now = clock();
      expect(now).toBeGreaterThanOrEqual(before);
      // What is less than a second is not told from a clock that is set right.
      expect(Math.abs(now - start - passed)).toBeLessThanOrEqual(2000 * steps.length);
      before = now;
    }
  });
  fc.assert(run, { seed, numRuns: 500 });
});

test("a clock of the caller's that goes back revives nothing, in memory nor in the store", async () => {
  let now = 1000;
  const store = memoryStore();
  const cache = await openCache({ documents: [Note], stores: [store], clock: () => now });
  await cache.put(Note, "n", { text: "x" }, { expire: 100 });
  now = 1100;
  expect(cache.get(Note, "n")).toBe(undefined);
  now = 500;
  expect([cache.get(Note, "n"), cache.count(Note), await cache.readEnvelope(Note, "n")]).toEqual([
    undefined,
    0,
    undefined,
  ]);
  expect(await cache.add(Note, "n", { text: "y" }, { expire: 100 })).toBe(true);
  expect(cache.info(Note, "n")?.expiresAt).toBe(1200);
  await cache.close();
});

// In a process of its own, whose `Date` jumps while documents are about to expire.
const program = (index: string) => `
  const real = Date.now.bind(Date);
  let shift = 0;
  Date.now = () => real() + shift;
  const { memoryStore, openCache } = await import(${JSON.stringify(index)});
  const { Note } = await import(${JSON.stringify(new URL("./support/documents.ts", import.meta.url).href)});
  const cache = await openCache({ documents: [Note], stores: [memoryStore()] });
  await cache.put(Note, "short", { text: "x" }, { expire: 60 });
  await cache.put(Note, "long", { text: "x" }, { expire: 600_000 });
  shift = 3_600_000;
  const forward = [cache.has(Note, "long"), (await cache.readEnvelope(Note, "long")) !== undefined];
  const end = performance.now() + 80;
  while (performance.now() < end);
  shift = -3_600_000;
  const back = [cache.has(Note, "short"), (await cache.readEnvelope(Note, "short")) !== undefined, cache.has(Note, "long")];
  await cache.expire();
  console.log(JSON.stringify({ forward, back, left: (await cache.volume()).stores[0].documents }));
  await cache.close();
`;

test("a process whose clock jumps an hour ahead and two hours back loses nothing and revives nothing", async () => {
  const folder = mkdtempSync(join(temporaryFolder(), "clock-"));
  const index = new URL("../../runtime/src/index.ts", import.meta.url).href;
  writeFileSync(join(folder, "jump.ts"), `${program(index)}\nexport {};\n`);
  const tsx = new URL("../../node_modules/tsx/dist/cli.mjs", import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(process.execPath, [tsx, join(folder, "jump.ts")]);
  expect(JSON.parse(stdout)).toEqual({ forward: [true, true], back: [false, false, true], left: 1 });
}, 60_000);
