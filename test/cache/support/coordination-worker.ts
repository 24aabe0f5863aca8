// node worker.mjs WORK PATH …: what several processes of test/cache/coordination.test.ts do to one database.
import { appendFileSync, existsSync, writeSync } from "node:fs";
import { type Cache, openCache } from "@keyslot/runtime";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { Note, Player, player } from "./documents.ts";

const [, , work = "", path = "", ...values] = process.argv;
const level = (text: string | undefined) => Number(text ?? 0);

const works: Readonly<Record<string, (cache: Cache) => Promise<void>>> = {
  /** COUNT transformations that add one, COUNT that compare and swap by hand. */
  count: async (cache) => {
    for (let index = 0; index < Number(values[0]); index++) {
      await cache.transform(Note, "count", (now) => ({ text: String(level(now?.text) + 1) }), { attempts: 1000 });
    }
    for (let index = 0; index < Number(values[0]); index++) await compareAndSwap(cache);
  },
  /** COUNT additions that are two writes each, under a lock. */
  lock: async (cache) => {
    for (let index = 0; index < Number(values[0]); index++) {
      await cache.withLock("count", async (lock) => {
        const before = (await cache.getIf(Note, "locked", { any: true })).value;
        await lock.put(Note, "locked", { text: String(level(before?.text) + 1) });
        await lock.update(Player, "p", (p) => ({ ...p, level: p.level + 1 }));
        appendFileSync(values[1] ?? "", `${lock.fence}\n`);
      });
    }
  },
  /** CALLERS callers of a function that takes a while and says in a file that it ran. */
  stampede: async (cache) => {
    const run = async (id: string) => {
      appendFileSync(values[1] ?? "", "ran\n");
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { text: `result of ${id}` };
    };
    // On a machine that is busy a process may stand still for long: that is another test.
    const load = cache.memoize(Note, run, { lease: 60_000 });
    const results = await Promise.all(Array.from({ length: Number(values[0]) }, () => load("k")));
    writeSync(1, results.map(({ text }) => `${text}\n`).join(""));
  },
  /** Begins to compute what never ends, and says so. */
  compute: async (cache) => {
    const options = { namespace: "load", lease: Number(values[0]) };
    const load = cache.memoize(
      Note,
      (_id: string) => {
        writeSync(1, "computing\n");
        return new Promise<Note>((resolve) => setTimeout(resolve, 60_000, { text: "late" }));
      },
      options,
    );
    await load("k");
  },
  /** Takes the lock, says so, and writes again once it is told to by a file. */
  hold: async (cache) => {
    await cache.put(Player, player("p", { name: "p", level: 1 }));
    const lock = await cache.lock("held", { expire: Number(values[0]) });
    writeSync(1, `held ${lock.fence}\n`);
    while (!existsSync(values[1] ?? "")) await new Promise((resolve) => setTimeout(resolve, 5));
    const written = await lock.put(Note, "held", { text: "late" }).then(
      () => "written",
      (error: unknown) => Reflect.get(Object(error), "code"),
    );
    writeSync(1, `${String(written)} ${await lock.release()}\n`);
  },
};

async function compareAndSwap(cache: Cache): Promise<void> {
  for (let found = await cache.getIf(Note, "count", { any: true }); ; ) {
    const next = { text: String(level(found.value?.text) + 1) };
    const result = await cache.putIf(Note, "count", next, { is: found.actualEtag });
    if (result.isSatisfied) return;
    // The refusal says what there is: nothing is read again.
    found = result;
  }
}

const cache = await openCache({ documents: [Note, Player], stores: [sqliteStore({ path })] });
await works[work]?.(cache);
await cache.close();
