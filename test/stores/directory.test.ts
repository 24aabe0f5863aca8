import * as fs from "node:fs";
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Envelope } from "@keyslot/runtime";
import { type DirectoryStore, directoryStore } from "@keyslot/runtime/stores/directory";
import { expect, test } from "vitest";
import { freshFolder } from "./fresh-folder.ts";
import { codeOf, envelope, put, remove } from "./store-file.ts";

/** Runs `act` with an open store over a fresh folder. */
async function withStore(
  act: (store: DirectoryStore, root: string, folder: string) => Promise<void>,
  options: { readonly clock?: () => number } = {},
): Promise<void> {
  const folder = freshFolder();
  const root = join(folder.path, "game");
  const store = directoryStore({ path: root });
  await store.open({ catalog: [], ...options });
  try {
    await act(store, root, folder.path);
  } finally {
    await store.close();
    folder.remove();
  }
}

async function all(store: DirectoryStore): Promise<Envelope[]> {
  const found: Envelope[] = [];
  for await (const value of store.readAll()) found.push(value);
  return found.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Every file below a folder, with its bytes. */
function filesIn(folder: string): Record<string, string> {
  const files: [string, string][] = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(folder.length + 1), readFileSync(path, "latin1")]);
  return Object.fromEntries(files.sort());
}

test("a file begins with two lines that a human can read, and ends with the payload", () =>
  withStore(async (store, root) => {
    const payload = Uint8Array.of(1, 2, 250);
    await store.write([put("player", "users/alice", { payload, expiresAt: 4_000_000_000_000, tags: ["a", "b"] })]);
    const bytes = readFileSync(join(root, "player/users/alice.keyslot"));
    const [first = "", head = ""] = bytes.toString("latin1").split("\n");
    expect(first).toMatch(/^keyslot document 1 [0-9a-f]{8} \d+ 11 3$/);
    expect(JSON.parse(head)).toEqual({
      type: "player",
      key: "users/alice",
      schemaId: "player",
      storedAt: "2026-01-02T03:04:05.678Z",
      expiresAt: 4_000_000_000_000,
      tags: ["a", "b"],
    });
    expect(bytes.subarray(-3)).toEqual(Buffer.from(payload));
    expect(Number(first.split(" ")[4])).toBe(head.length + 1);
  }));

test("folders are the owner's alone, and so are files", () =>
  withStore(async (store, root) => {
    await store.write([put("player", "users/alice", { tags: ["a"], expiresAt: 4_000_000_000_000 }), put("item", "b")]);
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      const { mode } = statSync(join(entry.parentPath, entry.name));
      expect([entry.name, mode & 0o777]).toEqual([entry.name, entry.isDirectory() ? 0o700 : 0o600]);
    }
    expect(statSync(root).mode & 0o777).toBe(0o700);
  }));

test("a document may be a folder of others, and folders that become empty go", () =>
  withStore(async (store, root) => {
    await store.write([put("player", "a"), put("player", "a/b"), put("player", "a/b/c/d")]);
    expect((await all(store)).map(({ key }) => key)).toEqual(["a", "a/b", "a/b/c/d"]);
    await store.write([remove("player", "a/b/c/d")]);
    expect(readdirSync(join(root, "player/a"))).toEqual(["b.keyslot"]);
    await store.write([remove("player", "a/b"), remove("player", "a")]);
    expect(readdirSync(join(root, "player"))).toEqual([]);
    expect(await all(store)).toEqual([]);
  }));

test("what is not the store's is never touched, nor taken for a document", () =>
  withStore(async (store, root, folder) => {
    await store.write([put("player", "alice"), put("player", "bob", { tags: ["t"] })]);
    const foreign = [
      "README.md",
      "player/notes.txt",
      "player/.hidden",
      "player/Alice.keyslot",
      "player/alice copy.keyslot",
      "x.keyslot~",
    ];
    for (const name of foreign) writeFileSync(join(root, name), "foreign");
    fs.mkdirSync(join(root, ".git/objects"), { recursive: true });
    writeFileSync(join(root, ".git/objects/a.keyslot"), "foreign");
    fs.mkdirSync(join(folder, "elsewhere"));
    symlinkSync(join(folder, "elsewhere"), join(root, "latest"));
    writeFileSync(join(folder, "elsewhere", "c.keyslot"), "foreign");
    await store.evictTag("t", { limit: 10 });
    await store.write([put("player", "carol"), remove("player", "alice")]);
    expect((await all(store)).map(({ key }) => key)).toEqual(["carol"]);
    expect(await store.check({ fix: true })).toEqual({ sound: 1, problems: [] });
    await store.close();
    await store.open({ catalog: [] });
    expect((await all(store)).map(({ key }) => key)).toEqual(["carol"]);
    for (const name of [...foreign, ".git/objects/a.keyslot", "../elsewhere/c.keyslot"])
      expect([name, readFileSync(join(root, name), "utf8")]).toEqual([name, "foreign"]);
  }));

