import fc from "fast-check";
import type { Figure, ItemStack, Sample } from "./sample-schema.ts";

const text = (options?: { minLength?: number; maxLength?: number }): fc.Arbitrary<string> =>
  fc.string({ unit: "binary", ...options });

export const anyItemStack: fc.Arbitrary<ItemStack> = fc.record(
  { item: text({ maxLength: 20 }), count: fc.integer({ min: 1, max: 65535 }), label: text({ maxLength: 100 }) },
  { requiredKeys: ["item", "count"] },
);

const circle = fc.record({ kind: fc.constant("circle" as const), radius: fc.float() });
const unknownMember = fc.record({
  tag: fc.integer({ min: 3, max: 1 << 30 }),
  raw: fc.constantFrom([0x90], [0xc0], [0x92, 1, 0xa1, 0x61], [0xcd, 0, 1]).map((bytes) => Uint8Array.from(bytes)),
});

const { figure } = fc.letrec<{ figure: Figure }>((tie) => ({
  figure: fc.oneof(
    { maxDepth: 3 },
    circle,
    unknownMember,
    fc.record({ kind: fc.constant("group" as const), shapes: fc.array(tie("figure"), { maxLength: 8 }) }),
  ),
}));

const key = fc.oneof(text({ maxLength: 12 }), fc.constantFrom("__proto__", "constructor", "0", "10", "9"));

export const anySample: fc.Arbitrary<Sample> = fc.record(
  {
    id: fc.uuid(),
    name: fc.string({ minLength: 2, maxLength: 24 }),
    faction: fc.oneof(fc.constantFrom(0, 1, 3), fc.integer({ min: 10 })),
    email: fc.constantFrom("a@b", "x.y@z.is"),
    hp: fc.integer({ min: 0, max: 9999 }),
    born: fc.oneof(fc.constant(null), fc.bigInt({ min: -(10n ** 27n), max: 10n ** 27n })),
    inventory: fc.array(anyItemStack, { maxLength: 20 }),
    favourite: anyItemStack,
    bonuses: fc.array(fc.tuple(key, fc.integer())).map((entries) => Object.fromEntries(entries)),
    scores: fc.array(fc.tuple(fc.integer({ min: 0, max: 65535 }), fc.double())).map((entries) => new Map(entries)),
    badges: fc.array(text({ maxLength: 40 })).map((elements) => new Set(elements)),
    stacks: fc
      .uniqueArray(anyItemStack, { selector: (x) => JSON.stringify([x.item, x.count, x.label]) })
      .map((elements) => new Set(elements)),
    position: fc.tuple(fc.float(), fc.float()),
    figure,
    avatar: fc.uint8Array({ maxLength: 256 }),
    mod: fc.constantFrom([1], [0x81, 0xa1, 0x61, 0xc0]).map((bytes) => Uint8Array.from(bytes)),
    rank: fc.constantFrom("member", "leader"),
    when: fc.date({ noInvalidDate: true }),
  },
  {
    requiredKeys: [
      "id",
      "name",
      "faction",
      "hp",
      "born",
      "inventory",
      "favourite",
      "bonuses",
      "scores",
      "badges",
      "position",
      "figure",
      "rank",
    ],
  },
);

/** What no slot, or some other slot, may hold. */
const anyMistake: fc.Arbitrary<unknown> = fc
  .constantFrom<readonly unknown[]>(
    [undefined],
    [null],
    [Number.NaN],
    [-1],
    [1.5],
    [1e300],
    [70000],
    [5n],
    [2n ** 100n],
    ["x"],
    ["\ud800"],
    ["y".repeat(500)],
    [true],
    [[]],
    [{}],
    [[null]],
    [new Map([["a", 1]])],
    [
      new Set([
        { item: "a", count: 1 },
        { item: "a", count: 1 },
      ]),
    ],
    [new Date(Number.NaN)],
    [new Uint8Array([1, 2])],
    [new Uint8Array([0xc0])],
    [{ kind: "circle", radius: "x" }],
    [{ kind: "square" }],
    [{ tag: 1, raw: new Uint8Array([0]) }],
    [{ item: "a", count: 0 }],
    [{ item: "a".repeat(41), count: 1 }],
    [new Map([[-1, 2]])],
    [{ "\udc00": 1 }],
    [() => 1],
    [Symbol.iterator],
  )
  .map(([mistake]) => mistake);

const slots = ["id", "name", "faction", "email", "hp", "born", "inventory", "favourite", "bonuses", "scores", "badges"];

/** A sample with one slot replaced by something that it usually cannot hold. */
export const anyFlawedSample: fc.Arbitrary<unknown> = fc
  .tuple(
    anySample,
    fc.constantFrom(...slots, "stacks", "position", "figure", "avatar", "mod", "rank", "when"),
    anyMistake,
  )
  .map(([value, slot, mistake]) => ({ ...value, [slot]: mistake }));
