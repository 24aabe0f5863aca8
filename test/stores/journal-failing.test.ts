import * as fs from "node:fs";
import { join } from "node:path";
import type { BackingStore, StoreChange } from "@keyslot/runtime";
import { journalStore } from "@keyslot/runtime/stores/journal";
import { expect, test } from "vitest";
import { type JournalFiles, journalFiles } from "../../runtime/src/stores/journal/journal-files.ts";
import { OpenableJournal } from "../../runtime/src/stores/journal/journal-store.ts";
import { freshFolder } from "./fresh-folder.ts";
import { codeOf } from "./store-file.ts";

const count = 7;

// Two documents a transaction: never one of them alone.
function transaction(index: number): StoreChange[] {
  const payload = Uint8Array.from({ length: 60 }, (_, at) => (at === 30 ? index : at));
  const envelope = { type: "note", schemaId: "note", storedAt: "2026-01-02T03:04:05.678Z", payload };
  return [`k${index % 3}`, "last"].map((key) => ({ kind: "put", envelope: { ...envelope, key } }));
}

function stateAfter(last: number): Record<string, number> {
  const state: Record<string, number> = {};
  for (let index = 0; index <= last; index++) Object.assign(state, { [`k${index % 3}`]: index, last: index });
  return state;
}

async function content(store: BackingStore): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for await (const { key, payload } of store.readAll()) found[key] = payload[30] ?? -1;
  return found;
}

type Call =
  | "writeSync"
  | "write"
  | "fdatasync"
  | "fdatasyncSync"
  | "fsyncSync"
  | "openSync"
  | "renameSync"
  | "ftruncateSync";

/** Files of which one call of a kind fails, and counts how often it was made. */
class FailingFiles {
  made = 0;
  readonly files: JournalFiles;

  constructor(call: Call, nth: number, errno: string) {
    const meets = () => ++this.made === nth;
    const failure = () => Object.assign(new Error(`${errno}: made up`), { code: errno });
    const sync = (...values: unknown[]): unknown => {
      if (meets()) throw failure();
      return Reflect.apply(journalFiles[call], journalFiles, values);
    };
    const aside = (...values: unknown[]): unknown => {
      const done = values.at(-1);
      if (meets() && typeof done === "function") return setImmediate(() => Reflect.apply(done, undefined, [failure()]));
      return Reflect.apply(journalFiles[call], journalFiles, values);
    };
    this.files = { ...fs, [call]: call === "write" || call === "fdatasync" ? aside : sync };
  }
}

for (const durability of ["process", "power"] as const) {
  for (const call of [
    "writeSync",
    "write",
    "fdatasync",
    "fdatasyncSync",
    "fsyncSync",
    "openSync",
    "renameSync",
  ] as const) {
    for (const errno of call.startsWith("write") || call === "fdatasync" ? ["EIO", "ENOSPC"] : ["EIO"]) {
      test(`${durability}: whichever ${call} fails with ${errno}, nothing that was acknowledged is lost and nothing is half there`, async () => {
        for (let nth = 1, isDone = false; !isDone && nth < 40; nth++) {
          const folder = freshFolder();
          const path = join(folder.path, "game");
          const failing = new FailingFiles(call, nth, errno);
          const settings = { path, durability, snapshots: { ratio: 0.01, leastBytes: 400 } };
          const store = new OpenableJournal(settings, failing.files);
          let acknowledged = -1;
          let tried = -1;
          if ((await codeOf(() => store.open({ catalog: [] }))) === "nothing") {
            for (let index = 0; index < count; index++) {
              tried = index;
              const code = await codeOf(() => store.write(transaction(index)));
              if (code !== "nothing") expect(code, `${call} ${nth}`).toMatch(/^store\/(io|full|failed)$/);
              if (code !== "nothing") break;
              acknowledged = index;
            }
            expect(await content(store), `in memory, ${call} ${nth}`).toEqual(stateAfter(acknowledged));
            if (tried === acknowledged) await store.compact().catch(() => undefined);
          }
          await store.close();
          isDone = failing.made < nth;
          const again = journalStore({ path });
          await again.open({ catalog: [] });
          const allowed = [acknowledged, tried].map(stateAfter);
          expect(allowed, `${call} ${nth}`).toContainEqual(await content(again));
          await again.write(transaction(count));
          expect((await again.check()).problems).toEqual([]);
          await again.close();
          expect(fs.readdirSync(path).filter((name) => /tmp|lock/.test(name))).toEqual([]);
          folder.remove();
        }
      });
    }
  }
}

test("a full disk is reported, nothing of the write stays, and the store goes on when there is room", async () => {
  const folder = freshFolder();
  const path = join(folder.path, "game");
  let room = Number.POSITIVE_INFINITY;
  const files: JournalFiles = {
    ...fs,
    // As a disk that fills: it takes a part, and then nothing more.
    writeSync: (fd: number, bytes: NodeJS.ArrayBufferView, offset = 0, length = 0, position = 0) => {
      if (room === 0) throw Object.assign(new Error("ENOSPC: made up"), { code: "ENOSPC" });
      const part = Math.min(room, 25, Number(length));
      room -= part;
      return fs.writeSync(fd, bytes, Number(offset), part, Number(position));
    },
  };
  const store = new OpenableJournal({ path }, files);
  await store.open({ catalog: [] });
  await store.write(transaction(0));
  const size = fs.statSync(join(path, "00000001.log")).size;
  room = 40;
  expect(await codeOf(() => store.write(transaction(1)))).toBe("store/full");
  expect(fs.statSync(join(path, "00000001.log")).size).toBe(size);
  expect(await content(store)).toEqual(stateAfter(0));
  room = Number.POSITIVE_INFINITY;
  await store.write(transaction(1));
  await store.close();
  const again = journalStore({ path });
  await again.open({ catalog: [] });
  expect(again.recovered).toBeUndefined();
  expect(await content(again)).toEqual(stateAfter(1));
  await again.close();
  folder.remove();
});
