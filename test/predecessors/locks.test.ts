import { openCache } from "@keyslot/runtime";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Note, Player, player } from "../cache/support/documents.ts";
import { codeOf } from "../cache/support/refusal.ts";
import { freshFolder } from "../stores/fresh-folder.ts";

// What locks and compare and swap of the systems before us were seen to do: each a behaviour that is not ours. Two caches over one database stand
// for two processes; test/cache/coordination.test.ts has real ones.

const clock = { now: 0 };
let folder = freshFolder();
beforeEach(() => {
  folder = freshFolder();
  clock.now = 1_000_000;
});
afterEach(() => folder.remove());

function open() {
  const store = sqliteStore({ path: `${folder.path}/game.db` });
  return openCache({ documents: [Note, Player], stores: [store], clock: () => clock.now });
}

test("a late release of a lock whose lease is over does not free the lock of the next holder", async () => {
  const [one, other] = [await open(), await open()];
  const late = await one.lock("job", { expire: 60_000 });
  clock.now += 60_000;
  const next = await other.lock("job", { expire: 60_000, timeout: 0 });
  expect(await late.release()).toBe(false);
  expect([next.isHeld, await codeOf(() => one.lock("job", { timeout: 0 }))]).toEqual([true, "cache/lock-timeout"]);
  await Promise.all([one.close(), other.close()]);
});

test("a lock is held to the millisecond, and one that expired stands in nobody's way", async () => {
  const [one, other] = [await open(), await open()];
  await one.lock("job", { expire: 60_400 });
  clock.now += 60_399;
  expect(await codeOf(() => other.lock("job", { timeout: 0 }))).toBe("cache/lock-timeout");
  clock.now += 1;
  expect((await other.lock("job", { timeout: 0 })).fence).toBe(2);
  await Promise.all([one.close(), other.close()]);
});

test("waiting for a lock ends: by its timeout, or when it is told to", async () => {
  const [one, other] = [await open(), await open()];
  await one.lock("job");
  expect(await codeOf(() => other.lock("job", { timeout: 10 }))).toBe("cache/lock-timeout");
  const controller = new AbortController();
  const waiting = codeOf(() => other.lock("job", { signal: controller.signal }));
  controller.abort("enough");
  expect(await waiting).toBe("enough");
  await Promise.all([one.close(), other.close()]);
});

test("a holder that outlived its lease is refused by the store, though it does not know yet", async () => {
  const [one, other] = [await open(), await open()];
  await one.put(Player, player("p", { level: 1 }));
  const late = await one.lock("job", { expire: 60_000 });
  const write = late.update(Player, "p", async (p) => {
    clock.now += 60_000;
    await other.withLock("job", (lock) => lock.put(Note, "n", { text: "next" }));
    return { ...p, level: p.level + 1 };
  });
  expect(await codeOf(() => write)).toBe("cache/lock-lost");
  expect((await other.getIf(Player, "p", { any: true })).value?.level).toBe(1);
  await Promise.all([one.close(), other.close()]);
});

test("compare and swap is one step: of two that saw the same state, one is told what the other made of it", async () => {
  const [one, other] = [await open(), await open()];
  await one.put(Note, "n", { text: "0" });
  const seen = await other.etag(Note, "n");
  const results = await Promise.all([
    one.putIf(Note, "n", { text: "one" }, { is: seen }),
    other.putIf(Note, "n", { text: "other" }, { is: seen }),
  ]);
  expect(results.filter(({ isSatisfied }) => isSatisfied).length).toBe(1);
  expect(results[0]?.value).toEqual(results[1]?.value);
  expect(results[0]?.resultingEtag).toBe(results[1]?.resultingEtag);
  await Promise.all([one.close(), other.close()]);
});

test("a value that cannot be encoded is refused once, and only conflicts are tried again", async () => {
  const [one, other] = [await open(), await open()];
  let calls = 0;
  const wrong = () => {
    calls++;
    return { text: 5 };
  };
  // @ts-expect-error The text of a note is a string.
  expect(await codeOf(() => one.transform(Note, "n", wrong))).toBe("wire/type-mismatch");
  expect(calls).toBe(1);
  const result = await one.transform(Note, "n", async (current) => {
    // Another process is quicker, three times.
    if (++calls < 5) await other.put(Note, "n", { text: String(calls) });
    return { text: `${current?.text} and mine` };
  });
  expect([result.value, calls]).toEqual([{ text: "4 and mine" }, 5]);
  await Promise.all([one.close(), other.close()]);
});
