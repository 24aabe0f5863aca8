import { Reader, Writer } from "@keyslot/runtime/codegen";
import { expect, test } from "vitest";
import { DecodeError, EncodeError } from "../../runtime/src/errors.ts";
import { fromHex, hex } from "./hex.ts";
import { ItemStack, Sample } from "./sample-generated.ts";
import { sample } from "./sample-value.ts";

const unwritable: readonly (readonly [name: string, change: object, code: string, path: string])[] = [
  ["fraction", { hp: 1.5 }, "wire/out-of-range", "Sample.hp"],
  ["NaN as an integer", { hp: Number.NaN }, "wire/out-of-range", "Sample.hp"],
  ["undefined", { name: undefined }, "wire/missing-slot", "Sample.name"],
  ["null in a required slot", { name: null }, "wire/type-mismatch", "Sample.name"],
  [
    "element",
    {
      inventory: [
        { item: "a", count: 1 },
        { item: 5, count: 1 },
      ],
    },
    "wire/type-mismatch",
    "Sample.inventory[1].item",
  ],
  ["hole", { inventory: new Array(1) }, "wire/type-mismatch", "Sample.inventory[0]"],
  ["dictionary", { bonuses: { a: 1, 'b"c': "x" } }, "wire/type-mismatch", 'Sample.bonuses["b\\"c"]'],
  ["class as a dictionary", { bonuses: new (class Bonus {})() }, "wire/type-mismatch", "Sample.bonuses"],
  ["map key", { scores: new Map([[-1, 1]]) }, "wire/out-of-range", "Sample.scores[-1]"],
  [
    "set of equal records",
    {
      stacks: new Set([
        { item: "a", count: 1 },
        { item: "a", count: 1 },
      ]),
    },
    "wire/duplicate-element",
    "Sample.stacks[1]",
  ],
  [
    "deep in a union",
    { figure: { kind: "group", shapes: [{ kind: "circle", radius: "1" }] } },
    "wire/type-mismatch",
    "Sample.figure.shapes[0].radius",
  ],
  [
    "unknown member of a declared tag",
    { figure: { tag: 2, raw: Uint8Array.of(0x90) } },
    "wire/undeclared-value",
    "Sample.figure",
  ],
  ["raw of two values", { mod: Uint8Array.of(1, 1) }, "wire/trailing-bytes", "Sample.mod"],
  ["bigint for a number", { hp: 1n }, "wire/type-mismatch", "Sample.hp"],
  ["constraint", { name: "x" }, "wire/constraint", "Sample.name"],
  ["pattern", { email: "nobody" }, "wire/constraint", "Sample.email"],
  ["lone surrogate", { name: "ab\ud800" }, "wire/lone-surrogate", "Sample.name"],
  ["array for a record", { favourite: [] }, "wire/type-mismatch", "Sample.favourite"],
  ["map for a record", { favourite: new Map() }, "wire/type-mismatch", "Sample.favourite"],
  ["proxy of a date", { when: new Proxy(new Date(5), {}) }, "wire/type-mismatch", "Sample.when"],
  ["prototype of a date", { when: Object.create(Date.prototype) }, "wire/type-mismatch", "Sample.when"],
  ["proxy of a map", { scores: new Proxy(new Map(), {}) }, "wire/type-mismatch", "Sample.scores"],
  ["proxy of a set", { badges: new Proxy(new Set(), {}) }, "wire/type-mismatch", "Sample.badges"],
  ["proxy of bytes", { avatar: new Proxy(new Uint8Array(2), {}) }, "wire/type-mismatch", "Sample.avatar"],
  ["prototype of bytes as raw", { mod: Object.create(Uint8Array.prototype) }, "wire/type-mismatch", "Sample.mod"],
];

test.each(unwritable)("%s cannot be written", (_name, change, code, path) => {
  const value = { ...sample, ...change } as Sample;
  const writer = new Writer(8);
  for (const run of [
    () => Sample.encode(value),
    () => Sample.encodeInto(writer, value),
    () => Sample.validate(value),
  ]) {
    expect(run).toThrow(EncodeError);
    expect(run).toThrow(expect.objectContaining({ code, path }));
  }
  expect(writer.pos).toBe(0);
});

test("a value that contains itself is too deep", () => {
  const figure = { kind: "group" as const, shapes: [] as Sample["figure"][] };
  figure.shapes.push(figure);
  expect(() => Sample.encode({ ...sample, figure })).toThrow(expect.objectContaining({ code: "wire/too-deep" }));
  expect(() => Sample.toJSON({ ...sample, figure })).toThrow(expect.objectContaining({ code: "wire/too-deep" }));
});

test("values too deep to be compared are refused", () => {
  const chain = (): Sample["figure"] => {
    let figure: Sample["figure"] = { kind: "group", shapes: [] };
    for (let i = 0; i < 50_000; i++) figure = { kind: "group", shapes: [figure] };
    return figure;
  };
  const run = () => Sample.equals({ ...sample, figure: chain() }, { ...sample, figure: chain() });
  expect(run).toThrow(expect.objectContaining({ name: "EncodeError", code: "wire/too-deep" }));
});

