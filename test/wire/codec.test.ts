import { readdirSync, readFileSync } from "node:fs";
import { Reader, unknownSlots, Writer } from "@keyslot/runtime/codegen";
import { expect, test } from "vitest";
import { fromHex, hex } from "./hex.ts";
import { Figure, ItemStack, Sample } from "./sample-generated.ts";
import { sample } from "./sample-value.ts";

const stack: ItemStack = { item: "a", count: 2 };
const stackBytes = "93a16102c0";

test("results are the caller's to keep", () => {
  const kept = Array.from({ length: 5000 }, (_, i) => ItemStack.encode({ item: `item-${i}`, count: (i % 9) + 1 }));
  for (const [i, bytes] of kept.entries()) expect(ItemStack.decode(bytes).item).toBe(`item-${i}`);
  const large = ["x", "y", "z"].map((letter) => ItemStack.encode({ ...stack, label: letter.repeat(50_000) }));
  expect(large.map((bytes) => ItemStack.decode(bytes).label?.charAt(49_999))).toEqual(["x", "y", "z"]);
});

test("a getter may encode while its object is encoded", () => {
  let inner = "";
  const value = {
    count: 2,
    get item(): string {
      inner = hex(ItemStack.encode({ item: "inner", count: 1 }));
      return "a";
    },
  };
  const kept = ItemStack.encode(value);
  expect(hex(kept)).toBe(stackBytes);
  expect(inner).toBe(hex(ItemStack.encode({ item: "inner", count: 1 })));
});

test("encodeInto appends, and stays in a caller's buffer while there is room", () => {
  const mine = new Uint8Array(12);
  const writer = new Writer(mine);
  ItemStack.encodeInto(writer, stack);
  ItemStack.encodeInto(writer, stack);
  expect(writer.bytes).toBe(mine);
  expect(hex(mine.subarray(0, writer.pos))).toBe(stackBytes.repeat(2));
  ItemStack.encodeInto(writer, stack);
  expect(writer.bytes).not.toBe(mine);
  expect(hex(writer.finish())).toBe(stackBytes.repeat(3));
  writer.reset();
  ItemStack.encodeInto(writer, stack);
  expect(hex(writer.finish())).toBe(stackBytes);
});

test("decodeFrom reads one value after the other", () => {
  const reader = new Reader(fromHex(`${stackBytes}${stackBytes}`));
  expect([ItemStack.decodeFrom(reader), ItemStack.decodeFrom(reader)]).toEqual([stack, stack]);
  expect(reader.pos).toBe(reader.end);
});

test("what is decoded does not follow its input", () => {
  const bytes = Sample.encode(sample);
  const decoded = Sample.decode(bytes);
  bytes.fill(0xff);
  expect(decoded).toEqual(sample);
});

test("input may be a Buffer, or lie anywhere in one", () => {
  const bytes = Sample.encode(sample);
  const padded = Buffer.concat([Buffer.alloc(3, 0xff), bytes, Buffer.alloc(3, 0xff)]);
  const decoded = Sample.decode(padded.subarray(3, 3 + bytes.length));
  expect(decoded).toEqual(sample);
  expect(decoded.avatar).not.toBeInstanceOf(Buffer);
});

test("unknown slots survive decode, edit by spread and encode, at any depth, and are not in JSON", () => {
  // Three levels: the sample, an item in its list, and the sample's own tail.
  const newer = hex(Sample.encode(sample))
    .replace(/^dc0013/, "dc0015")
    .replace(/93a573776f726401c0/, "95a573776f726401c0c3a178")
    .concat("cd0001", "81a16bc0");
  const decoded = Sample.decode(fromHex(newer));
  expect(Object.getOwnPropertySymbols(decoded)).toEqual([unknownSlots]);
  const edited = { ...decoded, hp: 6 };
  expect(hex(Sample.encode(edited))).toBe(newer.replace("05c70cff", "06c70cff"));
  expect(JSON.stringify(decoded.favourite)).toBe('{"item":"sword","count":1}');
  expect(Sample.equals(decoded, sample)).toBe(false);
  expect(JSON.stringify(Sample.toJSON(decoded))).toBe(
    JSON.stringify(Sample.toJSON(Sample.decode(Sample.encode(sample)))),
  );
});

