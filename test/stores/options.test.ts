import { readdirSync, readFileSync } from "node:fs";
import { type BackingStore, StoreError } from "@keyslot/runtime";
import { jsonlStore } from "@keyslot/runtime/stores/jsonl";
import { singleFileStore } from "@keyslot/runtime/stores/single-file";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { expect, test } from "vitest";
import { freshFolder } from "./fresh-folder.ts";

// biome-ignore lint/suspicious/noExplicitAny: these are the options that types refuse.
const factories: Record<string, (options: any) => BackingStore> = {
  "single file": singleFileStore,
  JSONL: jsonlStore,
  SQLite: sqliteStore,
};

const badOptions: readonly [string, unknown, string][] = [
  ["no options", undefined, "given undefined"],
  ["a path for options", "game.db", "given a string"],
  ["null for a path", { path: null }, "`path` is null"],
  ["a number for a path", { path: 5 }, "`path` is a number"],
  ["a URL for a path", { path: new URL("file:///game.db") }, "`path` is an object"],
  ["an empty path", { path: "" }, "`path` is empty"],
  ["a text for readOnly, which may mean no", { path: "game.db", readOnly: "false" }, "`readOnly` is a string"],
  ["a path with NUL", { path: "game\0.db" }, "holds a NUL"],
];

for (const [name, make] of Object.entries(factories)) {
  test.each(badOptions)(`${name}: %s is refused at once`, (_, options, text) => {
    const run = () => make(options);
    expect(run).toThrow(StoreError);
    expect(run).toThrow(expect.objectContaining({ code: "store/invalid-option" }));
    expect(run).toThrow(text);
  });

  test(`${name}: a folder in place of the file is told as one`, async () => {
    const folder = freshFolder();
    const store = make({ path: folder.path });
    await expect(store.open({ catalog: [] })).rejects.toMatchObject({
      code: "store/io",
      message: expect.stringContaining("it is a folder"),
    });
    folder.remove();
  });
}

test.each([["game.db"], [null], [Promise.resolve()], [{}]])("the database %s is refused", (database) => {
  expect(() => factories.SQLite?.({ database })).toThrow(expect.objectContaining({ code: "store/invalid-option" }));
});

test("neither a path nor a database is an invalid option", async () => {
  await expect(sqliteStore({}).open({ catalog: [] })).rejects.toMatchObject({ code: "store/invalid-option" });
});

test.each([["player"], [["player"]], [{ player: 5 }], [null]])("the schema ids %j are refused", (schemaIds) => {
  expect(() => factories.JSONL?.({ path: "game.jsonl", schemaIds })).toThrow(
    expect.objectContaining({ code: "store/invalid-option" }),
  );
});

test("a misspelled durability is refused, not taken for the lesser one", () => {
  const options = { path: "game.db", durability: "Power" } as unknown as Parameters<typeof sqliteStore>[0];
  expect(() => sqliteStore(options)).toThrow(expect.objectContaining({ code: "store/invalid-option" }));
});

test("docs/stores.md and docs/wrappers.md list every code that the stores throw, and no other", () => {
  const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
  const folder = "runtime/src/stores";
  const entries = readdirSync(new URL(`../../${folder}`, import.meta.url), { recursive: true, encoding: "utf8" });
  const sources = entries.filter((file) => file.endsWith(".ts"));
  const code = /(?<!`)"(store\/[a-z-]+)"/g;
  const thrown = sources.flatMap((file) => [...read(`${folder}/${file}`).matchAll(code)].map(([, found]) => found));
  const pages = read("docs/stores.md") + read("docs/wrappers.md");
  const documented = [...pages.matchAll(/^\| `(store\/[a-z-]+)` \|/gm)].map(([, found]) => found);
  expect(documented.toSorted()).toEqual([...new Set(thrown)].toSorted());
});
