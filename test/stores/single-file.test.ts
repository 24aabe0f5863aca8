import type { CatalogEntry } from "@keyslot/runtime";
import { singleFileStore } from "@keyslot/runtime/stores/single-file";
import { expect, test } from "vitest";
import { bytesOf, codeOf, envelope, put, read, remove, withFile, write } from "./store-file.ts";

const at = (path: string) => singleFileStore({ path });
const v1 = "\\xb2cultcache.store.v1";
const storedAt = "\\xb8 2026-01-02T03:04:05.678Z".replace(" ", "");
// What CultCache writes for a type `note` of which it knows no members.
const noteEntry = `\\x97\\xa4note\\xa4note\\xa7note.v1\\xa4note\\xd9\\x3c{"schemaName":"note","schemaVersion":"note.v1","members":[]}\\x91\\xa4note\\x90`;
const noteRecord = `\\x94\\xa1a\\xa4note${storedAt}\\xc4\\x02\\x91\\x01`;
const noteFile = bytesOf(`\\x93${v1}\\x91${noteEntry}\\x91${noteRecord}`);

test("the first document makes a file of known bytes", () =>
  withFile(undefined, async (path) => {
    await write({ store: at(path) }, [put("note", "a")]);
    expect(read(path)).toEqual(Uint8Array.from(noteFile));
  }));

test("a file of known bytes is read as what it holds", () =>
  withFile(noteFile, async (path) => {
    expect(await write({ store: at(path) })).toEqual([envelope("note", "a")]);
    expect(read(path)).toEqual(Uint8Array.from(noteFile));
  }));

test("what is not rewritten keeps its bytes, however they were encoded", async () => {
  // A v3 header; long forms for short texts, payloads and members; a member with its own slot and flags.
  const entry = `\\x97\\xd9\\x06sha:01\\xda\\x00\\x04note\\xa2v9\\xa1h\\xa2{}\\x92\\xa3old\\xa6sha:01\\x91\\x98\\xcc\\x05\\xa1n\\xa1t\\xc3\\xc2\\xa1x\\xc3\\xc0`;
  const records = `\\x94\\xd9\\x01a\\xa3old\\xa2at\\xc5\\x00\\x02\\x91\\x01`;
  const before = bytesOf(`\\x93\\xb2cultcache.store.v3\\x91${entry}\\x91${records}`);
  await withFile(before, async (path) => {
    const found = await write({ store: at(path) }, [put("note", "b", { schemaId: "sha:01" })]);
    expect(found).toEqual([envelope("note", "a", { schemaId: "old", storedAt: "at" })]);
    const added = `\\x94\\xa1b\\xa6sha:01${storedAt}\\xc4\\x02\\x91\\x01`;
    const after = bytesOf(`\\x93\\xb2cultcache.store.v3\\x91${entry}\\x92${records}${added}`);
    expect(read(path)).toEqual(Uint8Array.from(after));
    await write({ store: at(path) }, [remove("note", "b")]);
    expect(read(path)).toEqual(Uint8Array.from(before));
  });
});

test("a catalog entry that only a deleted document needed goes with it", () =>
  withFile(noteFile, async (path) => {
    await write({ store: at(path) }, [put("item", "x")], [remove("item", "x")]);
    expect(read(path)).toEqual(Uint8Array.from(noteFile));
  }));

test("a legacy array is read, left alone until the first write, and becomes v1 then", async () => {
  const member = (name: string, value: string) => `${bytesText(name)}${value}`;
  const record = (key: string, payload: string) =>
    `\\x84${member("key", bytesText(key))}${member("type", bytesText("note"))}${member("payload", payload)}${member("storedAt", storedAt)}`;
  const legacy = bytesOf(`\\x92${record("a", "\\xc4\\x02\\x91\\x01")}${record("b", "\\x81\\xa1x\\xd6\\x05abcd")}`);
  await withFile(legacy, async (path) => {
    const inline = envelope("note", "b", { payload: Uint8Array.from(bytesOf("\\x81\\xa1x\\xd6\\x05abcd")) });
    expect(await write({ store: at(path) })).toEqual([envelope("note", "a"), inline]);
    expect(read(path)).toEqual(Uint8Array.from(legacy));
    await write({ store: at(path) }, [remove("note", "b")]);
    expect(read(path)).toEqual(Uint8Array.from(noteFile));
  });
});