test("forged unknown slots are refused", () => {
  for (const [forged, code] of [
    [{ count: 1, bytes: Uint8Array.of(0xc1) }, "wire/reserved-byte"],
    [{ count: 1, bytes: Uint8Array.of(1, 1) }, "wire/trailing-bytes"],
    [{ count: 2, bytes: Uint8Array.of(1) }, "wire/length-exceeds-input"],
    [{ count: -1, bytes: Uint8Array.of(1) }, "wire/type-mismatch"],
    [[1], "wire/type-mismatch"],
  ] as const) {
    expect(() => ItemStack.encode({ ...stack, [unknownSlots]: forged } as ItemStack)).toThrow(
      expect.objectContaining({ code }),
    );
  }
});

test("absent stays absent, and undefined is absent", () => {
  expect(Object.keys(ItemStack.decode(fromHex(stackBytes)))).toEqual(["item", "count"]);
  expect(hex(ItemStack.encode({ ...stack, label: undefined } as unknown as ItemStack))).toBe(stackBytes);
});

test("defaults are fresh for every document", () => {
  const bytes = Sample.encode(sample);
  const short = Uint8Array.from([0x99, ...bytes.subarray(3, bytes.length)]);
  const decode = () => Sample.decodeFrom(new Reader(short)) as Sample;
  expect(decode).toThrow(expect.objectContaining({ code: "wire/missing-slot", path: "Sample.scores" }));
});

