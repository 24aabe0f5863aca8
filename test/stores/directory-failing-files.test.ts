import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type DirectoryFiles, platformFiles } from "../../runtime/src/stores/directory/directory-file.ts";
import { FolderStore } from "../../runtime/src/stores/directory/directory-store.ts";
import { freshFolder } from "./fresh-folder.ts";
import { codeOf, put, remove } from "./store-file.ts";

type Call = keyof DirectoryFiles;

interface Failing {
  readonly call: Call;
  /** Which call from the moment on at which failing begins. */
  readonly nth: number;
  readonly errno: string;
  readonly lasts?: boolean;
}

/** Files of which one call fails, once it was told to. */
class FailingFiles {
  #failing: Failing | undefined;
  #count = 0;
  readonly files: DirectoryFiles = {
    openSync: (...values) => this.#meet("openSync", () => platformFiles.openSync(...values)),
    writeSync: (...values) => this.#meet("writeSync", () => platformFiles.writeSync(...values)),
    fsyncSync: (...values) => this.#meet("fsyncSync", () => platformFiles.fsyncSync(...values)),
    closeSync: platformFiles.closeSync,
    mkdirSync: (...values) => this.#meet("mkdirSync", () => platformFiles.mkdirSync(...values)),
    renameSync: (...values) => this.#meet("renameSync", () => platformFiles.renameSync(...values)),
    unlinkSync: (...values) => this.#meet("unlinkSync", () => platformFiles.unlinkSync(...values)),
  };

  fail(failing: Failing | undefined): void {
    this.#failing = failing;
    this.#count = 0;
  }

  #meet<T>(call: Call, act: () => T): T {
    const { nth = 0, errno = "", lasts = false } = this.#failing?.call === call ? (this.#failing ?? {}) : {};
    if (nth > 0 && (++this.#count === nth || (lasts && this.#count > nth)))
      throw Object.assign(new Error(`${errno}: made up`), { code: errno });
    return act();
  }
}

const payload = Uint8Array.of(7, 7, 7);
const before = ["item/shield", "player/alice", "player/bob"];
const changes = [
  put("player", "alice", { payload, tags: ["new"], expiresAt: 4_000_000_000_000 }),
  remove("player", "bob"),
  put("item", "new/sword"),
];
const after = ["item/new/sword", "item/shield", "player/alice"];

const cells: readonly (readonly [Call, number])[] = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((nth) => ["openSync", nth] as const),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((nth) => ["writeSync", nth] as const),
  ...[1, 2, 3, 4, 5, 6].map((nth) => ["renameSync", nth] as const),
  ...[1, 2, 4, 7, 9, 12, 14].map((nth) => ["fsyncSync", nth] as const),
  ...[1, 2, 4].map((nth) => ["mkdirSync", nth] as const),
  ...[1, 2, 3].map((nth) => ["unlinkSync", nth] as const),
];

for (const errno of ["EIO", "ENOSPC", "EMFILE"] as const) {
  for (const lasts of [false, true]) {
    test(`when a call fails with ${errno}${lasts ? " and all like it after it" : ""}, a batch is there or not, and is acknowledged only when it is`, {
      timeout: 120_000,
    }, async () => {
      const seen = new Set<string>();
      for (const [call, nth] of cells) seen.add(await tryOnce({ call, nth, errno, lasts }));
      expect(seen).toContain("written");
      expect(seen).toContain(errno === "ENOSPC" ? "store/full" : "store/io");
    });
  }
}

/** What came of the batch. */
async function tryOnce(failing: Failing): Promise<string> {
  const name = `${failing.call} ${failing.nth} ${failing.errno}`;
  const folder = freshFolder();
  const path = join(folder.path, "game");
  const failingFiles = new FailingFiles();
  const store = new FolderStore({ path, durability: "power" }, failingFiles.files);
  await store.open({ catalog: [] });
  await store.write([put("player", "alice"), put("player", "bob", { tags: ["old"] }), put("item", "shield")]);
  failingFiles.fail(failing);
  const code = await codeOf(() => store.write(changes));
  // Whatever is stored is seen by others at once, and whole.
  const seenByOther = await keysIn(new FolderStore({ path, readOnly: true }));
  failingFiles.fail(undefined);
  if (code === "nothing") expect(seenByOther, name).toEqual(after);
  else expect([before.join(), after.join()], `${name} ${code}`).toContain(seenByOther.join());
  const next = await codeOf(() => store.write([put("player", "carol")]));
  // What is known to be unharmed may be tried again; after other failures nothing is written.
  expect(next, `${name} ${code}`).toBe(code === "store/io" && failing.errno === "EIO" ? "store/failed" : "nothing");
  await store.close();

  const reopened = new FolderStore({ path });
  const found = await keysIn(reopened, async () => {
    expect(
      (await reopened.check({ fix: true })).problems.filter(({ code: found }) => found !== "dangling-entry"),
      name,
    ).toEqual([]);
    expect((await reopened.usage()).documents, name).toBe(seenByOther.length + (next === "nothing" ? 1 : 0));
  });
  expect(found, name).toEqual([...seenByOther, ...(next === "nothing" ? ["player/carol"] : [])].sort());
  expect(readdirSync(join(path, ".keyslot/staging")), name).toEqual([]);
  folder.remove();
  return code === "nothing" ? "written" : code;
}

async function keysIn(store: FolderStore, act = async () => {}): Promise<string[]> {
  await store.open({ catalog: [] });
  const keys: string[] = [];
  for await (const { type, key } of store.readAll()) keys.push(`${type}/${key}`);
  await act();
  await store.close();
  return keys.sort();
}

test("a write that stops early is gone on with", async () => {
  const folder = freshFolder();
  const files: DirectoryFiles = {
    ...platformFiles,
    writeSync: (descriptor, bytes, offset, length, position) =>
      platformFiles.writeSync(descriptor, bytes, offset, Math.min(length, 7), position),
  };
  const store = new FolderStore({ path: folder.path }, files);
  await store.open({ catalog: [] });
  const large = Uint8Array.from({ length: 5000 }, (_, index) => index & 0xff);
  await store.write([put("player", "alice", { payload: large }), put("player", "bob")]);
  expect((await store.read("player", "alice"))?.payload).toEqual(large);
  expect(await store.check()).toEqual({ sound: 2, problems: [] });
  await store.close();
  folder.remove();
});

test("a disk that takes no more of a write is full, and the document stays as it was", async () => {
  const folder = freshFolder();
  let room = Number.POSITIVE_INFINITY;
  const files: DirectoryFiles = {
    ...platformFiles,
    writeSync: (descriptor, bytes, offset, length, position) => {
      const part = Math.min(length, room);
      room -= part;
      // As some file systems do it: no error, and nothing written.
      return part === 0 ? 0 : platformFiles.writeSync(descriptor, bytes, offset, part, position);
    },
  };
  const store = new FolderStore({ path: folder.path }, files);
  await store.open({ catalog: [] });
  await store.write([put("player", "alice")]);
  const path = join(folder.path, "player/alice.keyslot");
  const bytes = readFileSync(path);
  room = 100;
  expect(await codeOf(() => store.write([put("player", "alice", { payload })]))).toBe("store/full");
  expect(readFileSync(path)).toEqual(bytes);
  room = Number.POSITIVE_INFINITY;
  await store.write([put("player", "alice", { payload })]);
  expect((await store.read("player", "alice"))?.payload).toEqual(payload);
  await store.close();
  folder.remove();
});
