import { jsonlStore } from "@keyslot/runtime/stores/jsonl";
import { expect, test } from "vitest";
import { bytesOf, codeOf, envelope, put, read, remove, withFile, write } from "./store-file.ts";

const at = (path: string) => jsonlStore({ path });
const line = (key: string, type = "note") =>
  `{"key": ${key}, "payload": "kQE=", "stored_at": "2026-01-02T03:04:05.678Z", "type": "${type}"}\n`;

// Each key as cultcache-py prints it.
const printed: Record<string, string> = {
  "plain ascii": '"plain ascii"',
  'quote " backslash \\ slash /': '"quote \\" backslash \\\\ slash /"',
  "line\nreturn\rtab\tback\bfeed\f": '"line\\nreturn\\rtab\\tback\\bfeed\\f"',
  "nul\u0000 escape\u001b unit\u001f": '"nul\\u0000 escape\\u001b unit\\u001f"',
  "delete\u007f": '"delete\u007f"',
  "é 日本 😀": '"é 日本 😀"',
  "next\u0085line\u2028paragraph\u2029": '"next\\u0085line\\u2028paragraph\\u2029"',
  "\ufeffmark": '"\ufeffmark"',
};

for (const [key, text] of Object.entries(printed)) {
  test(`a document is printed as ${text}`, () =>
    withFile(undefined, async (path) => {
      await write({ store: at(path) }, [put("note", key)]);
      expect(Buffer.from(read(path)).toString()).toBe(line(text));
      expect(await write({ store: at(path) })).toEqual([envelope("note", key)]);
    }));
}

test("lines are sorted by type, then store key, both by code point", () =>
  withFile(undefined, async (path) => {
    const keys = ["b", "a", "B", "😀", "\ue000", "", "é"];
    await write({ store: at(path) }, [...keys.map((key) => put("note", key)), put("item", "z")]);
    const sorted = ["", "B", "a", "b", "é", "\ue000", "😀"];
    const expected = line('"z"', "item") + sorted.map((key) => line(`"${key}"`)).join("");
    expect(Buffer.from(read(path)).toString()).toBe(expected);
  }));

test("a line that is not rewritten keeps its bytes", async () => {
  const theirs = '{"type":"note" ,"key":"\\u0061", "extra": [1], "payload": "kQE=", "stored_at": "then"}';
  await withFile(bytesOf(`${theirs}\n\n`), async (path) => {
    expect(await write({ store: at(path) }, [put("note", "b")])).toEqual([envelope("note", "a", { storedAt: "then" })]);
    expect(Buffer.from(read(path)).toString()).toBe(`${theirs}\n${line('"b"')}`);
    await write({ store: at(path) }, [remove("note", "a")]);
    expect(Buffer.from(read(path)).toString()).toBe(line('"b"'));
  });
});

test("the last document leaves an empty file, which is an empty store", () =>
  withFile(undefined, async (path) => {
    await write({ store: at(path) }, [put("note", "a")], [remove("note", "a")]);
    expect(read(path)).toHaveLength(0);
    expect(await write({ store: at(path) })).toEqual([]);
  }));

test("a document gets the schema id that its type is registered with", () =>
  withFile(bytesOf(line('"a"')), async (path) => {
    const entry = { schemaVersion: "", contentHash: "", canonicalSchemaJson: "", compatibleSchemaIds: [], members: [] };
    const catalog = [{ schemaId: "game.note", schemaName: "note", ...entry }];
    expect(await write({ store: at(path), catalog })).toEqual([envelope("note", "a", { schemaId: "game.note" })]);
  }));

const good = line('"good"');
const refusals: Record<string, readonly [code: string, text: string, place: RegExp]> = {
  "what is not JSON": ["store/corrupt", `${good}nonsense\n`, /line 2/],
  "a cut last line": ["store/truncated", `${good}${good.slice(0, 40)}`, /line 2/],
  "a JSON array": ["store/corrupt", "[]\n", /line 1/],
  "a missing type": ["store/corrupt", '{"key": "a", "payload": "", "stored_at": ""}\n', /line 1.*`type`/],
  "a store key that is a number": [
    "store/corrupt",
    '{"key": 1, "payload": "", "stored_at": "", "type": "t"}\n',
    /line 1.*`key`/,
  ],
  "a payload that is not base64": [
    "store/corrupt",
    '{"key": "a", "payload": "k*E=", "stored_at": "", "type": "t"}\n',
    /line 1.*`payload`/,
  ],
  "a payload with bits to spare": [
    "store/corrupt",
    '{"key": "a", "payload": "kQF=", "stored_at": "", "type": "t"}\n',
    /line 1.*`payload`/,
  ],
  "half a surrogate pair": [
    "store/corrupt",
    '{"key": "\\ud800", "payload": "", "stored_at": "", "type": "t"}\n',
    /line 1.*`key`/,
  ],
  "one document twice": ["store/corrupt", `${good}${line('"other"')}${good}`, /line 3.*line 1/],
  "bytes that are not UTF-8": ["store/corrupt", `${good}{"key": "\\xff"}\n`, /line 2.*UTF-8/],
  "a byte order mark": ["store/corrupt", `\ufeff${good}`, /line 1/],
  "a MessagePack store": ["store/corrupt", "\\x93\\xb2cultcache.store.v1\\x90\\x90\n", /line 1/],
};

for (const [name, [code, text, place]] of Object.entries(refusals)) {
  test(`${name}: refused with ${code}, the line and the reason, and left as it was`, () =>
    withFile(bytesOf(text), async (path) => {
      expect(await codeOf(() => write({ store: at(path) }))).toBe(code);
      await expect(write({ store: at(path) })).rejects.toThrow(place);
      expect(read(path)).toEqual(Uint8Array.from(bytesOf(text)));
    }));
}
