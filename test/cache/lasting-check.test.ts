import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BackingStore, checkStore, type Envelope, memoryStore, openCache, StoreError } from "@keyslot/runtime";
import { directoryStore } from "@keyslot/runtime/stores/directory";
import { singleFileStore } from "@keyslot/runtime/stores/single-file";
import { expect, test } from "vitest";
import { temporaryFolder } from "../codec/support/load-generated.ts";
import { Note, Player, player, Settings } from "./support/documents.ts";
import { contentOf, envelope, filledStore } from "./support/filled-store.ts";
import { momentStore } from "./support/moment-store.ts";
import { refusalOf } from "./support/refusal.ts";

const documents = [Player, Note, Settings];
const folderOf = (name: string) => mkdtempSync(join(temporaryFolder(), name));

test("a sound cache has no problems, over whatever stores", async () => {
  const routed = { store: directoryStore({ path: folderOf("check-") }), documents: [Note] };
  const cache = await openCache({ documents, stores: [memoryStore(), routed] });
  await cache.put(Player, player("a"));
  await cache.put(Note, "n", { text: "x" }, { expire: 60_000, tags: ["t"] });
  expect(await cache.check()).toEqual({ sound: 2, problems: [] });
  await cache.close();
});

test("a stored document that its codec refuses is found, and left as it is", async () => {
  const store = memoryStore();
  const cache = await openCache({ documents, stores: [store] });
  await cache.put(Note, "n", { text: "x" });
  // Another program wrote what no definition reads.
  await store.write([{ kind: "put", envelope: envelope("note", "bad", Uint8Array.of(0xc1)) }]);
  const check = await cache.check({ fix: true });
  expect(check.sound).toBe(1);
  expect(check.problems).toEqual([
    {
      code: "undecodable-document",
      store: "`memory` (memory)",
      place: "note/bad",
      message: expect.stringContaining("the `note` document `bad` cannot be decoded"),
      type: "note",
      key: "bad",
      remedy: "none",
    },
  ]);
  await cache.close();
  expect((await contentOf(store)).length).toBe(2);
});

test("flipped bytes are found; dryRun changes nothing, fix puts the document aside and memory lets it go", async () => {
  const path = folderOf("check-");
  const store = directoryStore({ path });
  const cache = await openCache({ documents, stores: [store] });
  await cache.put(Note, "kept", { text: "x" });
  await cache.put(Note, "flipped", { text: "a text that is found in the file" });
  flip(path, "found in the file");
  const [problem] = (await cache.check()).problems;
  expect(problem).toMatchObject({
    code: "damaged-document",
    remedy: "none",
    store: expect.stringContaining("directory"),
  });
  expect((await cache.check({ dryRun: true, fix: true })).problems[0]?.remedy).toBe("set-aside");
  expect((await cache.check()).problems.length).toBe(1);
  expect((await cache.check({ fix: true })).problems[0]?.remedy).toBe("set-aside");
  expect(await cache.check()).toEqual({ sound: 1, problems: [] });
  expect(cache.keys(Note)).toEqual(["kept"]);
  await cache.close();
});

test("a document that an index does not have is found, and given its entries", async () => {
  const store = momentStore();
  const cache = await openCache({ documents, stores: [store] });
  await cache.put(Player, player("a", { name: "Ann" }));
  await cache.put(Player, player("b", { name: "Bob" }));
  const { openMoment } = store;
  // An index that has lost its entries, and says that it is whole.
  let loses = true;
  store.openMoment = () => {
    const moment = openMoment.call(store);
    const { index } = moment;
    moment.index = (type, wanted) => {
      const whole = index.call(moment, type, wanted);
      return whole && loses && wanted.name === "byName"
        ? { find: (...range) => [...whole.find(...range)].filter(({ key }) => key !== "b") }
        : whole;
    };
    return moment;
  };
  const written = store.batches.length;
  const expected = { code: "missing-entry", place: "byName", type: "player", key: "b" };
  expect((await cache.check()).problems).toMatchObject([{ ...expected, remedy: "none" }]);
  expect((await cache.check({ dryRun: true })).problems).toMatchObject([{ ...expected, remedy: "mended" }]);
  expect(store.batches.length).toBe(written);
  expect((await cache.check({ fix: true })).problems).toMatchObject([{ ...expected, remedy: "mended" }]);
  expect(store.batches.slice(written)).toEqual([["put player/b"]]);
  loses = false;
  expect(await cache.check()).toEqual({ sound: 2, problems: [] });
  await cache.close();
});

test("a store that no cache can open is checked by itself, and left as it was", async () => {
  const path = join(folderOf("check-"), "game.cc");
  const payload = Note.encode({ text: "x" });
  await filledStore([envelope("note", "n", payload)], singleFileStore({ path }));
  expect((await checkStore(singleFileStore({ path }))).sound).toBe(1);
  const whole = readFileSync(path);
  const cut = whole.subarray(0, whole.length - 3);
  writeFileSync(path, cut);
  const check = await checkStore(singleFileStore({ path }), { fix: true });
  expect(check).toMatchObject({ sound: 0, problems: [{ code: "damaged-structure", remedy: "none" }] });
  expect(check.problems[0]?.place).toContain("game.cc");
  expect(readFileSync(path)).toEqual(cut);
});

test("a store that cannot be looked at is an error, and one without a check of its own is read through", async () => {
  const locked = new StoreError("store/locked", "here", "somebody has it open.");
  const refusing: BackingStore = { ...plainStore([]), open: () => Promise.reject(locked) };
  expect(await refusalOf(() => checkStore(refusing))).toBe(locked);
  const sound = plainStore([envelope("note", "n", Uint8Array.of(0xc1))]);
  expect(await checkStore(sound)).toEqual({ sound: 1, problems: [] });
  const corrupt = plainStore([], new StoreError("store/corrupt", "here", "the checksum is another."));
  expect((await checkStore(corrupt)).problems).toMatchObject([{ code: "damaged-structure", place: "here" }]);
});

function plainStore(envelopes: readonly Envelope[], failure?: Error): BackingStore {
  return {
    name: "plain",
    location: "here",
    open: () => Promise.resolve(),
    async *readAll() {
      yield* envelopes;
      if (failure !== undefined) throw failure;
    },
    read: () => Promise.resolve(undefined),
    write: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

/** Flips a bit of a text in some file below a folder. */
function flip(folder: string, text: string): void {
  for (const name of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const path = join(name.parentPath, name.name);
    const bytes = readFileSync(path);
    const at = bytes.indexOf(text);
    if (at < 0) continue;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    return;
  }
  throw new Error(`No file holds ${text}.`);
}