test("the owner of a schema id beats an entry that lists it as compatible, in any order", async () => {
  const entry = (id: string, name: string, compatible: string) =>
    `\\x97${bytesText(id)}${bytesText(name)}\\xa0\\xa0\\xa0\\x91${bytesText(compatible)}\\x90`;
  const [owner, lister] = [entry("x", "owner", "x"), entry("y", "lister", "x")];
  for (const catalog of [`\\x92${owner}${lister}`, `\\x92${lister}${owner}`]) {
    await withFile(bytesOf(`\\x93${v1}${catalog}\\x91\\x94\\xa1k\\xa1x\\xa0\\xc4\\x00`), async (path) => {
      expect((await write({ store: at(path) })).map(({ type }) => type)).toEqual(["owner"]);
    });
  }
  await withFile(bytesOf(`\\x93${v1}\\x91${lister}\\x91\\x94\\xa1k\\xa1x\\xa0\\xc4\\x00`), async (path) => {
    expect((await write({ store: at(path) })).map(({ type }) => type)).toEqual(["lister"]);
  });
});

const note: CatalogEntry = {
  schemaId: "note",
  schemaName: "note",
  schemaVersion: "note.v2",
  contentHash: "h2",
  canonicalSchemaJson: "{}",
  compatibleSchemaIds: ["note", "note.v1"],
  members: [
    {
      slot: 300,
      name: "Text",
      typeName: "System.String",
      isReference: false,
      isMany: true,
      targetSchema: null,
      isName: true,
      indexAlias: "byText",
    },
  ],
};
const ownEntry = `\\x97\\xa4note\\xa4note\\xa7note.v2\\xa2h2\\xa2{}\\x92\\xa4note\\xa7note.v1\\x91\\x98\\xcd\\x01\\x2c\\xa4Text\\xadSystem.String\\xc2\\xc3\\xc0\\xc3\\xa6byText`;

test("a definition of ours describes what it writes, and only then replaces an older entry of its id", () =>
  withFile(noteFile, async (path) => {
    const session = () => ({ store: at(path), catalog: [note] });
    await write(session(), [put("item", "x")], [remove("item", "x")]);
    expect(read(path)).toEqual(Uint8Array.from(noteFile));
    await write(session(), [put("note", "a")]);
    const after = Uint8Array.from(bytesOf(`\\x93${v1}\\x91${ownEntry}\\x91${noteRecord}`));
    expect(read(path)).toEqual(after);
    await write(session(), [put("note", "a")]);
    expect(read(path)).toEqual(after);
  }));

test("documents stored under ids that only the older entry listed stay readable", async () => {
  const entry = `\\x97\\xa4note\\xa4note\\xa0\\xa0\\xa0\\x91\\xa7ancient\\x90`;
  await withFile(bytesOf(`\\x93${v1}\\x91${entry}\\x91\\x94\\xa1k\\xa7ancient\\xa0\\xc4\\x00`), async (path) => {
    await write({ store: at(path), catalog: [note] }, [put("note", "a")]);
    const keys = (await write({ store: at(path) })).map(({ type, key }) => [type, key]);
    expect(keys).toEqual([
      ["note", "k"],
      ["note", "a"],
    ]);
  });
});

test("a record that only a registered definition describes is read, and its entry written along", () =>
  withFile(bytesOf(`\\x93${v1}\\x90\\x91${noteRecord}`), async (path) => {
    await write({ store: at(path), catalog: [note] }, [remove("note", "nobody")]);
    expect(read(path)).toEqual(Uint8Array.from(bytesOf(`\\x93${v1}\\x91${ownEntry}\\x91${noteRecord}`)));
  }));

test("a schema id that stands for another type is refused", () =>
  withFile(noteFile, async (path) => {
    expect(await codeOf(() => write({ store: at(path) }, [put("item", "x", { schemaId: "note" })]))).toBe(
      "store/schema-conflict",
    );
    expect(read(path)).toEqual(Uint8Array.from(noteFile));
  }));