const untyped: readonly (readonly [name: string, value: unknown, path: string])[] = [
  ["nothing", undefined, "Sample"],
  ["null", null, "Sample"],
  ["a number", 5, "Sample"],
  ["a text for a date", { ...sample, when: "today" }, "Sample.when"],
  ["a number for a list", { ...sample, inventory: 5 }, "Sample.inventory"],
  ["a text for bytes", { ...sample, avatar: 5 }, "Sample.avatar"],
  ["an object for a map", { ...sample, scores: {} }, "Sample.scores"],
];

test.each(untyped)("%s has no JSON form", (_name, value, path) => {
  const refusal = expect.objectContaining({ name: "EncodeError", code: "wire/type-mismatch", path });
  expect(() => Sample.toJSON(value as Sample)).toThrow(refusal);
});

test.each(untyped)("comparing with %s is false or an EncodeError", (_name, value) => {
  for (const pair of [
    [sample, value],
    [value, sample],
  ] as [Sample, Sample][]) {
    try {
      expect(Sample.equals(...pair)).toBe(false);
    } catch (error) {
      expect(error).toBeInstanceOf(EncodeError);
    }
  }
});

test("constraints bind what is written, not the JSON of what was read", () => {
  expect(Sample.toJSON({ ...sample, name: "x" })).toMatchObject({ name: "x" });
});

test("a getter that throws is heard as it is", () => {
  const value = {
    ...sample,
    get name(): string {
      throw new RangeError("mine");
    },
  };
  expect(() => Sample.encode(value)).toThrow(RangeError);
});

test("a value that grows between the two passes is refused", () => {
  let reads = 0;
  const value = {
    ...sample,
    get name(): string {
      return reads++ % 4 < 3 ? "ab" : "long ".repeat(2000);
    },
  };
  expect(() => Sample.encode(value)).toThrow(EncodeError);
  expect(hex(Sample.encode(sample))).toBe(hex(Sample.encode({ ...sample })));
});

// item, count, label; the offset is that of the value at fault.
const refused: readonly (readonly [name: string, bytes: string, code: string, path: string, offset: number])[] = [
  ["nothing", "", "wire/truncated", "ItemStack", 0],
  ["array longer than the input", "93a361", "wire/length-exceeds-input", "ItemStack", 0],
  ["string cut", "92a56161", "wire/length-exceeds-input", "ItemStack.item", 1],
  ["count is text", "93a161a162c0", "wire/type-mismatch", "ItemStack.count", 3],
  ["count out of range", "93a161ce00010000c0", "wire/out-of-range", "ItemStack.count", 3],
  ["item missing", "93c001c0", "wire/missing-slot", "ItemStack.item", 1],
  ["no slots", "90", "wire/missing-slot", "ItemStack.item", 1],
  ["label ill-formed", "93a16101a1ff", "wire/invalid-utf8", "ItemStack.label", 4],
  ["unknown slot cut", "94a16101c0cd01", "wire/truncated", "ItemStack", 5],
  ["trailing byte", "92a1610100", "wire/trailing-bytes", "ItemStack", 4],
];

test.each(refused)("%s is refused with its place", (_name, bytes, code, path, offset) => {
  const place = expect.objectContaining({ code, path, offset });
  expect(() => ItemStack.decode(fromHex(bytes))).toThrow(DecodeError);
  expect(() => ItemStack.decode(fromHex(bytes))).toThrow(place);
});

test("a reader's base is added to offsets, and its position is restored", () => {
  const reader = new Reader(fromHex("ffff93a161a162c0"), { offset: 2, base: 1000 });
  expect(() => ItemStack.decodeFrom(reader)).toThrow(expect.objectContaining({ offset: 1005 }));
  expect(reader.pos).toBe(2);
});

test.each([Number.NaN, -1, 1001, Number.POSITIVE_INFINITY, "deep"])("maxDepth %s is refused", (maxDepth) => {
  const run = () => ItemStack.decode(fromHex("92a16101"), { maxDepth: maxDepth as number });
  expect(run).toThrow(expect.objectContaining({ name: "KeyslotError", code: "wire/invalid-option" }));
});

test("messages say what was expected, what was found and where", () => {
  expect(() => Sample.encode(5 as unknown as Sample)).toThrow("Expected `Sample`, found a number (at Sample).");
  expect(() => Sample.fromJSON([])).toThrow("Expected `Sample`, found an array of 0 (at Sample).");
  expect(() => ItemStack.decode(fromHex("93a161a162c0"))).toThrow(
    "Expected `uint16`, found a string (at ItemStack.count, byte 3).",
  );
  expect(() => Sample.encode({ ...sample, name: "x" })).toThrow(
    "The length is 1; at least 2 is needed (at Sample.name).",
  );
});

test("what is no Uint8Array is refused", () => {
  for (const bytes of ["x", null, undefined, [0x90], new ArrayBuffer(1), new Proxy(new Uint8Array(1), {})]) {
    expect(() => ItemStack.decode(bytes as never)).toThrow(expect.objectContaining({ code: "wire/type-mismatch" }));
  }
});