test("no key of a dictionary reaches a prototype", () => {
  const bonuses = JSON.parse('{"__proto__": 1, "constructor": 2, "toString": 3}');
  const decoded = Sample.decode(Sample.encode({ ...sample, bonuses })).bonuses;
  expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype);
  expect(Object.entries(decoded).toSorted()).toEqual([
    ["__proto__", 1],
    ["constructor", 2],
    ["toString", 3],
  ]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test("a view reads one slot and looks at nothing behind it", () => {
  const bytes = Sample.encode(sample);
  const cut = bytes.subarray(0, 80);
  const view = Sample.view(cut);
  expect([view.hp, view.email, view.id]).toEqual([5, sample.email, sample.id]);
  expect(() => view.when).toThrow(
    expect.objectContaining({ name: "DecodeError", path: expect.stringMatching(/^Sample\./) }),
  );
  expect(view.hp).toBe(5);
  const whole = Sample.view(bytes);
  expect(whole.inventory).toEqual(sample.inventory);
  expect(whole.inventory).not.toBe(whole.inventory);
});

test("a view of a short payload has what decode gives", () => {
  for (const bytes of ["91a161", "92a161c0", "92a16105", "93a16105a162", "94a16105c0c3"].map(fromHex)) {
    const view = ItemStack.view(bytes);
    const { item, count, label } = ItemStack.decode(bytes);
    expect([view.label, view.count, view.item]).toEqual([label, count, item]);
  }
});

test("views of several types and sizes are read in turns, and each says where it failed", () => {
  const long = "x".repeat(100_000);
  const large = ItemStack.view(ItemStack.encode({ item: "large", count: 3, label: long }));
  const small = ItemStack.view(ItemStack.encode({ item: "small", count: 2 }));
  const other = Sample.view(Sample.encode(sample));
  const torn = ItemStack.view(fromHex("93a161a162c0"));
  for (let turn = 0; turn < 3; turn++) {
    expect([large.item, small.item, other.email, torn.item]).toEqual(["large", "small", sample.email, "a"]);
    expect(() => torn.count).toThrow(expect.objectContaining({ path: "ItemStack.count", offset: 3 }));
    expect([large.label, small.label, other.inventory, large.count]).toEqual([long, undefined, sample.inventory, 3]);
  }
});

test("a view whose bytes change under it says what it finds", () => {
  const bytes = fromHex("93a16102c0");
  const view = ItemStack.view(bytes);
  // The third look finds the slot in the table of the second.
  expect([view.count, view.item, view.count]).toEqual([2, "a", 2]);
  bytes.fill(0xc1);
  expect(() => view.count).toThrow(expect.objectContaining({ code: "wire/reserved-byte", path: "ItemStack.count" }));
});

test("a view of a wide, a cut and a deep record", () => {
  const wide = ItemStack.view(fromHex("dc0003a16102c0"));
  expect([wide.count, wide.item]).toEqual([2, "a"]);
  const wider = ItemStack.view(fromHex("dd00000003a16102c0"));
  expect([wider.count, wider.item]).toEqual([2, "a"]);
  for (const cut of ["dc00", "dc0004a161", "93a1", "", "c1"]) {
    expect(() => ItemStack.view(fromHex(cut))).toThrow(expect.objectContaining({ path: "ItemStack.item", offset: 0 }));
  }
});

test("a view reports a slot's own fault with its path and offset", () => {
  const view = ItemStack.view(fromHex("93a161a162c0"));
  expect(view.item).toBe("a");
  expect(() => view.count).toThrow(
    expect.objectContaining({ code: "wire/type-mismatch", path: "ItemStack.count", offset: 3 }),
  );
  expect(() => ItemStack.view(fromHex("92c001")).item).toThrow(
    expect.objectContaining({ code: "wire/missing-slot", path: "ItemStack.item", offset: 1 }),
  );
  expect(ItemStack.view(fromHex("91a161")).count).toBe(1);
  expect(() => ItemStack.view(fromHex("a161"))).toThrow(
    expect.objectContaining({ code: "wire/type-mismatch", offset: 0 }),
  );
});

test("a reader that has failed reads what has come since", () => {
  const text = (at: number) => `an item with number ${at}`;
  const messages = [1, 2, 3, 4].map((at) =>
    ItemStack.encode({ item: text(at), count: at, label: `label ${at} of it` }),
  );
  const bytes = new Uint8Array(1000);
  const reader = new Reader(bytes);
  for (const [at, message] of messages.entries()) {
    expect(() => ItemStack.decodeFrom(reader)).toThrow(expect.objectContaining({ code: "wire/type-mismatch" }));
    bytes.set(message, reader.pos);
    expect(ItemStack.decodeFrom(reader)).toEqual({ item: text(at + 1), count: at + 1, label: `label ${at + 1} of it` });
  }
});

test("a union is encoded on its own too", () => {
  expect(Figure.decode(Figure.encode(sample.figure))).toEqual(sample.figure);
});

test("equality is of bytes, not of identity or order", () => {
  const same: Sample = {
    ...sample,
    badges: new Set(["a", "z"]),
    stacks: new Set([
      { item: "a", count: 1 },
      { item: "b", count: 1 },
    ]),
    scores: new Map([
      [2, -0],
      [300, 1.5],
    ]),
    when: new Date(1234567),
  };
  expect(Sample.equals(sample, same)).toBe(true);
  for (const change of [
    {
      scores: new Map([
        [2, 0],
        [300, 1.5],
      ]),
    },
    { badges: new Set(["a", "y"]) },
    {
      stacks: new Set([
        { item: "a", count: 1 },
        { item: "b", count: 2 },
      ]),
    },
    { email: undefined },
    { born: null },
    { bonuses: { iron: 1 } },
    { mod: Uint8Array.of(0x93, 1, 2, 4) },
    { figure: { tag: 10, raw: Uint8Array.of(0x91, 1) } },
    { figure: { kind: "circle", radius: 2 } },
    { inventory: [] },
  ]) {
    expect(Sample.equals(sample, { ...same, ...change } as Sample), JSON.stringify(Object.keys(change))).toBe(false);
  }
});

test("the kernel imports nothing of Node's", () => {
  const folder = new URL("../../runtime/src/wire/", import.meta.url);
  for (const name of readdirSync(folder)) {
    const text = readFileSync(new URL(name, folder), "utf8");
    expect(text.match(/from "(?!\.)[^"]*"/g) ?? [], name).toEqual([]);
  }
});
