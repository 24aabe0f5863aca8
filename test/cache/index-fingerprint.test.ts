import { expect, test } from "vitest";
import { Player } from "../../generated/typescript/index.ts";
import { storedIndexOf } from "../../runtime/src/cache/index/index-fingerprint.ts";
import type { AnyDocument, IndexDeclaration } from "../../runtime/src/document/definition.ts";
import type { RecordShape, SlotShape } from "../../runtime/src/wire/shape.ts";

const shape = Player.shape as RecordShape;
const of = (definition: AnyDocument, at = 0) =>
  storedIndexOf(definition, definition.indexes[at] as IndexDeclaration<never>);
const withSlot = (name: string, change: Partial<SlotShape>): AnyDocument => ({
  ...Player,
  shape: { ...shape, slots: shape.slots.map((slot) => (slot.name === name ? { ...slot, ...change } : slot)) },
});
const slot = Player.indexes[0]?.parts[0]?.slot ?? "";

const changes: Record<string, Partial<SlotShape>> = {
  "another slot": { key: 99 },
  "another type": { shape: { kind: "scalar", scalar: "uuid" } },
  "a default": { presence: "defaulted", default: () => "nobody" },
  "another default": { presence: "defaulted", default: () => "somebody" },
};

test.each(Object.entries(changes))("%s makes another index", (_, change) => {
  expect(of(withSlot(slot, change)).fingerprint).not.toBe(of(Player).fingerprint);
});

test("two defaults make two indexes", () => {
  const [first, second] = [changes["a default"] ?? {}, changes["another default"] ?? {}];
  expect(of(withSlot(slot, first)).fingerprint).not.toBe(of(withSlot(slot, second)).fingerprint);
});

test("what decides no entry leaves an index as it is: other slots, constraints, the schema's hash, uniqueness, a renamed slot", () => {
  const { name, fingerprint } = of(Player);
  const scalar = shape.slots.find((each) => each.name === slot)?.shape;
  if (scalar?.kind !== "scalar") throw new Error("The slot is no scalar.");
  expect(of({ ...withSlot("hp", { key: 99 }), schemaHash: "other" })).toEqual({ name, fingerprint });
  expect(of(withSlot(slot, { shape: { ...scalar, maxLength: 1 } }))).toEqual({ name, fingerprint });
  const [first] = Player.indexes;
  const renamed = {
    ...withSlot(slot, { name: "called" }),
    indexes: [
      {
        ...first,
        accessor: "byCalled",
        unique: false,
        parts: (first?.parts ?? []).map((part) => ({ ...part, slot: "called" })),
      },
    ],
  };
  expect(of(renamed)).toEqual({ name: "byCalled", fingerprint });
});

test("of a slot that the shape does not tell, any change of the schema is one of the index", () => {
  const bare = { ...Player, shape: { ...shape, slots: [] } };
  expect(of({ ...bare, schemaHash: "other" }).fingerprint).not.toBe(of(bare).fingerprint);
});