test("a link in the place of a folder or a document is refused, and what it leads to stays as it was", () =>
  withStore(async (store, root, folder) => {
    await store.write([put("player", "users/alice"), put("item", "sword")]);
    renameSync(join(root, "player/users"), join(folder, "outside"));
    symlinkSync(join(folder, "outside"), join(root, "player/users"));
    const before = filesIn(join(folder, "outside"));
    expect(await codeOf(() => store.read("player", "users/alice"))).toBe("store/corrupt");
    expect(await codeOf(() => store.write([put("player", "users/alice", { payload: Uint8Array.of(9) })]))).toBe(
      "store/corrupt",
    );
    expect(await codeOf(() => store.write([put("player", "users/bob"), put("item", "bow")]))).toBe("store/corrupt");
    expect(await codeOf(() => store.write([remove("player", "users/alice")]))).toBe("store/corrupt");
    expect(filesIn(join(folder, "outside"))).toEqual(before);
    renameSync(join(root, "item/sword.keyslot"), join(folder, "sword"));
    symlinkSync(join(folder, "sword"), join(root, "item/sword.keyslot"));
    expect(await codeOf(() => store.read("item", "sword"))).toBe("store/corrupt");
    expect(await codeOf(() => store.write([put("item", "sword")]))).toBe("store/corrupt");
    expect(await codeOf(() => all(store))).toBe("store/corrupt");
    expect((await store.check({ fix: true })).problems).toMatchObject([{ code: "damaged-structure", remedy: "none" }]);
    expect(await store.read("item", "bow")).toBeUndefined();
  }));

test("a store below a link works: the root's real path is found once", () =>
  withStore(async (store, root, folder) => {
    await store.write([put("player", "alice")]);
    symlinkSync(root, join(folder, "link"));
    const other = directoryStore({ path: join(folder, "link") });
    await other.open({ catalog: [] });
    await other.write([put("player", "bob")]);
    await other.close();
    expect((await all(store)).map(({ key }) => key)).toEqual(["alice", "bob"]);
  }));

test("the store's own folder as a link or a file is refused", async () => {
  const folder = freshFolder();
  const root = join(folder.path, "game");
  fs.mkdirSync(join(folder.path, "outside"));
  fs.mkdirSync(root);
  symlinkSync(join(folder.path, "outside"), join(root, ".keyslot"));
  expect(await codeOf(() => directoryStore({ path: root }).open({ catalog: [] }))).toBe("store/corrupt");
  expect(readdirSync(join(folder.path, "outside"))).toEqual([]);
  rmSync(join(root, ".keyslot"));
  writeFileSync(join(root, ".keyslot"), "");
  expect(await codeOf(() => directoryStore({ path: root }).open({ catalog: [] }))).toBe("store/foreign-format");
  folder.remove();
});

test("a file that was moved or copied to another document's place is refused there", () =>
  withStore(async (store, root) => {
    await store.write([put("player", "alice"), put("player", "bob")]);
    writeFileSync(join(root, "player/bob.keyslot"), readFileSync(join(root, "player/alice.keyslot")));
    expect(await codeOf(() => store.read("player", "bob"))).toBe("store/corrupt");
    expect(await codeOf(() => all(store))).toBe("store/corrupt");
    expect(await store.read("player", "alice")).toEqual(envelope("player", "alice"));
    const { problems } = await store.check({ fix: true });
    expect(problems).toMatchObject([
      { code: "damaged-document", place: "player/bob.keyslot", key: "alice", remedy: "set-aside" },
    ]);
    expect((await all(store)).map(({ key }) => key)).toEqual(["alice"]);
    expect(readdirSync(join(root, ".keyslot/set-aside"))).toEqual([
      expect.stringMatching(/^[0-9a-f]{16}-bob\.keyslot$/),
    ]);
  }));

test("a damaged document can be put over, not judged by a condition", () =>
  withStore(async (store, root) => {
    await store.write([put("player", "alice"), put("player", "bob")]);
    writeFileSync(join(root, "player/bob.keyslot"), "keyslot document 1 rubbish");
    expect(await codeOf(() => store.write([{ ...put("player", "bob"), condition: null }]))).toBe("store/corrupt");
    await store.write([put("player", "bob")]);
    expect((await all(store)).map(({ key }) => key)).toEqual(["alice", "bob"]);
    expect(await store.usage()).toMatchObject({ documents: 2, bytes: 5 + 3 + 4 });
  }));

test("counts that are wrong or gone are counted anew, and entries that lead nowhere or are missing are mended", () =>
  withStore(async (store, root) => {
    await store.write([
      put("player", "alice", { tags: ["t"] }),
      put("player", "bob", { expiresAt: 4_000_000_000_000 }),
    ]);
    rmSync(join(root, "player/alice.keyslot"));
    rmSync(join(root, ".keyslot/expiry"), { recursive: true });
    const found = await store.check({ dryRun: true });
    expect(found.problems.map(({ code, remedy }) => [code, remedy]).sort()).toEqual([
      ["damaged-structure", "mended"],
      ["dangling-entry", "mended"],
      ["wrong-count", "mended"],
    ]);
    expect(await store.check({ fix: true })).toEqual(found);
    expect(await store.check()).toEqual({ sound: 1, problems: [] });
    expect(await store.usage()).toMatchObject({ documents: 1, bytes: 5 });
    rmSync(join(root, ".keyslot/state"));
    expect(await store.usage()).toMatchObject({ documents: 1, bytes: 5 });
  }));

