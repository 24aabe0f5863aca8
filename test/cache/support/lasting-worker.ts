// node worker.mjs PATH STORE ROUNDS: one of several processes that count, touch, add and pop in one place; prints what it got.
import { type BackingStore, openCache } from "@keyslot/runtime";
import { directoryStore } from "@keyslot/runtime/stores/directory";
import { lmdbStore } from "@keyslot/runtime/stores/lmdb";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { City } from "../../../generated/typescript/index.ts";
import { Note } from "./documents.ts";

const [, , path = "", kind = "", rounds = "0"] = process.argv;
const stores: Readonly<Record<string, () => BackingStore>> = {
  sqlite: () => sqliteStore({ path }),
  lmdb: () => lmdbStore({ path }),
  directory: () => directoryStore({ path }),
};
const store = stores[kind]?.();
if (store === undefined) throw new Error(`There is no store ${kind}.`);
const cache = await openCache({ documents: [City, Note], stores: [store] });

const sums: number[] = [];
const added: string[] = [];
const popped: string[] = [];
for (let round = 0; round < Number(rounds); round++) {
  sums.push(await cache.increment(City, 1, "population"));
  if (round % 10 === 0) await cache.touch(City, 1, { tags: [`${process.pid}`, `${round}`] });
  if (await cache.add(Note, `added ${round}`, { text: "x" })) added.push(`added ${round}`);
  if ((await cache.pop(Note, `there ${round}`)) !== undefined) popped.push(`there ${round}`);
}
console.log(JSON.stringify({ sums, added, popped }));
await cache.close();
