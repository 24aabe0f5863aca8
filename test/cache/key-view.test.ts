import { keyPath, memoryStore, openCache } from "@keyslot/runtime";
import { expect, test } from "vitest";
import { Note, Player, player, Settings } from "./support/documents.ts";
import { codeOf } from "./support/refusal.ts";

async function opened() {
  const cache = await openCache({ documents: [Note, Player, Settings], stores: [memoryStore()] });
  await cache.put(Note, "users/alice", { text: "a" });
  await cache.put(Note, "users/bob/drafts/1", { text: "b" });
  await cache.put(Note, "users", { text: "the folder's own" });
  await cache.put(Note, "usersX/eve", { text: "e" });
  return cache;
}

test("a view shows what is below its parts, and nothing that only begins alike", async () => {
  const cache = await opened();
  const users = cache.within("users");
  expect([...users.keys(Note)].sort()).toEqual(["alice", "bob/drafts/1"]);
  expect([users.get(Note, "alice")?.text, users.get(Note, ["bob", "drafts", "1"])?.text]).toEqual(["a", "b"]);
  expect([users.has(Note, "eve"), users.count(Note), cache.within().count(Note)]).toEqual([false, 2, 4]);
  expect(users.within("bob", "drafts").all(Note)).toEqual([{ text: "b" }]);
});

test("parts may hold any text and never meet", async () => {
  const cache = await opened();
  const pairs = [
    ["a/b", "c"],
    ["a", "b/c"],
    ["a", "b", "c"],
    ["a%2Fb", "c"],
    ["a%", "2Fb", "c"],
    ["", "a"],
    ["a", ""],
  ];
  for (const [index, parts] of pairs.entries()) await cache.within("p").put(Note, parts, { text: String(index) });
  expect(pairs.map((parts) => cache.within("p").get(Note, parts)?.text)).toEqual(
    pairs.map((_, index) => String(index)),
  );
  expect(pairs.map((parts) => cache.get(Note, keyPath("p", ...parts))?.text)).toEqual(
    pairs.map((_, index) => String(index)),
  );
  for (const key of cache.within("p").keys(Note)) expect(cache.within("p").has(Note, key)).toBe(true);
});

test("a view puts, deletes and clears below its parts alone", async () => {
  const cache = await opened();
  const bob = cache.within("users", "bob");
  await bob.put(Note, "mail", { text: "m" }, { expire: 60_000 });
  expect(cache.get(Note, "users/bob/mail")?.text).toBe("m");
  expect([await bob.delete(Note, "mail"), await bob.delete(Note, "mail")]).toEqual([true, false]);
  expect([await cache.within("users").clear(Note), [...cache.keys(Note)].sort()]).toEqual([2, ["users", "usersX/eve"]]);
});

test("what has another identity, none, or no well-formed parts is refused", async () => {
  const cache = await opened();
  const view = cache.within("team");
  expect(await codeOf(() => view.put(Player, "a", player("b")))).toBe("cache/key-mismatch");
  await view.put(Player, "a", player("team/a"));
  expect(cache.get(Player, "team/a")?.id).toBe("team/a");
  expect(await codeOf(() => view.get(Settings, "x"))).toBe("cache/key-mismatch");
  expect(await codeOf(() => cache.within("\ud800"))).toBe("cache/invalid-argument");
});
