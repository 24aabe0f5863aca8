import type { Envelope } from "../../document/envelope.ts";
import { StoreError } from "../../errors.ts";
import type { BackingStore } from "../backing-store.ts";
import { isMaintained, type MaintainedStore, type StoreProblem } from "../store-abilities.ts";
import {
  type Behaviour,
  collect,
  context,
  envelope,
  expectCode,
  expectEqual,
  expectSame,
  put,
  remove,
  type StoreSetup,
} from "./row.ts";

export const maintenanceRows: readonly Behaviour[] = [
  {
    name: "usage is exact after any writes, and after opening again",
    run: async ({ store, another }) => {
      await store.open(context);
      await expectUsage(store, []);
      const model = new Map<string, Envelope>();
      for (let round = 0; round < 30; round++) {
        const values = Array.from({ length: 1 + (round % 8) }, (_, index) => numberedEnvelope(round * 8 + index));
        const changes = values.map((value, index) =>
          (round + index) % 3 === 0 ? remove(value.type, value.key) : put(value),
        );
        await store.write(changes);
        for (const [index, value] of values.entries()) {
          if (changes[index]?.kind === "put") model.set(`${value.type} ${value.key}`, value);
          else model.delete(`${value.type} ${value.key}`);
        }
        await expectUsage(store, [...model.values()]);
      }
      await store.close();
      const next = another();
      await next.open(context);
      await expectUsage(next, [...model.values()]);
    },
  },
  {
    name: "nothing is looked after while the store is closed",
    run: async ({ store }) => {
      const kept = maintained(store);
      for (let round = 0; round < 2; round++) {
        await expectCode(["store/closed"], () => kept.usage());
        await expectCode(["store/closed"], () => kept.expire(1));
        await expectCode(["store/closed"], () => kept.evictTag("a", { limit: 1 }));
        await expectCode(["store/closed"], () => kept.check());
        if (round > 0) continue;
        await store.open(context);
        await store.close();
      }
    },
  },
  {
    name: "a sound store has no problems, and mending it changes nothing",
    run: async ({ store }) => {
      await store.open(context);
      const all = [envelope("item", "a"), envelope("player", "a", []), envelope("player", "b", [1, 2])];
      await store.write([...all, envelope("player", "c")].map(put));
      await store.write([remove("player", "c"), put(all[2] ?? envelope("player", "b"))]);
      for (const options of [undefined, { dryRun: true }, { fix: true, dryRun: true }, { fix: true }]) {
        expectEqual("the result of a check", await maintained(store).check(options), { sound: 3, problems: [] });
      }
      expectSame(await collect(store.readAll()), all);
      await expectUsage(store, all);
    },
  },
  {
    name: "expiring and evicting where nothing has expired or has the tag removes nothing",
    run: async ({ store }) => {
      await store.open(context);
      await store.write([put(envelope("player", "alice"))]);
      expectEqual("what expired", await maintained(store).expire(10), []);
      expectEqual("what was evicted", await maintained(store).evictTag("a", { limit: 10 }), []);
      expectSame(await collect(store.readAll()), [envelope("player", "alice")]);
    },
  },
];

export const damageRows: readonly Behaviour[] = [
  {
    name: "what is damaged is found by a check, where the store opens at all",
    run: async ({ store, another, corrupt }) => {
      if (corrupt === undefined) return;
      await store.open(context);
      await store.write([put(envelope("player", "alice", [1, 2, 3]))]);
      await store.close();
      await corrupt();
      const next = another();
      const problems = await next.open(context).then(
        async () => (await maintained(next).check()).problems,
        (error: unknown) => {
          if (error instanceof StoreError && /corrupt|truncated|foreign/.test(error.code)) return undefined;
          throw error;
        },
      );
      if (problems?.length === 0) throw new Error("expected a problem in a damaged store, found none");
    },
  },
  {
    name: "a damaged document is found, put aside when that is asked for, and the others stay",
    run: async (setup) => {
      if (setup.damage === undefined) return;
      const all = Array.from({ length: 5 }, (_, index) => envelope("player", `p${index}`, [index, 1, 2, 3, 4, 5]));
      const next = await openDamaged(setup, all);
      const problems = await problemsOf(next);
      const [first] = problems;
      if (first === undefined) throw new Error("expected a damaged document, found no problem");
      expectEqual("what a mere look did", [...new Set(problems.map(({ remedy }) => remedy))], ["none"]);
      const planned = await problemsOf(next, { fix: true, dryRun: true });
      expectEqual("what is still wrong after a dry run", await problemsOf(next), problems);
      expectEqual("what mending does", await problemsOf(next, { fix: true }), planned);
      if (!planned.some(({ code, remedy }) => code === "damaged-document" && remedy === "set-aside"))
        throw new Error(`expected a damaged document to be put aside, found ${JSON.stringify(planned)}`);
      expectEqual("what is wrong once it is mended", await maintained(next).check({ fix: true }), {
        sound: 4,
        problems: [],
      });
      const kept = await collect(next.readAll());
      expectSame(
        kept,
        all.filter(({ key }) => kept.some((value) => value.key === key)),
      );
      await expectUsage(next, kept);
      if (kept.length !== 4) throw new Error(`expected four documents to be left, found ${kept.length}`);
    },
  },
];

async function openDamaged({ store, another, damage }: StoreSetup, all: readonly Envelope[]): Promise<BackingStore> {
  await store.open(context);
  await store.write(all.map(put));
  await store.close();
  await damage?.();
  const next = another();
  await next.open(context);
  return next;
}

async function problemsOf(
  store: BackingStore,
  options?: { readonly fix?: boolean; readonly dryRun?: boolean },
): Promise<readonly StoreProblem[]> {
  return (await maintained(store).check(options)).problems;
}

export function maintained(store: BackingStore): MaintainedStore {
  if (!isMaintained(store)) throw new Error("expected a store with `usage` and `check`");
  return store;
}

/** @throws Error unless the store counts exactly these documents */
export async function expectUsage(store: BackingStore, expected: readonly Envelope[]): Promise<void> {
  const { documents, bytes, volume } = await maintained(store).usage();
  const text = new TextEncoder();
  const sum = expected.reduce((total, { key, payload }) => total + text.encode(key).length + payload.length, 0);
  expectEqual("documents and bytes in use", [documents, bytes], [expected.length, sum]);
  if (!Number.isSafeInteger(volume) || volume < 0)
    throw new Error(`expected the volume to be a number of bytes, found ${volume}`);
}

// Sixty documents that meet again and again, each time with another length.
function numberedEnvelope(number: number): Envelope {
  const payload = Array.from({ length: (number * 37) % 300 }, (_, index) => index & 0xff);
  return envelope(`t${(number * 5) % 3}`, `ké${(number * 11) % 20}`, payload);
}