test("what a dead store left is removed by the next opener, and what a living one is about to use is not", () =>
  withStore(async (store, root) => {
    const staging = join(root, ".keyslot/staging");
    const [owner = ""] = readdirSync(staging);
    const text = readFileSync(join(staging, owner), "utf8");
    const living = owner.replace("owner", "77");
    writeFileSync(join(staging, living), "");
    writeFileSync(join(staging, "00000000000000aa.owner"), text.replace(/"pid":\d+/, '"pid":4194300'));
    for (const name of ["00000000000000aa.1", "00000000000000bb.2", "notes.txt"])
      writeFileSync(join(staging, name), "");
    expect((await store.check()).problems.map(({ code }) => code)).toEqual(Array(3).fill("orphan-file"));
    const other = directoryStore({ path: root });
    await other.open({ catalog: [] });
    await other.close();
    expect(readdirSync(staging).sort()).toEqual([living, owner, "notes.txt"].sort());
  }));

test("a reading of everything is of one moment, even when batches overtake it in the middle", { timeout: 60_000 }, () =>
  withStore(async (store, root) => {
    const other = directoryStore({ path: root });
    await other.open({ catalog: [] });
    await other.write(Array.from({ length: 800 }, (_, index) => put("player", `p${index}`)));
    // Files are read in the order in which the folder has them: what is read first, and what is read last, change together.
    const files = readdirSync(join(root, "player")).map((name) => name.replace(".keyslot", ""));
    const ends = [files[0] ?? "", files.at(-1) ?? ""];
    const overtaken: string[] = [];
    for (let round = 1; round <= 15; round++) {
      const payload = Uint8Array.of(round);
      const reading = all(store);
      await setImmediate();
      const writing = other.write(ends.map((key) => put("player", key, { payload })));
      void writing.then(() => overtaken.push("written"));
      const found = await reading;
      overtaken.push("read");
      await writing;
      const shown = new Set(found.filter(({ key }) => ends.includes(key)).map((value) => String(value.payload)));
      expect([found.length, shown.size], `round ${round}`).toEqual([800, 1]);
    }
    expect(overtaken.join(" ")).toContain("written read");
    await other.close();
  }),
);

test("a tree that is only read is not changed, and needs to be there", () =>
  withStore(async (store, root, folder) => {
    await store.write([put("player", "alice", { tags: ["a"] })]);
    await store.close();
    const before = filesIn(folder);
    const reading = directoryStore({ path: root, readOnly: true });
    await reading.open({ catalog: [] });
    expect((await all(reading)).length).toBe(1);
    expect(await reading.usage()).toMatchObject({ documents: 1 });
    expect(await reading.check()).toEqual({ sound: 1, problems: [] });
    expect(await codeOf(() => reading.write([put("player", "bob")]))).toBe("store/read-only");
    expect(await codeOf(() => reading.expire(1))).toBe("store/read-only");
    expect(await codeOf(() => reading.check({ fix: true }))).toBe("store/read-only");
    await reading.close();
    expect(filesIn(folder)).toEqual(before);
    const missing = directoryStore({ path: join(folder, "missing"), readOnly: true });
    expect(await codeOf(() => missing.open({ catalog: [] }))).toBe("store/not-found");
    expect(existsSync(join(folder, "missing"))).toBe(false);
  }));

test("documents without the store's own folder are a store: a copy of the tree is enough", () =>
  withStore(async (store, root) => {
    await store.write([put("player", "users/alice", { tags: ["a"] }), put("player", "bob")]);
    await store.close();
    rmSync(join(root, ".keyslot"), { recursive: true });
    await store.open({ catalog: [] });
    expect((await all(store)).length).toBe(2);
    expect(await store.usage()).toMatchObject({ documents: 2 });
    expect((await store.check({ fix: true })).problems).toMatchObject([
      { code: "damaged-structure", remedy: "mended" },
    ]);
    expect(await store.evictTag("a", { limit: 5 })).toEqual([{ type: "player", key: "users/alice" }]);
  }));

test("a folder of a later version, and a file where the folder should be, are refused and stay as they were", async () => {
  const folder = freshFolder();
  const root = join(folder.path, "game");
  fs.mkdirSync(join(root, ".keyslot"), { recursive: true });
  writeFileSync(join(root, ".keyslot/store"), "keyslot directory store 2\n");
  const before = filesIn(folder.path);
  expect(await codeOf(() => directoryStore({ path: root }).open({ catalog: [] }))).toBe("store/foreign-format");
  expect(filesIn(folder.path)).toEqual(before);
  const file = join(folder.path, "file");
  writeFileSync(file, "a");
  expect(await codeOf(() => directoryStore({ path: file, readOnly: true }).open({ catalog: [] }))).toBe(
    "store/foreign-format",
  );
  expect(await codeOf(() => directoryStore({ path: file }).open({ catalog: [] }))).toBe("store/foreign-format");
  expect(readFileSync(file, "utf8")).toBe("a");
  folder.remove();
});
