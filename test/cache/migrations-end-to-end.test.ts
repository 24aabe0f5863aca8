import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type AnyDocument, type BackingStore, type Migrations, memoryStore, openCache } from "@keyslot/runtime";
import { jsonlStore } from "@keyslot/runtime/stores/jsonl";
import { singleFileStore } from "@keyslot/runtime/stores/single-file";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { expect, onTestFinished, test } from "vitest";
import { typeErrorsOf } from "../codec/support/check-types.ts";
import { temporaryFolder, writeFiles } from "../codec/support/load-generated.ts";

// The whole way of a breaking change, as a user goes it: with the real command, real stores and a real type check.

const before = `import type { int32, Uuid } from "@keyslot/runtime/types";

export interface Stack {
  /** @key(0) */
  item: string;
  /** @key(1) */
  count: int32;
}

/** Someone who plays. @document("player") */
export interface Player {
  /** @key(0) @id */
  id: Uuid;
  /** @key(1) @index */
  hp: int32;
  /** @key(2) */
  goods: Stack[];
}
`;
const after = before.replace("hp: int32", 'hp: "low" | "high"').replace("  count: int32", "  count: string");

const program = (functions: string) => `import { defineMigrations, type Migrations } from "@keyslot/runtime";
import { Player, type PlayerV1, type PlayerV1Stack, type Stack } from "./second/typescript/index.ts";

const stack = (old: PlayerV1Stack): Stack => ({ item: old.item, count: String(old.count) });
const player = (old: PlayerV1): Player => ({ ...old, hp: old.hp > 100 ? "high" : "low", goods: old.goods.map(stack) });
export const unused = [stack, player];

export const migrations: readonly Migrations[] = [defineMigrations(Player, ${functions})];
`;

const programs = [
  {
    name: "migrations.ts",
    functions: '{ v1: (old) => ({ ...old, hp: old.hp > 100 ? "high" : "low", goods: old.goods.map(stack) }) }',
    reports: [],
  },
  { name: "named.ts", functions: "{ v1: player }", reports: [] },
  { name: "missing.ts", functions: "{}", reports: ["Property 'v1' is missing"] },
  { name: "mistyped.ts", functions: "{ v1: (old) => old }", reports: ["not assignable"] },
  { name: "unknown.ts", functions: "{ v1: player, v2: player }", reports: ["'v2' does not exist"] },
] as const;

test("a breaking change is accepted, built, migrated and read from every store", async () => {
  const folder = temporaryFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFiles(folder, {
    "package.json": '{ "type": "module" }\n',
    "keyslot.config.json": '{ "schemas": ["schemas/*.schema.ts"] }\n',
    "schemas/player.schema.ts": before,
  });
  expect(keyslot(folder, "build", "--out", "first")).toMatchObject({ code: 0 });
  const stores = storesIn(folder);
  const first = await documentsOf(folder, "first");
  for (const at of stores) await putPlayer(at(), { documents: first }, { id: id(1), hp: 900, goods: [axe(2)] });

  writeFiles(folder, { "schemas/player.schema.ts": after });
  expect(keyslot(folder, "build", "--out", "second")).toMatchObject({ code: 1 });
  const fingerprints = keyslot(folder, "accept").stdout.match(/\b[0-9a-f]{12}\b/g) ?? [];
  expect(keyslot(folder, "accept", ...fingerprints, "--reason", "The game is rebalanced.")).toMatchObject({ code: 0 });
  expect(keyslot(folder, "build", "--out", "second")).toMatchObject({ code: 0 });

  writeFiles(folder, Object.fromEntries(programs.map(({ name, functions }) => [name, program(functions)])));
  const errors = typeErrorsOf(programs.map(({ name }) => join(folder, name)));
  expect(errors).toEqual(programs.map(({ reports }) => reports.map((text) => expect.stringContaining(text))));

  const second = await documentsOf(folder, "second");
  const { migrations }: { migrations: readonly Migrations[] } = await import(join(folder, "migrations.ts"));
  for (const at of stores) {
    await putPlayer(at(), { documents: second, migrations }, { id: id(2), hp: "low", goods: [] });
    const cache = await openCache({ documents: second, migrations, stores: [at()] });
    expect(cache.migrated()).toEqual([{ type: "player", version: 1, schemaId: "player", count: 1 }]);
    expect(second.flatMap((definition) => cache.all(definition)).sort(byId)).toEqual([
      { id: id(1), hp: "high", goods: [{ item: "axe", count: "2" }] },
      { id: id(2), hp: "low", goods: [] },
    ]);
    await cache.close();
  }
}, 120_000);

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const axe = (count: unknown) => ({ item: "axe", count });
// biome-ignore lint/suspicious/noExplicitAny: what a cache holds of any definition.
const byId = (a: any, b: any) => (a.id < b.id ? -1 : 1);

function keyslot(folder: string, ...args: readonly string[]) {
  const bin = fileURLToPath(new URL("../../compiler/bin/keyslot.mjs", import.meta.url));
  const env = { ...process.env, CI: "false", NO_COLOR: "1", FORCE_COLOR: undefined, NODE_OPTIONS: "" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  return { code: status, stdout, stderr };
}

async function documentsOf(folder: string, out: string): Promise<readonly AnyDocument[]> {
  return (await import(join(folder, out, "typescript/index.ts"))).registry;
}

interface Opening {
  readonly documents: readonly AnyDocument[];
  readonly migrations?: readonly Migrations[];
}

async function putPlayer(store: BackingStore, opening: Opening, player: object): Promise<void> {
  const cache = await openCache({ ...opening, stores: [store] });
  for (const definition of opening.documents) await cache.put(definition, player);
  await cache.close();
}

/** Each makes a store over the same place whenever it is called. */
function storesIn(folder: string): readonly (() => BackingStore)[] {
  const memory = memoryStore();
  return [
    () => memory,
    () => singleFileStore({ path: join(folder, "game.cc") }),
    () => jsonlStore({ path: join(folder, "game.jsonl"), schemaIds: { player: "player" } }),
    () => sqliteStore({ path: join(folder, "game.db") }),
  ];
}
