import { memoryStore, openCache } from "@keyslot/runtime";
import { expect, expectTypeOf, test } from "vitest";
import { Clip, Note, Player, player, Settings } from "./support/documents.ts";
import { codeOf } from "./support/refusal.ts";

// Checked by `pnpm typecheck`: each `@ts-expect-error` fails there when the mistake below it is let through.

test("definitions decide the types of ids, values and accessors", async () => {
  const cache = await openCache({ documents: [Player, Clip, Note, Settings], stores: [memoryStore()] });
  await cache.put(Player, player("a"));
  expectTypeOf(cache.get(Player, "a")).toEqualTypeOf<Readonly<Player> | undefined>();
  expectTypeOf(cache.get(Clip, 1)).toEqualTypeOf<Readonly<Clip> | undefined>();
  expectTypeOf(cache.get(Settings)).toEqualTypeOf<Readonly<Settings> | undefined>();
  expectTypeOf(cache.all(Player)).toEqualTypeOf<readonly Readonly<Player>[]>();
  expectTypeOf(cache.query(Player).byName("x")).toEqualTypeOf<Readonly<Player> | undefined>();
  expectTypeOf(cache.update(Player, "a", (p) => ({ ...p, level: p.level + 1 }))).resolves.toEqualTypeOf<
    Readonly<Player>
  >();
  expectTypeOf(cache.transaction(async (tx) => tx.count(Player))).resolves.toEqualTypeOf<number>();
  expectTypeOf(cache.snapshot().get(Note, "n")).toEqualTypeOf<Readonly<Note> | undefined>();
});

test("mistakes that the types refuse are refused at run time too", async () => {
  const cache = await openCache({ documents: [Player, Clip, Note, Settings], stores: [memoryStore()] });
  // @ts-expect-error An id is missing.
  expect(await codeOf(() => cache.get(Player))).toBe("cache/missing-key");
  // @ts-expect-error Ids of players are strings.
  expect(await codeOf(() => cache.get(Player, true))).toBe("wire/type-mismatch");
  // @ts-expect-error A player is not a note.
  expect(await codeOf(() => cache.put(Note, "n", player("a")))).toBe("wire/type-mismatch");
  // @ts-expect-error The update makes something else.
  expect(await codeOf(() => cache.put(Settings, { theme: "x" }).then(() => cache.update(Settings, () => 5)))).toBe(
    "wire/type-mismatch",
  );
});
