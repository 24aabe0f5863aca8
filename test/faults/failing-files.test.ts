import { readdirSync } from "node:fs";
import * as fs from "node:fs/promises";
import { join } from "node:path";
import type { BackingStore } from "@keyslot/runtime";
import { expect, test } from "vitest";
import type { FileLayer } from "../../runtime/src/stores/files/atomic-file.ts";
import { FileStore } from "../../runtime/src/stores/one-file/file-store.ts";
import { parseJsonl } from "../../runtime/src/stores/one-file/jsonl-format.ts";
import { parseSingleFile } from "../../runtime/src/stores/one-file/single-file-parse.ts";
import { freshFolder } from "../stores/fresh-folder.ts";
import { codeOf } from "../stores/store-file.ts";
import { operation, readOperations, stateAfter } from "./operations.ts";
import { storeKinds } from "./store-kinds.ts";

type Call = "open" | "write" | "sync" | "close" | "rename";

/** Files whose `nth` call of a kind fails; every other one works. */
function failingFiles(call: Call, nth: number, errno: string): FileLayer {
  let count = 0;
  const meet = (made: Call) => {
    if (made === call && ++count === nth) throw Object.assign(new Error(`${errno}: made up`), { code: errno });
  };
  return {
    open: async (...values: Parameters<typeof fs.open>) => {
      meet("open");
      const handle = await fs.open(...values);
      const close = handle.close.bind(handle);
      for (const name of ["write", "sync", "close"] as const) {
        const original = handle[name];
        const failing = async (...given: unknown[]) => {
          // What fails to close is closed all the same.
          if (name === "close") await close();
          meet(name);
          return name === "close" ? undefined : Reflect.apply(original, handle, given);
        };
        Object.defineProperty(handle, name, { value: failing });
      }
      return handle;
    },
    rename: async (...values: Parameters<typeof fs.rename>) => {
      meet("rename");
      return fs.rename(...values);
    },
  };
}

/** Files that take `room` bytes in all, a hundred at a time, and then no more. */
function smallDisk(room: number): FileLayer {
  let left = room;
  return {
    rename: fs.rename,
    open: async (...values: Parameters<typeof fs.open>) => {
      const handle = await fs.open(...values);
      const original = handle.write.bind(handle);
      const write = async (bytes: Uint8Array, offset: number, length: number) => {
        if (left === 0) throw Object.assign(new Error("ENOSPC: made up"), { code: "ENOSPC" });
        const part = Math.min(100, left, length);
        left -= part;
        return original(bytes, offset, part);
      };
      Object.defineProperty(handle, "write", { value: write });
      return handle;
    },
  };
}

const formats = {
  "single-file": { name: "single file", parse: parseSingleFile },
  jsonl: { name: "JSONL", parse: parseJsonl },
};

for (const kind of ["single-file", "jsonl"] as const) {
  const { file, open } = storeKinds[kind] ?? expect.fail();
  const openWith = (folder: string, files: FileLayer): BackingStore =>
    new FileStore(formats[kind], { path: join(folder, file) }, files);

  for (const call of ["open", "write", "sync", "close", "rename"] as const) {
    for (const nth of [1, 2, 5]) {
      test(`${kind}: when ${call} number ${nth} fails, that write is not acknowledged and none is lost`, async () => {
        const folder = freshFolder();
        const store = openWith(folder.path, failingFiles(call, nth, "EIO"));
        await store.open({ catalog: [] });
        let acknowledged = -1;
        const codes: string[] = [];
        for (let index = 0; index < 8; index++) {
          const code = await codeOf(() => store.write([operation(index)]));
          if (code === "nothing") acknowledged = index;
          else codes.push(code);
        }
        // The first failure has its own code; from then on nothing is written.
        expect(codes[0]).toBe("store/io");
        expect(new Set(codes.slice(1))).toEqual(new Set(["store/failed"]));
        expect(codes).toHaveLength(7 - acknowledged);
        const seen: string[] = [];
        for await (const { key } of store.readAll()) seen.push(key);
        expect(seen.sort()).toEqual([...stateAfter(acknowledged).keys()].sort());
        await store.close();
        const found = await readOperations(open(folder.path));
        expect([stateAfter(acknowledged), stateAfter(acknowledged + 1)]).toContainEqual(found);
        expect(readdirSync(folder.path).filter((name) => name !== file)).toEqual([]);
        folder.remove();
      });
    }
  }

  test(`${kind}: a write that stops early is gone on with; a full disk leaves the old file, and room lets it go on`, async () => {
    const folder = freshFolder();
    const store = openWith(folder.path, smallDisk(1_500));
    await store.open({ catalog: [] });
    let acknowledged = -1;
    let code = "nothing";
    while (code === "nothing") {
      code = await codeOf(() => store.write([operation(acknowledged + 1)]));
      if (code === "nothing") acknowledged++;
    }
    expect(code).toBe("store/full");
    expect(acknowledged).toBeGreaterThan(1);
    await store.close();
    expect(readdirSync(folder.path)).toEqual([file]);
    const reopened = open(folder.path);
    expect(await readOperations(reopened)).toEqual(stateAfter(acknowledged));
    folder.remove();
  });
}
