import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { jsonlStore } from "@keyslot/runtime/stores/jsonl";
import { singleFileStore } from "@keyslot/runtime/stores/single-file";
import { expect, test } from "vitest";
import { codeOf, envelope, put, read, type StoreAt, withFile, write } from "./store-file.ts";

const stores: Record<string, StoreAt> = {
  "single file": (path) => singleFileStore({ path }),
  JSONL: (path) => jsonlStore({ path }),
};
const readers: Record<string, StoreAt> = {
  "single file": (path) => singleFileStore({ path, readOnly: true }),
  JSONL: (path) => jsonlStore({ path, readOnly: true }),
};

// A process that is certainly gone.
const deadPid = spawnSync(process.execPath, ["-e", ""]).pid;
const lock = (owner: object) =>
  JSON.stringify({ pid: deadPid, started: "1", boot: "", host: hostname(), token: "0123456789abcdef", ...owner });

for (const [name, at] of Object.entries(stores)) {
  const reader = readers[name] ?? at;

  test(`${name}: a new file and folder belong to their owner alone`, () =>
    withFile(undefined, async (_, folder) => {
      const path = join(folder, "new", "deep", "game");
      await write({ store: at(path) }, [put("note", "a")]);
      expect((statSync(path).mode & 0o777).toString(8)).toBe("600");
      expect((statSync(join(folder, "new")).mode & 0o777).toString(8)).toBe("700");
      expect(readdirSync(join(folder, "new", "deep"))).toEqual(["game"]);
    }));

  test(`${name}: a file keeps its mode`, () =>
    withFile(undefined, async (path) => {
      await write({ store: at(path) }, [put("note", "a")]);
      chmodSync(path, 0o640);
      await write({ store: at(path) }, [put("note", "b")]);
      expect((statSync(path).mode & 0o777).toString(8)).toBe("640");
    }));

  test(`${name}: a link is followed, not replaced, and shares the lock of what it leads to`, () =>
    withFile(undefined, async (path, folder) => {
      mkdirSync(join(folder, "there"));
      symlinkSync(join("there", "target"), path);
      await write({ store: at(path) }, [put("note", "a")]);
      await write({ store: at(path) }, [put("note", "b")]);
      expect(lstatSync(path).isSymbolicLink()).toBe(true);
      const target = at(join(folder, "there", "target"));
      expect(await write({ store: target })).toHaveLength(2);
      await target.open({ catalog: [] });
      expect(await codeOf(() => write({ store: at(path) }))).toBe("store/locked");
      await target.close();
    }));

  test(`${name}: what a dead writer left is removed, what is somebody else's is not`, () =>
    withFile(undefined, async (path, folder) => {
      writeFileSync(join(folder, ".game.77-0123456789abcdef.keyslot-tmp"), "half");
      writeFileSync(join(folder, "game.keyslot-lock.0123456789abcdef.new"), lock({}));
      writeFileSync(join(folder, "game.keyslot-lock.0123456789abcdef"), lock({}));
      const others = [".game.tmp", ".games.77-0123456789abcdef.keyslot-tmp", "game.lock", "game.keyslot-lock.mine"];
      for (const other of others) writeFileSync(join(folder, other), "");
      await write({ store: at(path) }, [put("note", "a")]);
      expect(readdirSync(folder).sort()).toEqual([...others, "game"].sort());
    }));

  test(`${name}: a reader needs no lock and sees whole files only`, () =>
    withFile(undefined, async (path) => {
      const writer = at(path);
      await writer.open({ catalog: [] });
      expect(await write({ store: reader(path) })).toEqual([]);
      await writer.write([put("note", "a")]);
      expect(await write({ store: reader(path) })).toEqual([envelope("note", "a")]);
      expect(await codeOf(() => write({ store: reader(path) }, [put("note", "b")]))).toBe("store/read-only");
      await writer.close();
    }));

  const takenOver: Record<string, string> = {
    "an empty lock file": "",
    "a lock file of something else": "\u0000\u0001 not ours",
    "the lock of a process that is gone": lock({}),
    "the lock of an earlier process with this number": lock({ pid: process.pid }),
    "a lock from before the machine started": lock({ pid: process.pid, boot: "another", started: "" }),
  };
  for (const [whose, text] of Object.entries(takenOver)) {
    test(`${name}: ${whose} is taken over, and nothing is left of it`, () =>
      withFile(undefined, async (path, folder) => {
        writeFileSync(`${path}.keyslot-lock`, text);
        await write({ store: at(path) }, [put("note", "a")]);
        expect(readdirSync(folder)).toEqual(["game"]);
      }));
  }

  test(`${name}: a lock of another machine is respected`, () =>
    withFile(undefined, async (path) => {
      const text = lock({ host: "elsewhere" });
      writeFileSync(`${path}.keyslot-lock`, text);
      expect(await codeOf(() => write({ store: at(path) }, [put("note", "a")]))).toBe("store/locked");
      expect(Buffer.from(read(`${path}.keyslot-lock`)).toString()).toBe(text);
      expect(existsSync(path)).toBe(false);
    }));

  test(`${name}: a store that lost its lock writes no more`, () =>
    withFile(undefined, async (path) => {
      const store = at(path);
      await store.open({ catalog: [] });
      await store.write([put("note", "a")]);
      const before = read(path);
      writeFileSync(`${path}.keyslot-lock`, lock({ host: "elsewhere" }));
      expect(await codeOf(() => store.write([put("note", "b")]))).toBe("store/locked");
      expect(read(path)).toEqual(before);
      await store.close();
      expect(existsSync(`${path}.keyslot-lock`)).toBe(true);
    }));

  test(`${name}: documents that another program wrote meanwhile are not overwritten`, () =>
    withFile(undefined, async (path, folder) => {
      const other = join(folder, "other");
      await write({ store: at(other) }, [put("note", "theirs")]);
      const store = at(path);
      await store.open({ catalog: [] });
      writeFileSync(path, read(other));
      expect(await codeOf(() => store.write([put("note", "ours")]))).toBe("store/changed-outside");
      expect(read(path)).toEqual(read(other));
      expect(readdirSync(folder).filter((file) => file.endsWith("-tmp"))).toEqual([]);
      await store.close();
      expect(await write({ store }, [put("note", "ours")])).toEqual([envelope("note", "theirs")]);
      expect(await write({ store })).toHaveLength(2);
    }));

  test(`${name}: writes of one turn make one file`, () =>
    withFile(undefined, async (path) => {
      const store = at(path);
      await store.open({ catalog: [] });
      const inodes = new Set<number>();
      const writes = Array.from({ length: 50 }, async (_, index) => {
        await store.write([put("note", `n${index}`)]);
        inodes.add(statSync(path).ino);
      });
      await Promise.all(writes);
      expect(inodes.size).toBe(1);
      await store.close();
    }));

  test(`${name}: one bad write among others of the same turn fails alone`, () =>
    withFile(undefined, async (path) => {
      const store = at(path);
      await store.open({ catalog: [] });
      const codes = await Promise.all([
        codeOf(() => store.write([put("note", "a")])),
        codeOf(() => store.write([put("note", "\ud800")])),
        codeOf(() => store.write([put("note", "b")])),
      ]);
      expect(codes).toEqual(["nothing", "store/lone-surrogate", "nothing"]);
      await store.close();
      expect(await write({ store })).toHaveLength(2);
    }));

  test(`${name}: a folder in the place of the file is reported`, () =>
    withFile(undefined, async (path) => {
      mkdirSync(path);
      expect(await codeOf(() => write({ store: at(path) }))).toBe("store/io");
      expect(readdirSync(path)).toEqual([]);
    }));

  test(`${name}: a file in the place of the folder is reported`, () =>
    withFile(new Uint8Array(), async (path) => {
      expect(await codeOf(() => write({ store: at(join(path, "game")) }))).toBe("store/io");
    }));
}
