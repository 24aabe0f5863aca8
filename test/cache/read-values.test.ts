import { memoryStore, openCache } from "@keyslot/runtime";
import { expect, test } from "vitest";
import { ReadValues } from "../../runtime/src/cache/memory/read-values.ts";
import { defineDocument } from "./support/define-document.ts";

interface Counter {
  readonly id: number;
  readonly count: number;
}

const Counter = defineDocument<Counter, number, unknown>({
  type: "counter",
  slots: { id: "number", count: "number" },
  id: "id",
  query: () => undefined,
});

test.each([2 ** 32 + 5, 5 - 2 ** 32, 5.5, 2 ** 40 + 5])("a write of %d leaves what was read of 5", async (id) => {
  const cache = await openCache({ documents: [Counter], stores: [memoryStore()] });
  await cache.putMany(Counter, [
    { id: 5, count: 1 },
    { id, count: 2 },
  ]);
  expect([cache.get(Counter, 5), cache.get(Counter, id)].map((each) => each?.count)).toEqual([1, 2]);
  await cache.put(Counter, { id, count: 3 });
  expect(cache.get(Counter, 5)).toEqual({ id: 5, count: 1 });
  expect(cache.get(Counter, id)).toEqual({ id, count: 3 });
});

test.each(["0x5", " 5", "5.0", "05", "5e0"])("a write of the key `%s` leaves what was read of 5", (key) => {
  const read = new ReadValues<string>();
  read.keep(0, "five");
  read.keep(1, "other");
  read.keepFor(5, "5", "five");
  read.replace(1, key, "changed");
  expect(read.get(5)).toBe("five");
  read.replace(0, "5", "six");
  expect(read.get(5)).toBe("six");
});