const twoEntries = `\\x92${noteEntry}${noteEntry}`;
const refusals: Record<string, readonly [code: string, bytes: string]> = {
  "zero bytes": ["store/truncated", ""],
  "bytes after the end": ["store/corrupt", `\\x93${v1}\\x90\\x90\\xc0`],
  "a v2 header": ["store/foreign-format", "\\x93\\xb2cultcache.store.v2\\x90\\x90"],
  "a header of a store that is not known": ["store/foreign-format", "\\x93\\xb6cultcache.store.journal\\x90\\x90"],
  "a header that is not CultCache's": ["store/foreign-format", "\\x93\\xa3abc\\x90\\x90"],
  "a file of text": ["store/foreign-format", '{ "a": 1 }'],
  "a top-level map": ["store/foreign-format", "\\x80"],
  "an array of numbers": ["store/foreign-format", "\\x92\\x01\\x02"],
  "four parts": ["store/foreign-format", `\\x94${v1}\\x90\\x90\\x90`],
  "records of five slots": [
    "store/foreign-format",
    `\\x93${v1}\\x91${noteEntry}\\x91\\x95\\xa1a\\xa4note\\xa0\\xc4\\x00\\xc0`,
  ],
  "a record of three slots": ["store/corrupt", `\\x93${v1}\\x91${noteEntry}\\x91\\x93\\xa1a\\xa4note\\xa0`],
  "a payload that is not binary": [
    "store/corrupt",
    `\\x93${v1}\\x91${noteEntry}\\x91\\x94\\xa1a\\xa4note\\xa0\\x91\\x01`,
  ],
  "a store key that is not a text": [
    "store/corrupt",
    `\\x93${v1}\\x91${noteEntry}\\x91\\x94\\x01\\xa4note\\xa0\\xc4\\x00`,
  ],
  "a store key that is not UTF-8": [
    "store/corrupt",
    `\\x93${v1}\\x91${noteEntry}\\x91\\x94\\xa1\\xff\\xa4note\\xa0\\xc4\\x00`,
  ],
  "a schema id that nobody describes": ["store/corrupt", `\\x93${v1}\\x90\\x91${noteRecord}`],
  "one document twice": ["store/corrupt", `\\x93${v1}\\x91${noteEntry}\\x92${noteRecord}${noteRecord}`],
  "one schema id twice": ["store/corrupt", `\\x93${v1}${twoEntries}\\x90`],
  "a catalog entry of six parts": ["store/corrupt", `\\x93${v1}\\x91\\x96\\xa0\\xa0\\xa0\\xa0\\xa0\\x90\\x90`],
  "a catalog member of seven parts": [
    "store/corrupt",
    `\\x93${v1}\\x91\\x97\\xa0\\xa0\\xa0\\xa0\\xa0\\x90\\x91\\x97\\x00\\xa0\\xa0\\xc2\\xc2\\xc0\\xc2\\x90`,
  ],
  "a catalog that claims four billion entries": ["store/truncated", `\\x93${v1}\\xdd\\xff\\xff\\xff\\xff`],
  "a text that claims four billion bytes": ["store/truncated", "\\x93\\xdb\\xff\\xff\\xff\\xff"],
  "the byte that stands for nothing": ["store/corrupt", `\\x93${v1}\\xc1\\x90`],
  "a legacy record without a type": [
    "store/corrupt",
    "\\x91\\x83\\xa3key\\xa1a\\xa7payload\\xc4\\x00\\xa8storedAt\\xa0",
  ],
  "a legacy record with a member that is not known": ["store/corrupt", "\\x91\\x81\\xa5extra\\x01"],
  "a legacy record that names its key twice": ["store/corrupt", "\\x91\\x82\\xa3key\\xa1a\\xa3key\\xa1b"],
  "a legacy record among others things": [
    "store/corrupt",
    "\\x92\\x84\\xa3key\\xa1a\\xa4type\\xa1t\\xa7payload\\xc4\\x00\\xa8storedAt\\xa0\\x01",
  ],
};

for (const [name, [code, text]] of Object.entries(refusals)) {
  test(`${name}: refused with ${code} and left as it was`, () =>
    withFile(bytesOf(text), async (path) => {
      expect(await codeOf(() => write({ store: at(path) }))).toBe(code);
      expect(await codeOf(() => write({ store: singleFileStore({ path, readOnly: true }) }))).toBe(code);
      expect(read(path)).toEqual(Uint8Array.from(bytesOf(text)));
    }));
}

test("a file that is cut anywhere is refused", async () => {
  for (let length = 0; length < noteFile.length; length++) {
    await withFile(noteFile.subarray(0, length), async (path) => {
      const code = await codeOf(() => write({ store: at(path) }));
      expect(["store/truncated", "store/foreign-format"], `cut after ${length} bytes`).toContain(code);
    });
  }
});

test("a file with one wrong byte is read or refused, never anything else", async () => {
  for (let position = 0; position < noteFile.length; position++) {
    const bytes = Uint8Array.from(noteFile);
    for (const flipped of [0x01, 0x10, 0x80]) {
      bytes[position] = (noteFile[position] ?? 0) ^ flipped;
      await withFile(bytes, async (path) => {
        await codeOf(() => write({ store: at(path) }));
        expect(read(path)).toEqual(bytes);
      });
    }
  }
});

/** A short text as MessagePack, in the notation of `bytesOf`. */
function bytesText(text: string): string {
  return `\\x${(0xa0 | text.length).toString(16)}${text}`;
}
